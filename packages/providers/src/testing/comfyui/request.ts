import type { ImageParameters, ImageRequest, TaskInputs } from '../../port/request.ts'

/** A request that the workflows of the stand-in take. */
export const comfyRequest = (
  parameters: Partial<ImageParameters> = {},
  inputs: TaskInputs = { task: 'text-to-image' },
): ImageRequest => ({
  model: 'sd15',
  prompt: 'a lighthouse at dusk',
  negativePrompt: null,
  width: 256,
  height: 320,
  steps: 4,
  guidance: 3.5,
  seed: 7,
  options: {},
  ...parameters,
  ...inputs,
})

/** The workflow that was sent last, and what came with it. */
export const lastPrompt = (requests: readonly { readonly path: string; readonly method: string; body: unknown }[]) =>
  requests.findLast(({ path, method }) => method === 'POST' && path === '/prompt')?.body
