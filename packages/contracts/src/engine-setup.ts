import { Type, type Static } from 'typebox'
import { Price } from './models.ts'
import { Nullable, OneOf, Strict, Timestamp } from './route.ts'

export const EngineLinks = Type.Object(
  {
    token: Nullable(Type.String({ description: 'Where its tokens are made.' })),
    credits: Nullable(Type.String({ description: 'Where its credits are bought.' })),
    model: Nullable(Type.String({ description: 'The page of a model; `{model}` stands for the id of the model.' })),
  },
  { description: 'Pages for people, where it has them.' },
)

/** By the schema of the kind, which is what judges it. */
export const EngineSettings = Type.Record(Type.String({ maxLength: 60 }), Type.Unknown(), {
  description: 'By the names in the schema of the kind.',
  examples: [{ baseUrl: 'http://127.0.0.1:7860' }],
})
export type EngineSettings = Static<typeof EngineSettings>

/** What an admin says of the price, where the engine does not say it itself. A function, or the page's bundle could not drop it. */
const priced = () => ({
  model: Type.String({ minLength: 1, maxLength: 200, description: 'The name of the model at this engine.' }),
  amount: Price.properties.amount,
  currency: Type.String({ pattern: '^[A-Z]{3}$', description: 'ISO 4217.', examples: ['USD'] }),
  per: Price.properties.per,
})
export const ListedPrice = Strict(priced(), {
  examples: [{ model: 'gpt-image-1', amount: 0.04, currency: 'USD', per: 'image' }],
})
export type ListedPrice = Static<typeof ListedPrice>

export const EngineCheck = Type.Object(
  {
    ok: Type.Boolean(),
    latencyMs: Type.Integer({ description: 'Milliseconds until it answered.' }),
    models: Type.Integer({ description: 'How many models it has.' }),
    problem: Type.Optional(
      Type.Object({
        code: Type.String({ examples: ['provider.auth'] }),
        message: Type.String({ description: 'What is wrong, for people.' }),
        suggestion: Type.Optional(Type.String({ description: 'What helps.' })),
      }),
    ),
  },
  { 'x-name': 'EngineCheck', description: '`problem` is there exactly where `ok` is false.' },
)
export type EngineCheck = Static<typeof EngineCheck>

/** Calls of an engine reach so far. */
export const REACHES = ['public', 'own network', 'anywhere'] as const

export const EngineSetup = Type.Object(
  {
    isManaged: Type.Boolean({
      description:
        'Added here, so that it can be changed and removed; else it comes with the studio and its environment.',
    }),
    settings: EngineSettings,
    secrets: Type.Record(
      Type.String(),
      Type.Object({
        isSet: Type.Boolean(),
        hint: Nullable(Type.String({ description: 'The last four characters, where it is long enough to show them.' })),
      }),
      { description: 'By the names in the schema of the kind. What they are is never told.' },
    ),
    problem: Nullable(
      Type.String({ description: 'Why its settings cannot be used as they are stored; null where they can.' }),
    ),
    concurrency: Type.Integer({ description: 'Pictures that each worker asks of it at a time.' }),
    allowPrivateNetwork: Type.Unsafe<boolean | null>({
      type: ['boolean', 'null'],
      description:
        'Whether it may be at an address that is not public; null: as the studio is, which allows it while only this machine reaches the studio.',
    }),
    reach: OneOf(REACHES, {
      description:
        'How far its calls may go now: `own network` is the internet, this machine and its neighbours; `anywhere` is said by ALLOW_PRIVATE_NETWORK.',
    }),
    position: Type.Integer({ description: 'Its place in the order, from 0.' }),
    failover: Type.Boolean({
      description: 'Whether another engine takes over when this one is the reason of a failure.',
    }),
    prices: Type.Array(ListedPrice, { description: 'What its pictures cost, where it does not say so itself.' }),
    lastCheck: Type.Unsafe<(EngineCheck & { at: string }) | null>({
      anyOf: [Type.Object({ at: Timestamp, ...EngineCheck.properties }), { type: 'null' }],
      description: 'What came of the last time that it was checked, in this process.',
    }),
    createdAt: Nullable(Timestamp),
    updatedAt: Nullable(Timestamp),
  },
  { 'x-name': 'EngineSetup' },
)
export type EngineSetup = Static<typeof EngineSetup>
