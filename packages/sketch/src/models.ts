import { MAX_PROMPT_LENGTH, type ModelLimits } from '@atelier/contracts'
import type { EngineModel, TaskLimits } from '@atelier/providers/port'

type BuiltInModel = Omit<EngineModel, 'provider' | 'servedBy'>

const SKETCH_ID = 'atelier/sketch'
const LANCZOS_ID = 'atelier/lanczos'

const SIDE = { min: 256, max: 2048, default: 1024, multipleOf: 8 }

/** Whatever begins with a picture can have its size, down to the pixel. */
const SIDE_OF_START = { min: 64, max: 4096, default: 1024 }

const drawing = (side: ModelLimits['width']): ModelLimits => ({
  width: side,
  height: side,
  steps: null,
  guidance: null,
  seed: { min: 0, max: 4294967295, default: 0 },
  count: { min: 1, max: 8, default: 1 },
  negativePrompt: { maxLength: MAX_PROMPT_LENGTH },
})

/** How much of a picture is painted over. */
export const REPAINTING = { min: 0, max: 1, default: 0.6 }

const begun = (strength: TaskLimits['strength']): TaskLimits => ({
  limits: drawing(SIDE_OF_START),
  references: 0,
  strength,
  scales: [],
})

const FREE = {
  price: { amount: 0, currency: 'USD', per: 'image' },
  license: 'MIT',
  status: 'ready',
  reason: null,
  replacement: null,
  options: null,
} as const

export const SKETCH: BuiltInModel = {
  ...FREE,
  id: SKETCH_ID,
  name: 'Sketch',
  description:
    'Draws a picture from the words of the prompt in plain code: no AI, no account, no network. Knows landscapes, weather, hours of the day, buildings, vehicles, animals, people, portraits, rooms, still lifes, words in quotes, colours and a few styles, in English and German; a thing it does not know lies in a parcel that bears its name. The negative prompt leaves out what it names. Repaints a picture in a style, an hour or a colour, draws into a part of it, and carries its edges on.',
  goodAt: 'Simple scenes at once, without AI or a network',
  tasks: {
    'text-to-image': { limits: drawing(SIDE), references: 0, strength: null, scales: [] },
    'image-to-image': begun(REPAINTING),
    inpaint: begun({ min: 0, max: 1, default: 1 }),
    outpaint: begun(null),
  },
}

/** What an enlarged picture may have: pixels of a side, and of all of it. */
export const ENLARGED = { side: 16_384, pixels: 64_000_000 }

const SIDE_OF_ENLARGED = { min: 1, max: ENLARGED.side, default: 2048 }

export const LANCZOS: BuiltInModel = {
  ...FREE,
  id: LANCZOS_ID,
  name: 'Lanczos',
  description:
    'Enlarges a picture to twice or four times its width and height, and does nothing else: it computes the pixels between those that there are (Lanczos, three lobes) and invents no detail. No AI, no account, no network.',
  goodAt: 'Enlarging a picture without inventing anything',
  tasks: {
    upscale: {
      limits: {
        width: SIDE_OF_ENLARGED,
        height: SIDE_OF_ENLARGED,
        steps: null,
        guidance: null,
        seed: null,
        count: { min: 1, max: 8, default: 1 },
        negativePrompt: null,
      },
      references: 0,
      strength: null,
      scales: [2, 4],
    },
  },
}
