import type { ImageParameters, ImageRequest, TaskInputs } from '../../port/request.ts'
import { PARAMETERS } from '../parameters.ts'

/** A request that the workflows of the stand-in take. */
export const comfyRequest = (
  parameters: Partial<ImageParameters> = {},
  inputs: TaskInputs = { task: 'text-to-image' },
): ImageRequest => ({
  model: 'sd15',
  ...PARAMETERS,
  ...parameters,
  ...inputs,
})

/** The workflow that was sent last, and what came with it. */
export const lastPrompt = (requests: readonly { readonly path: string; readonly method: string; body: unknown }[]) =>
  requests.findLast(({ path, method }) => method === 'POST' && path === '/prompt')?.body
