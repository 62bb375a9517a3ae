import type { Cost } from '@atelier/providers'
import { expect, test } from 'vitest'
import { budgetExceeded } from '../../platform/common.errors.ts'
import { describeStores, type Store } from '../../testing/store.ts'
import { until } from '../../testing/until.ts'
import { createScriptedProvider, openWorkshop, PICTURE } from '../../testing/workshop.ts'

const priceOf = (engine: string, model: string) =>
  engine === 'sketch' ? { model, amount: 2, currency: 'EUR', per: 'image' as const } : undefined

describeStores('what an engine charges', open => {
  const makeFor = async (store: Store, cost: Cost | undefined, id = 'sketch') => {
    const { provider } = createScriptedProvider(async () => ({ ...PICTURE, ...(cost && { cost }) }), { id })
    const workshop = await openWorkshop(store, { provider })
    await workshop.start()
    const row = await workshop.add({ provider: id })
    await until(async () => (await store.generations.find(row.id))?.finishedAt instanceof Date, {
      within: 8000,
      what: 'the end',
    })
    const [image] = await store.images.ofGenerations([row.id])
    return { image, costs: await store.db.orm.select().from(store.db.tables.costs) }
  }

  test('counts before the price list, and is added up in the same write as the image', async () => {
    const store = await open({ priceOf })
    const { image, costs } = await makeFor(store, { amount: 0.039, currency: 'USD' })
    expect(image?.cost).toEqual({ amount: 0.039, currency: 'USD', source: 'said' })
    expect(costs).toEqual([
      { month: '2026-03', ownerId: image?.ownerId, engine: 'sketch', currency: 'USD', amount: 0.039, images: 1 },
    ])
  })

  test.each([
    ['nothing is said', undefined],
    ['the currency is none', { amount: 1, currency: 'credits' }],
    ['the amount is none', { amount: Number.NaN, currency: 'USD' }],
    ['it would be paid out', { amount: -1, currency: 'USD' }],
  ])('is what the price list says where %s', async (_why, cost) => {
    const { image } = await makeFor(await open({ priceOf }), cost)
    expect(image?.cost).toEqual({ amount: 2, currency: 'EUR', source: 'listed' })
  })

  test('is known to be nothing, and then adds nothing', async () => {
    const { image, costs } = await makeFor(await open(), { amount: 0, currency: 'USD' }, 'free')
    expect(image?.cost).toEqual({ amount: 0, currency: 'USD', source: 'said' })
    expect(costs).toEqual([])
  })

  test('is not spent on what waited while the budget was used up', async () => {
    const store = await open()
    const { provider, calls } = createScriptedProvider()
    const budgets = {
      requireFor: async () => {
        const budget = { amount: 5, currency: 'USD' }
        throw budgetExceeded({
          whose: 'studio',
          budget,
          spent: 5,
          beginsAnew: new Date(Date.UTC(2026, 3, 1)),
          retryAfterMs: 1000,
        })
      },
    }
    const workshop = await openWorkshop(store, { provider, budgets })
    await workshop.start()
    const { id } = await workshop.add()
    await until(async () => (await store.generations.find(id))?.status === 'failed', { within: 8000, what: 'the end' })
    expect(await store.generations.find(id)).toMatchObject({
      error: { code: 'budget.exceeded', resetsAt: '2026-04-01T00:00:00.000Z' },
    })
    expect(calls).toHaveLength(0)
  })
})
