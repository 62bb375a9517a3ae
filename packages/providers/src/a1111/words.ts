import type { Words } from '../net/server-errors.ts'

/** As sentences call whatever speaks this protocol. */
export const NAME = 'Stable Diffusion WebUI'

/** What these servers say, in the words of AUTOMATIC1111, Forge, SD.Next and KoboldCpp. The first that fits counts. */
const MEANINGS: readonly { readonly said: RegExp; readonly means: NonNullable<ReturnType<Words>> }[] = [
  {
    said: /sampler .*not found|unknown sampler|invalid sampler/i,
    means: {
      code: 'provider.bad_request',
      message: `${NAME} does not know this sampler.`,
      suggestion: 'Choose another sampler, or leave it out.',
    },
  },
  {
    said: /could not find upscaler|upscaler .*not found/i,
    means: {
      code: 'provider.bad_request',
      message: `${NAME} does not know this upscaler.`,
      suggestion: 'Choose another upscaler.',
    },
  },
  { said: /(model|checkpoint) .*not found|no checkpoints? found/i, means: 'provider.model_gone' },
  {
    said: /you do not have .*state dict/i,
    means: {
      code: 'provider.bad_request',
      message: `${NAME} lacks a part of this model: its VAE or a text encoder.`,
      suggestion: 'Choose both once on the page of Forge itself, under "VAE / Text Encoder".',
    },
  },
  {
    said: /tensor with (all )?nans/i,
    means: {
      code: 'provider.failed',
      message: `${NAME} came to numbers that are no picture.`,
      suggestion: 'Start it with --no-half-vae or --no-half, or choose another seed or sampler.',
    },
  },
  {
    said: /server is busy|queue is full/i,
    means: {
      code: 'provider.rate_limited',
      message: `${NAME} is busy with another picture.`,
      suggestion: 'Wait until it is done.',
    },
  },
  {
    said: /invalid encoded image|init image (not found|is none)/i,
    means: {
      code: 'provider.bad_request',
      message: `${NAME} could not read the picture that it was to begin with.`,
      suggestion: 'Try another picture.',
    },
  },
]

/** A route that is missing, in the words of FastAPI. Models and samplers that are missing say so. */
const NO_ROUTE = /^(not found|method not allowed)$/i

export const words: Words = ({ status, text }) => {
  const found = MEANINGS.find(({ said }) => said.test(text))
  if (found) return found.means
  if ((status === 404 || status === 405) && NO_ROUTE.test(text.trim()))
    return {
      code: 'provider.not_configured',
      message: `${NAME} answers, but its API is switched off.`,
      suggestion: 'Start it with --api, or correct the address on the page of the engines.',
    }
  return undefined
}
