import { ProviderError } from '@atelier/providers'
import { expect, test } from 'vitest'
import { systemClock } from '../../../platform/clock.ts'
import { describeStores, type Store } from '../../../testing/store.ts'
import { until } from '../../../testing/until.ts'
import { createScriptedProvider, openWorkshop, PICTURE } from '../../../testing/workshop.ts'

const of = (count: number) => ({ width: 64, height: 64, steps: null, guidance: null, seed: 10, count })
const limited = (retryAfterMs: number) => new ProviderError('provider.rate_limited', 'Too many.', { retryAfterMs })

describeStores('a worker whose provider asks it to wait', open => {
  const errorOf = async (store: Store, id: string) => (await store.generations.find(id))?.error ?? null

  test('asks for one image of several after a wait, and waits twice as long when that is refused, too', async () => {
    const store = await open()
    const { provider, calls } = createScriptedProvider(async () => {
      throw limited(1500)
    })
    const workshop = await openWorkshop(store, { provider, clock: systemClock, width: 4 })
    await workshop.start()
    const { id } = await workshop.add({ availableAt: new Date(), createdAt: new Date(), parameters: of(3) })
    await until(async () => (await errorOf(store, id))?.retryAfterMs === 1500)
    expect(calls).toHaveLength(3)
    await until(async () => ((await errorOf(store, id))?.retryAfterMs ?? 0) >= 3000)
    expect(calls).toHaveLength(4)
    expect((await errorOf(store, id))?.retryAfterMs).toBeLessThanOrEqual(3750)
  })

  test('waits no longer than it is asked to after a wait that an image came of', async () => {
    const store = await open()
    // The last wait is so long that it is still the one that is told when it is looked for.
    const { provider, calls } = createScriptedProvider(async () => {
      if (calls.length === 2) return PICTURE
      throw limited(calls.length === 1 ? 300 : 20_000)
    })
    const workshop = await openWorkshop(store, { provider, clock: systemClock, width: 1 })
    await workshop.start()
    const { id } = await workshop.add({ availableAt: new Date(), createdAt: new Date(), parameters: of(2) })
    await until(async () => ((await errorOf(store, id))?.retryAfterMs ?? 0) > 300)
    expect(calls).toHaveLength(3)
    expect((await errorOf(store, id))?.retryAfterMs).toBe(20_000)
  })

  test('begins no other image of a generation that was told to come back later', async () => {
    const store = await open()
    const { provider, calls } = createScriptedProvider(async () => {
      throw limited(60_000)
    })
    const workshop = await openWorkshop(store, { provider, width: 1 })
    await workshop.start()
    const { id } = await workshop.add({ parameters: of(4) })
    await until(async () => (await errorOf(store, id)) !== null)
    expect(calls).toHaveLength(1)
  })
})
