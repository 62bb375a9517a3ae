import { Type, type Static } from 'typebox'
import { EngineCheck, EngineSettings, ListedPrice } from './engine-setup.ts'
import { Engine, EngineId, FoundEngine, ReadModel } from './engines.ts'
import { writeProblems } from './problem.ts'
import { defineRoute, Strict } from './route.ts'

const tags = ['Engines'] as const

const EngineName = Type.String({ minLength: 1, maxLength: 60, pattern: '\\S', description: 'For people.' })
const KindId = Type.String({ minLength: 1, maxLength: 40, description: 'One of `GET /api/v1/engines/kinds`.' })
const Concurrency = Type.Integer({
  minimum: 1,
  maximum: 64,
  description: "Pictures that each worker asks of it at a time. The kind's own when left out.",
})
const AllowPrivateNetwork = Type.Unsafe<boolean | null>({
  type: ['boolean', 'null'],
  description: 'Whether it may be at an address that is not public; null: as the studio is.',
})
const Failover = Type.Boolean({
  description: 'Whether another engine that has the same model takes over when this one is the reason of a failure.',
})
const Prices = Type.Array(ListedPrice, {
  maxItems: 500,
  description: 'All of them: what is not named is taken from the list.',
})
const EngineParams = Strict({
  id: Type.String({ minLength: 1, maxLength: 60, description: 'The id of an engine.', examples: ['forge'] }),
})

/** Functions, or the page's bundle could not drop them. */
const changeable = () => ({
  concurrency: Type.Optional(Concurrency),
  isEnabled: Type.Optional(Type.Boolean()),
  allowPrivateNetwork: Type.Optional(AllowPrivateNetwork),
  failover: Type.Optional(Failover),
  prices: Type.Optional(Prices),
})

const asked = () => ({
  id: Type.Optional(EngineId),
  kind: KindId,
  name: EngineName,
  settings: EngineSettings,
  ...changeable(),
})

export const NewEngine = Strict(asked(), {
  description: '`id` is made of the name when it is left out, and stays.',
  examples: [{ kind: 'a1111', name: 'Forge', settings: { baseUrl: 'http://127.0.0.1:7860' } }],
})
export type NewEngine = Static<typeof NewEngine>

const changes = () => ({
  name: Type.Optional(EngineName),
  settings: Type.Optional(EngineSettings),
  position: Type.Optional(Type.Integer({ minimum: 0, maximum: 1000, description: 'Its place in the order, from 0.' })),
  ...changeable(),
})

export const EnginePatch = Strict(changes(), {
  description:
    'Settings are merged: what is left out stays, a secret too, and null removes it. Where an address changes to another server, secrets have to be entered again.',
  minProperties: 1,
  examples: [{ isEnabled: false }],
})
export type EnginePatch = Static<typeof EnginePatch>

export const createEngine = defineRoute({
  method: 'POST',
  url: '/api/v1/engines',
  schema: {
    operationId: 'createEngine',
    summary: 'Add an engine',
    description: 'It stands last in the order, and is used at once. Secrets are stored sealed and never given out.',
    tags,
    body: NewEngine,
    response: { 201: Engine, ...writeProblems(404, 409) },
  },
})

export const updateEngine = defineRoute({
  method: 'PATCH',
  url: '/api/v1/engines/:id',
  schema: {
    operationId: 'updateEngine',
    summary: 'Change an engine, or switch it on and off',
    description:
      'What is being made goes on with the settings that it began with. Of an engine that comes with the studio only `isEnabled`, `position`, `concurrency`, `failover` and `prices` can be changed here.',
    tags,
    params: EngineParams,
    body: EnginePatch,
    response: { 200: Engine, ...writeProblems(404, 409) },
  },
})

export const removeEngine = defineRoute({
  method: 'DELETE',
  url: '/api/v1/engines/:id',
  schema: {
    operationId: 'removeEngine',
    summary: 'Remove an engine',
    description:
      'What it is making is finished. What waits for it goes to another engine that has the model, or fails.',
    tags,
    params: EngineParams,
    response: { 204: Type.Null({ description: 'Gone; its pictures stay.' }), ...writeProblems(404, 409) },
  },
})

export const orderEngines = defineRoute({
  method: 'PATCH',
  url: '/api/v1/engines/order',
  schema: {
    operationId: 'orderEngines',
    summary: 'Say in which order engines are asked',
    description: 'Those that are not named stay behind those that are, in the order that they have.',
    tags,
    body: Strict(
      {
        ids: Type.Array(Type.String({ minLength: 1, maxLength: 60 }), {
          minItems: 1,
          maxItems: 200,
          uniqueItems: true,
        }),
      },
      { examples: [{ ids: ['forge', 'openrouter'] }] },
    ),
    response: { 200: Type.Object({ items: Type.Array(Engine) }), ...writeProblems(404) },
  },
})

export const checkEngine = defineRoute({
  method: 'POST',
  url: '/api/v1/engines/:id/check',
  schema: {
    operationId: 'checkEngine',
    summary: 'Ask an engine whether it works',
    tags,
    params: EngineParams,
    response: { 200: EngineCheck, ...writeProblems(404) },
  },
})

/** What is asked of settings that are not stored yet. With `id` the secrets that are left out are those of that engine. */
const tried = () => ({
  id: Type.Optional(Type.String({ minLength: 1, maxLength: 60 })),
  kind: KindId,
  name: Type.Optional(EngineName),
  settings: EngineSettings,
  allowPrivateNetwork: Type.Optional(AllowPrivateNetwork),
})

export const checkEngineSettings = defineRoute({
  method: 'POST',
  url: '/api/v1/engines/check',
  schema: {
    operationId: 'checkEngineSettings',
    summary: 'Ask whether an engine would work',
    description: 'Nothing is stored. With `id`, what is left out is as that engine has it.',
    tags,
    body: Strict(tried(), {
      examples: [{ kind: 'a1111', settings: { baseUrl: 'http://127.0.0.1:7860' } }],
    }),
    response: { 200: EngineCheck, ...writeProblems(404) },
  },
})

export const discoverEngines = defineRoute({
  method: 'POST',
  url: '/api/v1/engines/discover',
  schema: {
    operationId: 'discoverEngines',
    summary: 'Look for engines on the machine of the studio',
    description: 'At the usual ports of 127.0.0.1, all of them at once, within two seconds.',
    tags,
    response: { 200: Type.Object({ items: Type.Array(FoundEngine) }), ...writeProblems() },
  },
})

export const readEngineModel = defineRoute({
  method: 'POST',
  url: '/api/v1/engines/kinds/:kind/models',
  schema: {
    operationId: 'readEngineModel',
    summary: 'Make a model of a file, e.g. of a workflow',
    description: 'Nothing is stored: `model` goes into the settings of an engine, corrected where it has to be.',
    tags,
    params: Strict({ kind: KindId }),
    body: Strict(
      { file: Type.Unknown({ description: 'What the file has in it, as JSON; up to 1 MB.' }) },
      { examples: [{ file: { '3': { class_type: 'KSampler', inputs: { seed: 7 } } } }] },
    ),
    response: { 200: ReadModel, ...writeProblems(404, 422) },
  },
})

export type TriedEngine = Static<(typeof checkEngineSettings)['schema']['body']>
