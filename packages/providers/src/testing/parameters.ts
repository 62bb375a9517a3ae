import type { ImageParameters } from '../port/request.ts'

/** What the tests of every kind ask for, besides the model. */
export const PARAMETERS: Omit<ImageParameters, 'model'> = {
  prompt: 'a lighthouse at dusk',
  negativePrompt: null,
  width: 256,
  height: 320,
  steps: 4,
  guidance: 3.5,
  seed: 7,
  options: {},
}
