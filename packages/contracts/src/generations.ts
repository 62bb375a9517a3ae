import { Type, type Static } from 'typebox'
import { ServedInstead } from './costs.ts'
import { Image } from './images.ts'
import { InputUsed, taskParameters } from './inputs.ts'
import { TASKS } from './models.ts'
import { NewVariation } from './new-generation.ts'
import { problems, writeProblems } from './problem.ts'
import { originOf } from './relations.ts'
import {
  Cursor,
  defineRoute,
  Id,
  IdempotencyKey,
  IdParams,
  Limited,
  Nullable,
  OneOf,
  OrNull,
  Strict,
  Timestamp,
} from './route.ts'
import { Typed } from './typed.ts'

export const GENERATION_STATUSES = ['queued', 'running', 'succeeded', 'failed', 'cancelled'] as const
export const GenerationStatus = OneOf(GENERATION_STATUSES)
export type GenerationStatus = (typeof GENERATION_STATUSES)[number]

export const GenerationParameters = Type.Object({
  width: Type.Integer({ description: 'Pixels.' }),
  height: Type.Integer({ description: 'Pixels.' }),
  steps: Nullable(Type.Integer({ description: 'Inference steps; null where the model has none.' })),
  guidance: Nullable(Type.Number({ description: 'Guidance scale; null where the model has none.' })),
  seed: Type.Integer({ description: 'Of the first image; image k uses seed + k, modulo 2^32.' }),
  count: Type.Integer(),
  ...taskParameters(),
})
export type GenerationParameters = Static<typeof GenerationParameters>

export const GenerationError = Type.Object({
  code: Type.String({ examples: ['provider.rate_limited'] }),
  message: Type.String(),
  retryAfterMs: Type.Optional(Type.Integer({ description: 'Milliseconds until another try makes sense.' })),
  resetsAt: Type.Optional({ ...Timestamp, description: 'When a budget that was used up begins anew.' }),
  suggestion: Type.Optional(Type.String({ description: 'What to do about it.' })),
})
export type GenerationError = Static<typeof GenerationError>

export const GenerationBatch = Type.Object(
  {
    id: Id,
    size: Type.Integer({ minimum: 2, description: 'How many there were of them at first.', examples: [40] }),
  },
  { description: 'Those that one call asked for: the prompts of a file, or all that came of a dynamic one.' },
)
export type GenerationBatch = Static<typeof GenerationBatch>

export const Generation = Type.Object(
  {
    id: Id,
    status: GenerationStatus,
    prompt: Type.String(),
    negativePrompt: Nullable(Type.String()),
    typed: OrNull(Typed),
    model: Type.String(),
    provider: Type.String(),
    task: OneOf(TASKS),
    inputs: Type.Array(InputUsed, { description: 'The pictures that it begins with, as they were asked for.' }),
    parameters: GenerationParameters,
    progress: Type.Number({ minimum: 0, maximum: 1 }),
    attempts: Type.Integer({ description: 'How often it was taken up.' }),
    images: Type.Array(Image, { description: 'Those that are done, also while others are still being made.' }),
    error: OrNull(GenerationError),
    waitingUntil: Nullable(Timestamp),
    createdAt: Timestamp,
    startedAt: Nullable(Timestamp),
    finishedAt: Nullable(Timestamp),
    clearedAt: Nullable(Timestamp),
    gridId: Nullable(Type.String({ format: 'uuid', description: 'The compare grid that it is a cell of.' })),
    cell: Nullable(Type.Integer({ minimum: 0, description: 'Which cell of the grid, from 0, the last axis fastest.' })),
    batch: OrNull(GenerationBatch),
    servedInstead: ServedInstead,
    ...originOf(),
  },
  {
    'x-name': 'Generation',
    description:
      'A prompt being made into images; it is also the job. `waitingUntil` is set while a queued one waits for a rate limit, which `error` explains. `clearedAt` is set once it was cleared from the list of what is done; its images stay; a cell of a grid is cleared from the beginning.',
  },
)
export type Generation = Static<typeof Generation>

export const GenerationPage = Type.Object(
  {
    items: Type.Array(Generation),
    nextCursor: Nullable(Type.String()),
  },
  { 'x-name': 'GenerationPage' },
)
export type GenerationPage = Static<typeof GenerationPage>

const tags = ['Generations'] as const

export const createGeneration = defineRoute({
  method: 'POST',
  url: '/api/v1/generations',
  schema: {
    operationId: 'createGeneration',
    summary: 'Make images from a prompt',
    description:
      'Answers `202` at once; follow it by `GET /api/v1/events`, by reading it again, or wait for it with `Prefer: wait=N`.',
    tags,
    headers: Type.Object({
      prefer: Type.Optional(
        Type.String({
          description: '`wait=N`: hold the answer up to N seconds (1 to 60); `201` when it is finished by then.',
          examples: ['wait=30'],
        }),
      ),
      'idempotency-key': IdempotencyKey('The same key and body give the same generation for 24 hours.'),
    }),
    body: NewVariation,
    response: { 201: Generation, 202: Generation, ...writeProblems(404, 409, 422, 429, 502) },
  },
})

