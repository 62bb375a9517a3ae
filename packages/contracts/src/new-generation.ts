import { Type, type Static } from 'typebox'
import { taskAsked } from './inputs.ts'
import { TASKS } from './models.ts'
import { originAsked } from './relations.ts'
import { Nullable, OneOf, Strict } from './route.ts'
import { MAX_STYLES_COMBINED, StyleId } from './styles.ts'
import { MAX_PROMPT_LENGTH } from './text.ts'
import type { Typed } from './typed.ts'

/** The largest seed: 32 bits, as every image model takes it. */
export const MAX_SEED = 4_294_967_295

/** Words and numbers: all that a picture from text takes. A function, or the page's bundle could not drop it. */
const fromWords = () => ({
  prompt: Type.String({ minLength: 1, maxLength: MAX_PROMPT_LENGTH, pattern: '\\S' }),
  model: Type.Optional(Type.String({ minLength: 1, maxLength: 200, description: 'The default model when left out.' })),
  negativePrompt: Type.Optional(Type.String({ maxLength: MAX_PROMPT_LENGTH })),
  width: Type.Optional(Type.Integer({ minimum: 1, maximum: 16_384 })),
  height: Type.Optional(Type.Integer({ minimum: 1, maximum: 16_384 })),
  steps: Type.Optional(Type.Integer({ minimum: 1, maximum: 1000 })),
  guidance: Type.Optional(Type.Number({ minimum: 0, maximum: 100 })),
  seed: Type.Optional(
    Type.Integer({ minimum: 0, maximum: MAX_SEED, description: 'Picked, recorded and shown when left out.' }),
  ),
  count: Type.Optional(Type.Integer({ minimum: 1, maximum: 8, default: 1 })),
  styles: Type.Optional(
    Type.Array(StyleId, {
      maxItems: MAX_STYLES_COMBINED,
      uniqueItems: true,
      description:
        'Ids of styles to put around the prompt, in this order. The prompt as it was typed is stored as `typed`.',
    }),
  ),
  ...originAsked(),
})

/** One of a list of prompts: begins with no picture. */
export const PromptRequest = Strict(fromWords(), {
  examples: [{ prompt: 'a lighthouse at dusk, watercolour', count: 2 }],
})
export type PromptRequest = Static<typeof PromptRequest>

/** A function, or the page's bundle could not drop it. */
const generationAsked = () => ({
  ...fromWords(),
  task: Type.Optional(
    OneOf(TASKS, {
      description:
        'Found from the inputs when left out: `inpaint` with a mask, `outpaint` with `extend`, `upscale` with `scale`, `image-to-image` with a picture, else `text-to-image`.',
    }),
  ),
  ...taskAsked(),
})

export const NewGeneration = Strict(generationAsked(), {
  examples: [{ prompt: 'a lighthouse at dusk, watercolour', count: 2 }],
})
export type NewGeneration = Static<typeof NewGeneration>
/** Read inside a function, or the page's bundle could not drop it. */
export const generationProperties = () => NewGeneration.properties

/** What was typed for another picture, as a generation and its images tell of it. */
const TypedBefore = Type.Unsafe<Typed>(
  Strict(
    {
      prompt: Type.String({ maxLength: MAX_PROMPT_LENGTH }),
      negativePrompt: Nullable(Type.String({ maxLength: MAX_PROMPT_LENGTH })),
      styles: Type.Array(Type.String({ minLength: 1, maxLength: 100 }), { maxItems: MAX_STYLES_COMBINED }),
    },
    {
      description:
        'For another one of what was made before: the prompt is sent as it is, and this is stored as what was typed for it.',
    },
  ),
)

/** Alone a generation may also have words that came of others. Inside a function, or the page's bundle could not drop it. */
const aloneProperties = () => {
  const { prompt, ...asked } = generationAsked()
  return {
    prompt: Type.Optional({
      ...prompt,
      description: 'May be left out to enlarge a picture, which keeps the prompt that it has.',
    }),
    ...asked,
    typed: Type.Optional(TypedBefore),
  }
}

export const NewVariation = Strict(aloneProperties(), {
  examples: [{ prompt: 'a lighthouse at dusk, watercolour', count: 2 }],
})
export type NewVariation = Static<typeof NewVariation>
