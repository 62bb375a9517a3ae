import { GENERATION_STATUSES, OneOf, OrNull, TASKS, type Generation, type Image } from '@atelier/contracts'
import { Type, type Static } from 'typebox'

const text = (description: string) => Type.String({ description })
const pixels = (description: string) => Type.Integer({ description: `${description}, pixels.` })

/** Of an image what a model has a use for: a whole one is three times as long. */
export const Picture = Type.Object({
  imageId: text('For edit_image, get_image and add_to_collection.'),
  prompt: text('What it was made from.'),
  negativePrompt: OrNull(text('What it was to be without.')),
  title: OrNull(text('What a person called it.')),
  model: OrNull(text('What made it; null where an imported file does not say.')),
  task: OrNull(text('How it was made; null where nobody knows.')),
  seed: OrNull(Type.Integer({ description: 'With the same seed and parameters it comes out alike.' })),
  width: pixels('Width'),
  height: pixels('Height'),
  favorite: Type.Boolean(),
  rating: Type.Integer({ description: 'Stars from 1 to 5; 0 where none were given.' }),
  tags: Type.Array(Type.String()),
  createdAt: text('ISO 8601, UTC.'),
  url: text('The original, for whoever is logged in to the studio or sends a key.'),
})
export type Picture = Static<typeof Picture>

export const Made = Type.Object({
  generationId: text('For get_generation and cancel_generation.'),
  status: OneOf(GENERATION_STATUSES, { description: 'queued and running: not finished yet.' }),
  progress: Type.Number({ description: 'From 0 to 1.' }),
  prompt: text('As it was sent to the model, styles included.'),
  model: text('What makes it.'),
  task: OneOf(TASKS),
  seed: Type.Integer({ description: 'Of the first picture; the next ones use the following numbers.' }),
  images: Type.Array(Picture, { description: 'Those that are done.' }),
  waitingUntil: OrNull(text('Until when it waits for a limit of the engine, which `error` explains.')),
  error: OrNull(
    Type.Object({
      code: text('Stable: programs decide by this.'),
      message: text('What went wrong.'),
      suggestion: Type.Optional(text('What to do about it.')),
    }),
  ),
})
export type Made = Static<typeof Made>

/** As a client is told of an image, with addresses that lead to the studio from anywhere. */
export const presentPicture = (image: Image, origin: string): Picture => ({
  imageId: image.id,
  prompt: image.prompt,
  negativePrompt: image.negativePrompt,
  title: image.title,
  model: image.model,
  task: image.task,
  seed: image.seed,
  width: image.width,
  height: image.height,
  favorite: image.favorite,
  rating: image.rating,
  tags: image.tags,
  createdAt: image.createdAt,
  url: `${origin}${image.urls.file}`,
})

export const presentMade = (generation: Generation, origin: string): Made => ({
  generationId: generation.id,
  status: generation.status,
  progress: generation.progress,
  prompt: generation.prompt,
  model: generation.model,
  task: generation.task,
  seed: generation.parameters.seed,
  images: generation.images.map(image => presentPicture(image, origin)),
  waitingUntil: generation.waitingUntil,
  error: generation.error && {
    code: generation.error.code,
    message: generation.error.message,
    ...(generation.error.suggestion !== undefined && { suggestion: generation.error.suggestion }),
  },
})
