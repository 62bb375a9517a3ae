import { Type, type Static } from 'typebox'
import { problems } from './problem.ts'
import { defineRoute, Nullable, OneOf, OrNull, Strict, Timestamp } from './route.ts'

const Amount = Type.Number({ minimum: 0, maximum: 1_000_000_000, examples: [0.04] })
const Currency = Type.String({ pattern: '^[A-Z]{3}$', description: 'ISO 4217.', examples: ['USD'] })

/** What may be spent in a month; costs in other currencies do not count. */
export const Budget = Strict(
  { amount: Amount, currency: Currency },
  { description: 'What may be spent in a month, by UTC. Costs in another currency do not count.' },
)
export type Budget = Static<typeof Budget>

export const ImageCost = Type.Object(
  {
    amount: Amount,
    currency: Currency,
    source: OneOf(['said', 'listed'], {
      description: 'Whether the engine said it, or it comes from the price list of the studio.',
    }),
  },
  { 'x-name': 'ImageCost' },
)
export type ImageCost = Static<typeof ImageCost>

/** An engine that was to make a picture and could not. */
export const FailedOver = Type.Object(
  {
    engine: Type.String({ description: 'The id of the engine.' }),
    code: Type.String({ description: 'Why it could not.', examples: ['provider.unavailable'] }),
  },
  { 'x-name': 'FailedOver' },
)
export type FailedOver = Static<typeof FailedOver>

export const ServedInstead = Type.Array(FailedOver, {
  description: 'Engines that were to make it and could not, in their order; `provider` is the one that took over last.',
})

/** What an image tells of who made it. A function, or the page's bundle could not drop it. */
export const servedOf = () => ({
  cost: OrNull(ImageCost),
  servedInstead: ServedInstead,
})

const Budgeted = Type.Object(
  {
    budget: Budget,
    spent: Amount,
    beginsAnewAt: Timestamp,
  },
  { 'x-name': 'Budgeted', description: 'A budget, and what was spent of it in this month.' },
)
export type Budgeted = Static<typeof Budgeted>

const Sum = {
  images: Type.Integer({ description: 'How many images of a known cost.' }),
  amount: Amount,
  currency: Currency,
}

const Person = {
  ownerId: Type.String({ description: 'Whose images.' }),
  ownerName: Nullable(Type.String({ description: 'null where there are no accounts, or that one is gone.' })),
  ownerGone: Type.Boolean({ description: 'Whether the account was deleted.' }),
}

export const Costs = Type.Object(
  {
    month: Type.String({ examples: ['2026-11'] }),
    items: Type.Array(
      Type.Object({
        engine: Type.String({ description: 'The id of the engine; it may be gone.' }),
        ...Person,
        ...Sum,
      }),
      { description: 'By engine, person and currency, the dearest first.' },
    ),
    people: Type.Array(Type.Object({ ...Person, ...Sum }), {
      description:
        'What each person spent in all: a sum for each currency, in the order of `totals`, and who spent most first.',
    }),
    totals: Type.Array(Type.Object(Sum), { description: 'By currency, the dearest first.' }),
    studio: OrNull(Budgeted),
    own: OrNull(Budgeted),
  },
  {
    'x-name': 'Costs',
    description:
      'What is known of the costs of a month. `studio` is the budget of the studio, for those who may see everybody’s; `own` is that of whoever asks. Both are of the current month, and null where there is none.',
  },
)
export type Costs = Static<typeof Costs>

export const getCosts = defineRoute({
  method: 'GET',
  url: '/api/v1/costs',
  schema: {
    operationId: 'getCosts',
    summary: 'What was spent in a month',
    description: "Everybody's for an admin, one's own for others. Engines that cost nothing are not in it.",
    tags: ['Engines'],
    querystring: Strict({
      month: Type.Optional(
        Type.String({
          pattern: '^20[0-9]{2}-(0[1-9]|1[0-2])$',
          description: 'This month, by UTC, when left out.',
          examples: ['2026-11'],
        }),
      ),
      scope: Type.Optional(OneOf(['mine', 'all'], { description: 'Your own, or all, which needs an admin.' })),
    }),
    response: { 200: Costs, ...problems() },
  },
})
