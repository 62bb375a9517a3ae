import { defineError } from '../../platform/errors.ts'

export const samplerNotFound = defineError(
  'a1111.sampler_not_found',
  404,
  'The model has no sampler of this name, and AUTOMATIC1111 knows none. GET /sdapi/v1/samplers lists those that are taken.',
  (name: string) => `Sampler not found: "${name}".`,
)
export const schedulerNotFound = defineError(
  'a1111.scheduler_not_found',
  404,
  'The model has no scheduler of this name, and AUTOMATIC1111 knows none. GET /sdapi/v1/schedulers lists those that are taken.',
  (name: string) => `Scheduler not found: "${name}".`,
)
export const upscalerNotFound = defineError(
  'a1111.upscaler_not_found',
  404,
  'Nothing in the studio that enlarges pictures has this name. GET /sdapi/v1/upscalers lists what does.',
  (name: string) => `Upscaler not found: "${name}".`,
)
export const styleNotFoundByName = defineError(
  'a1111.style_not_found',
  404,
  'You have no style of this name, and none comes with the studio. GET /sdapi/v1/prompt-styles lists them.',
  (name: string) => `Style not found: "${name}".`,
)
export const scriptNotFound = defineError(
  'a1111.script_not_found',
  422,
  'The studio has none of the scripts and extensions of AUTOMATIC1111. Switch it off in the program that asks for it.',
  (name: string) => `Script '${name}' not found: this studio has no scripts and extensions.`,
)
