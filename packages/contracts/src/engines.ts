import { Type, type Static } from 'typebox'
import { EngineLinks, EngineSettings, EngineSetup } from './engine-setup.ts'
import { TASKS } from './models.ts'
import { problems } from './problem.ts'
import { defineRoute, Nullable, OneOf, OrNull } from './route.ts'

/** Of an engine that somebody adds; part of the ids of models. */
export const EngineId = Type.String({
  minLength: 1,
  maxLength: 40,
  pattern: '^[a-z0-9]+(-[a-z0-9]+)*$',
  description: 'The `provider` of models, generations and images.',
  examples: ['forge'],
})

export const Engine = Type.Object(
  {
    id: Type.String({ description: 'The `provider` of models, generations and images.' }),
    kind: Type.String({ description: 'One of `GET /api/v1/engines/kinds`; several engines can be of one kind.' }),
    name: Type.String({ description: 'For people.', examples: ['Hugging Face'] }),
    isBuiltIn: Type.Boolean({ description: 'Part of the studio: it needs no network and nothing set up.' }),
    isEnabled: Type.Boolean({ description: 'One that is switched off makes no pictures and shows no models.' }),
    isAvailable: Type.Boolean({ description: 'Whether it can be used as it is set up now.' }),
    reason: Nullable(Type.String({ description: 'Why it cannot be used now, and what helps.' })),
    links: EngineLinks,
    setup: OrNull(EngineSetup),
  },
  {
    'x-name': 'Engine',
    description: '`setup` is how it is set up, for those who may manage engines; null for everybody else.',
  },
)
export type Engine = Static<typeof Engine>

export const EngineKind = Type.Object(
  {
    id: Type.String({ examples: ['a1111'] }),
    name: Type.String({ examples: ['AUTOMATIC1111, Forge and others'] }),
    description: Type.String({ description: 'One sentence: what stands behind it.' }),
    isAddable: Type.Boolean({ description: 'Whether engines of this kind can be added.' }),
    discovers: Type.Boolean({ description: 'Whether `discover` finds one that runs on the machine of the studio.' }),
    readsModels: Type.Boolean({ description: 'Whether it makes models of files, e.g. of workflows.' }),
    concurrency: Type.Integer({
      description: 'Pictures asked of it at a time, in each worker, unless somebody chose.',
    }),
    links: EngineLinks,
    settings: Type.Record(Type.String(), Type.Unknown(), {
      description: 'What has to be set up, as a JSON Schema. Secrets have `writeOnly: true`.',
    }),
  },
  { 'x-name': 'EngineKind' },
)
export type EngineKind = Static<typeof EngineKind>

/** Settings that are found on the studio's own machine. */
export const FoundEngine = Type.Object(
  {
    kind: Type.String(),
    name: Type.String({ description: 'What it could be called.', examples: ['Forge'] }),
    title: Type.String({ description: 'For people: what was found, and where.', examples: ['Forge at port 7860'] }),
    url: Type.String({ examples: ['http://127.0.0.1:7860'] }),
    settings: EngineSettings,
    engineId: Nullable(Type.String({ description: 'The engine that has this address already.' })),
  },
  { 'x-name': 'FoundEngine' },
)
export type FoundEngine = Static<typeof FoundEngine>

/** A function, or the page's bundle could not drop it. */
const taskRule = () =>
  Type.Object({
    tasks: Type.Array(OneOf(TASKS)),
    connected: Type.Array(Type.String(), { description: 'Inputs that have to be connected, by their names.' }),
    notConnected: Type.Array(Type.String(), { description: 'Inputs that must not be.' }),
  })

/** What came of a file that somebody dropped. */
export const ReadModel = Type.Object(
  {
    model: Type.Record(Type.String(), Type.Unknown(), { description: 'As the settings of the kind keep it.' }),
    choices: Type.Record(Type.String(), Type.Array(Type.Object({ value: Type.String(), label: Type.String() })), {
      description: 'What could stand for each input, by its name.',
    }),
    taskRules: Type.Array(taskRule(), {
      description: 'What the model can be asked for, by which of its inputs are connected: the first one that holds.',
    }),
    remarks: Type.Array(Type.String(), { description: 'What is missing or doubtful, as sentences.' }),
  },
  { 'x-name': 'ReadModel' },
)
export type ReadModel = Static<typeof ReadModel>

const tags = ['Engines'] as const

export const listEngines = defineRoute({
  method: 'GET',
  url: '/api/v1/engines',
  schema: {
    operationId: 'listEngines',
    summary: 'Who makes pictures here, in the order in which they are asked',
    tags,
    response: { 200: Type.Object({ items: Type.Array(Engine) }), ...problems() },
  },
})

export const listEngineKinds = defineRoute({
  method: 'GET',
  url: '/api/v1/engines/kinds',
  schema: {
    operationId: 'listEngineKinds',
    summary: 'The kinds of engines, and what each needs',
    tags,
    response: { 200: Type.Object({ items: Type.Array(EngineKind) }), ...problems() },
  },
})
