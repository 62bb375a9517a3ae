import type { Words } from '../net/server-errors.ts'

/** As sentences call it: they begin with a capital letter. */
export const NAME = 'Stable-diffusion.cpp'

export const words: Words = ({ status, text }) => {
  if (/queue is full/i.test(text))
    return {
      code: 'provider.rate_limited',
      message: `The queue of ${NAME} is full.`,
      suggestion: 'Wait until some of its pictures are done.',
    }
  if (/does not support|unsupported .*mode|not supported by the loaded model/i.test(text))
    return {
      code: 'provider.task_unsupported',
      message: `The model that ${NAME} was started with makes no pictures like this.`,
      suggestion: 'Start it with another model.',
    }
  if (status === 404 && !/job/i.test(text))
    return {
      code: 'provider.not_configured',
      message: `${NAME} does not answer under this address, or is too old for its own API.`,
      suggestion: 'Check the address, or get a newer release of sd-server.',
    }
  return undefined
}
