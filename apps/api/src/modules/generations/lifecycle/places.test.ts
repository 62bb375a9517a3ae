import { expect, test } from 'vitest'
import { describeStores, type Store } from '../../../testing/store.ts'
import { createPlaces } from './places.ts'

const LANE = 'sketch'

describeStores('a place in line', open => {
  const placesIn = ({ db, clock }: Store) => createPlaces({ db, clock, lanes: () => [LANE, 'another'] })
  const add = async (store: Store, ownerId: string, count: number) => {
    for (let n = 0; n < count; n += 1) await store.add({ ownerId, provider: LANE })
  }
  const claim = (store: Store) => store.lifecycle.claim('of a test', { provider: LANE })

  /** Whose were before each of somebody's, when all were taken one after the other. */
  async function takenBefore(store: Store, ownerId: string): Promise<number[]> {
    const order: string[] = []
    for (let row = await claim(store); row; row = await claim(store)) order.push(row.ownerId)
    return order.flatMap((owner, at) => (owner === ownerId ? [at] : []))
  }

  test.each([
    ['who came first', { ana: 3, ben: 5, carla: 1 }],
    ['who has most', { ana: 6, ben: 1, carla: 2 }],
    ['who is alone', { ana: 4 }],
  ])('is what comes of it, for %s', async (_what, waiting) => {
    const store = await open()
    // Each had a turn before, in another order than that of their names.
    for (const owner of ['carla', 'ana', 'ben']) await add(store, owner, 1)
    while (await claim(store));
    for (const [owner, count] of Object.entries(waiting)) await add(store, owner, count)
    const { items } = await placesIn(store).list('ana')
    expect(items.map(({ before }) => before)).toEqual(await takenBefore(store, 'ana'))
    expect(items.every(({ isMore }) => !isMore)).toBe(true)
  })

  test('is one’s own alone, and not that of what runs, is done, or waits for a rate limit', async () => {
    const store = await open()
    await add(store, 'ana', 2)
    await add(store, 'ben', 1)
    const taken = await claim(store)
    const soon = new Date(store.clock.now().getTime() + 60_000)
    const error = { code: 'provider.rate_limited', message: 'Later.', hint: null, retryAfterMs: 60_000 }
    await store.add({ ownerId: 'ana', provider: LANE, availableAt: soon, error })
    const { items } = await placesIn(store).list('ana')
    expect(items).toHaveLength(1)
    expect(items.map(({ id }) => id)).not.toContain(taken?.id)
    expect((await placesIn(store).list('ben')).items).toHaveLength(1)
    expect((await placesIn(store).list('dora')).items).toEqual([])
  })

  test('is told up to a hundred', async () => {
    const store = await open({ queueLimit: 1000 })
    await add(store, 'ben', 120)
    await add(store, 'ana', 101)
    const { items } = await placesIn(store).list('ana')
    expect(items).toHaveLength(100)
    expect(items.at(0)).toMatchObject({ isMore: false })
    expect(items.at(40)?.before).toBeGreaterThan(79)
    expect(items.at(-1)).toMatchObject({ before: 100, isMore: true })
  })
})
