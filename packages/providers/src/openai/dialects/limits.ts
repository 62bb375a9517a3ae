import type { Limit } from '@atelier/contracts'
import { square, type SizeRule } from '../../pictures/sizes.ts'

/** What a name tells of models whose server tells nothing of them. */
export const isQuick = (id: string) => /turbo|schnell|lightning|hyper|lcm|distill|klein/i.test(id)

const PICTURES =
  /image|imagine|flux|diffusion|sdxl|(^|[^a-z])sd[-_.]?\d|sd-cpp|dall-?e|kontext|dreamshaper|kandinsky|pixart|hidream|kolors|playground|recraft|seedream|ideogram|animagine|juggernaut|realvis|banana/i
const OTHERS = /vision|caption|ocr|embed|video|audio|whisper|tts|rerank|guard|upscal/i

/** Whether a model makes pictures, as far as its name tells. */
export const soundsLikePictures = (id: string) => PICTURES.test(id) && !OTHERS.test(id)

export const stepsOf = (id: string, standard: number, max: number): Limit => ({
  min: 1,
  max,
  default: isQuick(id) ? Math.min(8, standard) : standard,
})

export const guidanceOf = (standard: number, max: number): Limit => ({ min: 0, max, default: standard })

/** Any size in steps, as most local models make it. */
export const anySize = (side: number, multipleOf: number, max = 2048): SizeRule => ({
  kind: 'range',
  multipleOf,
  min: 256,
  max,
  default: square(side),
})
