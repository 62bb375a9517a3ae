import type { GenerationParameters } from '@atelier/contracts'

/** What a picture from words alone has of the parameters that other tasks take. */
export const PLAIN = {
  strength: null,
  maskBlur: null,
  keepUnmasked: null,
  scale: null,
  extend: null,
  sampler: null,
  scheduler: null,
  loras: [],
  options: {},
} satisfies Partial<GenerationParameters>