export const listGenerations = defineRoute({
  method: 'GET',
  url: '/api/v1/generations',
  schema: {
    operationId: 'listGenerations',
    summary: 'Page through generations, newest first',
    tags,
    querystring: Strict({
      status: Type.Optional(OneOf(GENERATION_STATUSES, { description: 'Of this status only.' })),
      cleared: Type.Optional(
        Type.Boolean({ description: 'Only those that were cleared, or only those that were not.' }),
      ),
      scope: Type.Optional(OneOf(['mine', 'all'], { description: 'Your own, or all, which needs an admin.' })),
      cursor: Type.Optional(Cursor),
      limit: Limited,
    }),
    response: { 200: GenerationPage, ...problems() },
  },
})

export const GenerationDurations = Type.Object(
  {
    items: Type.Array(
      Type.Object({
        model: Type.String({ examples: ['black-forest-labs/FLUX.1-schnell'] }),
        msPerImage: Type.Integer({
          description:
            'Median of the last 20 that succeeded: milliseconds from start to end, divided by the images made.',
          examples: [2400],
        }),
        samples: Type.Integer({ description: 'How many that median is of.', examples: [20] }),
      }),
    ),
  },
  { 'x-name': 'GenerationDurations' },
)
export type GenerationDurations = Static<typeof GenerationDurations>

export const getGenerationDurations = defineRoute({
  method: 'GET',
  url: '/api/v1/generations/durations',
  schema: {
    operationId: 'getGenerationDurations',
    summary: 'How long each model took of late',
    description: 'What a page needs to say how long a generation will take.',
    tags,
    response: { 200: GenerationDurations, ...problems() },
  },
})

export const ModelSamples = Type.Object(
  { items: Type.Array(Type.Object({ model: Type.String(), image: Image })) },
  { 'x-name': 'ModelSamples' },
)
export type ModelSamples = Static<typeof ModelSamples>

export const listModelSamples = defineRoute({
  method: 'GET',
  url: '/api/v1/generations/samples',
  schema: {
    operationId: 'listModelSamples',
    summary: 'The newest picture of each model',
    description:
      'Of the models that made pictures here, the newest that is in the gallery: of the last 20 generations of each that succeeded.',
    tags,
    response: {
      200: ModelSamples,
      ...problems(),
    },
  },
})

export const clearGenerations = defineRoute({
  method: 'POST',
  url: '/api/v1/generations/clear',
  schema: {
    operationId: 'clearGenerations',
    summary: 'Clear the list of what is done',
    description:
      'Marks everything of yours that succeeded, failed or was cancelled as cleared; images stay. Nothing that waits or runs is touched.',
    tags,
    response: {
      200: Type.Object({
        cleared: Type.Integer({ description: 'How many were marked by this call.', examples: [12] }),
      }),
      ...writeProblems(),
    },
  },
})

export const getGeneration = defineRoute({
  method: 'GET',
  url: '/api/v1/generations/:id',
  schema: {
    operationId: 'getGeneration',
    summary: 'Read one generation',
    tags,
    params: IdParams,
    response: { 200: Generation, ...problems(404) },
  },
})

export const cancelGeneration = defineRoute({
  method: 'POST',
  url: '/api/v1/generations/:id/cancel',
  schema: {
    operationId: 'cancelGeneration',
    summary: 'Stop a generation',
    description: 'Aborts the call upstream. Images that were finished stay. Cancelling what is finished is a `409`.',
    tags,
    params: IdParams,
    response: { 200: Generation, ...writeProblems(404, 409) },
  },
})

export const removeGeneration = defineRoute({
  method: 'DELETE',
  url: '/api/v1/generations/:id',
  schema: {
    operationId: 'removeGeneration',
    summary: 'Delete what was asked',
    description:
      'The prompt and all that is known of how it was made; its images stay in the gallery, each with its own prompt. Only what is finished: cancel it first. One that has no image left is deleted together with the last of them.',
    tags,
    params: IdParams,
    response: { 204: Type.Null({ description: 'Gone.' }), ...writeProblems(404, 409) },
  },
})

export const retryGeneration = defineRoute({
  method: 'POST',
  url: '/api/v1/generations/:id/retry',
  schema: {
    operationId: 'retryGeneration',
    summary: 'Queue a failed or cancelled generation again',
    description: 'Only the images that are missing are made.',
    tags,
    params: IdParams,
    response: { 202: Generation, ...writeProblems(404, 409, 429) },
  },
})
