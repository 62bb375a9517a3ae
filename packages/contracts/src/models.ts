import { Type, type Static } from 'typebox'
import { problems } from './problem.ts'
import { defineRoute, Nullable, OneOf, OrNull, Strict } from './route.ts'

export const Limit = Type.Object(
  {
    min: Type.Number(),
    max: Type.Number(),
    default: Type.Number(),
    multipleOf: Type.Optional(Type.Number()),
  },
  { 'x-name': 'Limit' },
)
export type Limit = Static<typeof Limit>

export const ModelLimits = Type.Object(
  {
    width: Limit,
    height: Limit,
    steps: OrNull(Limit),
    guidance: OrNull(Limit),
    seed: OrNull(Limit),
    count: Limit,
    negativePrompt: OrNull(
      Type.Object({
        maxLength: Type.Integer({ description: 'Characters.' }),
      }),
    ),
  },
  { 'x-name': 'ModelLimits', description: 'null where the model has no such parameter. Sizes in pixels.' },
)
export type ModelLimits = Static<typeof ModelLimits>

/** What an engine can be asked for. */
export const TASKS = ['text-to-image', 'image-to-image', 'inpaint', 'outpaint', 'upscale'] as const
export type Task = (typeof TASKS)[number]

/** Whether one chooses how large the picture becomes; else that follows from its start. */
export const hasSize = (task: Task) => task === 'text-to-image' || task === 'image-to-image'

export const TaskLimits = Type.Object(
  {
    limits: ModelLimits,
    references: Type.Integer({ description: 'How many pictures it looks at besides the one that it begins with.' }),
    strength: OrNull(Limit),
    scales: Type.Array(Type.Number(), { description: 'The factors by which it can enlarge.' }),
  },
  { 'x-name': 'TaskLimits', description: 'What a model takes for one task; null where it has no such parameter.' },
)
export type TaskLimits = Static<typeof TaskLimits>

/** What a picture costs, as far as it can be told before it is made. */
export const Price = Type.Object(
  {
    amount: Type.Number({ minimum: 0, examples: [0.003] }),
    currency: Type.String({ description: 'ISO 4217.', examples: ['USD'] }),
    per: OneOf(['image', 'megapixel'], { description: 'A megapixel is a million pixels.' }),
  },
  { 'x-name': 'Price' },
)
export type Price = Static<typeof Price>

export const Model = Type.Object(
  {
    id: Type.String({
      description: '`ENGINE/NAME` where several engines have a model of this name, else its name.',
      examples: ['black-forest-labs/FLUX.1-schnell'],
    }),
    plainId: Type.String({
      description:
        'Its name, as generations and images tell it. Asked for by it, the first of its `engines` makes the picture.',
      examples: ['black-forest-labs/FLUX.1-schnell'],
    }),
    name: Type.String({ description: 'For people.' }),
    provider: Type.String({ description: 'The id of its engine, as `GET /api/v1/engines` lists it.' }),
    description: Type.String(),
    goodAt: Nullable(
      Type.String({ description: 'In a few words; null where nobody has judged it.', examples: ['Quick drafts'] }),
    ),
    price: OrNull(Price),
    license: Nullable(Type.String({ examples: ['apache-2.0'] })),
    status: OneOf(['ready', 'needs_token', 'unavailable']),
    reason: Nullable(Type.String({ description: 'Why it cannot be used now, and what helps.' })),
    replacement: Nullable(Type.String({ description: 'The id of a model to use instead.' })),
    servedBy: Type.Array(Type.String(), { description: 'The inference providers that serve it today.' }),
    tasks: Type.Array(OneOf(TASKS), { description: 'What it can be asked for; `limits` are those of the first.' }),
    limits: ModelLimits,
    taskLimits: Type.Partial(
      Type.Object({
        'text-to-image': TaskLimits,
        'image-to-image': TaskLimits,
        inpaint: TaskLimits,
        outpaint: TaskLimits,
        upscale: TaskLimits,
      }),
      { description: 'What it takes for each of its tasks.' },
    ),
    options: OrNull(
      Type.Record(Type.String(), Type.Unknown(), {
        description:
          'What it takes beyond the common parameters, as a JSON Schema of an object. An option with `x-tasks` is for those tasks only, and refused for others.',
      }),
    ),
    engines: Type.Array(Type.String(), {
      description: 'The ids of the engines that have a model of this name, in the order in which they are asked.',
    }),
    isDefault: Type.Boolean(),
  },
  {
    'x-name': 'Model',
    description:
      '`price` is what who serves the model says, else what the price list of its engine says, else null: it is never estimated.',
  },
)
export type Model = Static<typeof Model>

const tags = ['Models'] as const

const FoundModels = Type.Object({
  items: Type.Array(Model),
  incomplete: OrNull(
    Type.Object(
      {
        code: Type.String({ description: 'Stable: programs decide by this.', examples: ['provider.unavailable'] }),
        detail: Type.String({ description: 'One sentence for a person.' }),
      },
      { description: 'Why these are not all that a search finds: the Hub could not be asked.' },
    ),
  ),
})
export type FoundModels = Static<typeof FoundModels>

export const listModels = defineRoute({
  method: 'GET',
  url: '/api/v1/models',
  schema: {
    operationId: 'listModels',
    summary: 'The models at hand, or a search for more',
    description: 'Without `q` the curated models of every engine; with it also what their catalogues find.',
    tags,
    querystring: Strict({
      q: Type.Optional(
        Type.String({ maxLength: 100, description: 'Words in the id, name or description.', examples: ['flux'] }),
      ),
      provider: Type.Optional(
        Type.String({ minLength: 1, maxLength: 60, description: 'Of this engine only: one of `GET /api/v1/engines`.' }),
      ),
    }),
    response: { 200: FoundModels, ...problems() },
  },
})

export const ModelParams = Strict({
  '*': Type.String({
    minLength: 1,
    maxLength: 200,
    description: 'The model id.',
    examples: ['black-forest-labs/FLUX.1-schnell'],
  }),
})

export const getModel = defineRoute({
  method: 'GET',
  url: '/api/v1/models/*',
  schema: {
    operationId: 'getModel',
    summary: 'Read one model',
    description: 'Ids contain a slash; it may be encoded or not.',
    tags,
    params: ModelParams,
    response: { 200: Model, ...problems(404, 429, 502) },
  },
})
