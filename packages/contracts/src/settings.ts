import { Type, type Static } from 'typebox'
import { Budget } from './costs.ts'
import { problems, writeProblems } from './problem.ts'
import { defineRoute, Nullable, OneOf, OrNull, Strict } from './route.ts'
import { MAX_PROMPT_LENGTH } from './text.ts'

export const Endpoint = Strict({
  model: Type.String({
    minLength: 1,
    maxLength: 200,
    pattern: '^[A-Za-z0-9][A-Za-z0-9._-]*(/[A-Za-z0-9][A-Za-z0-9._-]*)?$',
    description: 'The model id that this endpoint serves.',
  }),
  url: Type.String({
    maxLength: 500,
    format: 'uri',
    description: 'Takes the body of hf-inference: `{ inputs, parameters }`.',
  }),
})
export type Endpoint = Static<typeof Endpoint>

/** What the studio's form begins with, where the chosen model has it; null: the model's own default. */
const defaultParameters = {
  width: Nullable(Type.Integer({ minimum: 1, maximum: 16_384, description: 'Pixels.' })),
  height: Nullable(Type.Integer({ minimum: 1, maximum: 16_384, description: 'Pixels.' })),
  steps: Nullable(Type.Integer({ minimum: 1, maximum: 1000 })),
  guidance: Nullable(Type.Number({ minimum: 0, maximum: 100 })),
  count: Nullable(Type.Integer({ minimum: 1, maximum: 8 })),
  negativePrompt: Nullable(Type.String({ minLength: 1, maxLength: MAX_PROMPT_LENGTH })),
}
export const DefaultParameters = Type.Object(defaultParameters, {
  description: "What the studio's form begins with, where the chosen model has it. The API itself does not use them.",
})
export type DefaultParameters = Static<typeof DefaultParameters>

export const Settings = Type.Object(
  {
    huggingFace: Type.Object({
      configured: Type.Boolean(),
      tokenHint: Nullable(Type.String({ description: 'The last four characters.' })),
      source: Type.Unsafe<'env' | 'settings' | null>({ type: ['string', 'null'], enum: ['env', 'settings', null] }),
    }),
    endpoints: Type.Array(Endpoint, { description: 'Inference endpoints of your own, a model each.' }),
    defaultModel: Nullable(Type.String({ description: 'null: the studio chooses.' })),
    defaultParameters: DefaultParameters,
    downloadRecipe: Type.Boolean({
      description: 'Whether the page downloads pictures with their recipe inside, unless told otherwise.',
    }),
    newImages: OneOf(['private', 'shared'], {
      description: 'Whether only its owner sees a new image, or the whole studio; it can be changed for each.',
    }),
    failover: Type.Boolean({
      description:
        'Whether another engine takes over where one is the reason of a failure; each engine can say so for itself, too.',
    }),
    budget: OrNull(Budget),
    concurrency: Type.Record(Type.String(), Type.Integer(), {
      description: 'How many generations each engine works on at a time, in each worker; by the id of the engine.',
    }),
  },
  { 'x-name': 'Settings' },
)
export type Settings = Static<typeof Settings>

export const NewImages = OneOf(['private', 'shared'])
export const Concurrency = Type.Integer({ minimum: 1, maximum: 64 })
export const DefaultModel = Type.String({ minLength: 1, maxLength: 200 })
export const HuggingFaceToken = Type.String({
  minLength: 1,
  maxLength: 200,
  pattern: '^hf_[A-Za-z0-9]+$',
  description: 'Write-only: never given out again. null removes it.',
})

export const SettingsPatch = Strict(
  {
    huggingFaceToken: Type.Optional(Nullable(HuggingFaceToken)),
    endpoints: Type.Optional(Type.Array(Endpoint, { maxItems: 50 })),
    defaultModel: Type.Optional(Nullable(DefaultModel)),
    defaultParameters: Type.Optional(
      Type.Partial(Strict(defaultParameters), { additionalProperties: false, minProperties: 1 }),
    ),
    downloadRecipe: Type.Optional(Type.Boolean()),
    newImages: Type.Optional(NewImages),
    failover: Type.Optional(Type.Boolean()),
    budget: Type.Optional(OrNull(Budget)),
    concurrency: Type.Optional(
      Type.Record(Type.String(), Concurrency, { minProperties: 1, description: 'By the id of the engine.' }),
    ),
  },
  { minProperties: 1, examples: [{ downloadRecipe: true, defaultParameters: { count: 2 } }] },
)
export type SettingsPatch = Static<typeof SettingsPatch>

const tags = ['Settings'] as const

export const getSettings = defineRoute({
  method: 'GET',
  url: '/api/v1/settings',
  schema: {
    operationId: 'getSettings',
    summary: 'Read the settings',
    tags,
    response: { 200: Settings, ...problems() },
  },
})

export const updateSettings = defineRoute({
  method: 'PATCH',
  url: '/api/v1/settings',
  schema: {
    operationId: 'updateSettings',
    summary: 'Change settings',
    description: 'A Hugging Face token is checked against the Hub before it is stored, and stored sealed.',
    tags,
    body: SettingsPatch,
    response: { 200: Settings, ...writeProblems(404, 409, 422, 429, 502) },
  },
})
