import { createHash } from 'node:crypto'
import { ProviderError } from '@atelier/providers'
import { expect, test } from 'vitest'
import { systemClock } from '../../../platform/clock.ts'
import { describeStores, type Store } from '../../../testing/store.ts'
import { until } from '../../../testing/until.ts'
import { createScriptedProvider, openWorkshop, PICTURE, untilAborted } from '../../../testing/workshop.ts'

const HOUR_MS = 60 * 60 * 1000
const of = (count: number, seed = 10) => ({ width: 64, height: 64, steps: null, guidance: null, seed, count })
const limited = (retryAfterMs: number) => new ProviderError('provider.rate_limited', 'Too many.', { retryAfterMs })

describeStores('a worker', open => {
  const read = async (store: Store, id: string) => {
    const row = await store.generations.find(id)
    if (!row) throw new Error('no such row')
    return row
  }
  const reaches = async (store: Store, id: string, status: string) => {
    await until(async () => (await read(store, id)).status === status, { within: 5000, what: `${id} being ${status}` })
    return read(store, id)
  }
  const keys = async (store: Store) => {
    const found: string[] = []
    for await (const key of store.storage.list('images')) found.push(key)
    return found
  }

  test('makes the images, and every file is the one that its row tells of', async () => {
    const store = await open()
    const { provider, seeds } = createScriptedProvider()
    const workshop = await openWorkshop(store, { provider })
    await workshop.start()
    const { id } = await workshop.add({ parameters: of(3) })
    await reaches(store, id, 'succeeded')
    const images = await store.images.ofGenerations([id])
    expect(images.map(image => [image.ordinal, image.seed])).toEqual([
      [0, 10],
      [1, 11],
      [2, 12],
    ])
    expect(new Set(seeds())).toEqual(new Set([10, 11, 12]))
    for (const image of images) {
      const bytes = (await store.storage.get(image.storageKey)) ?? new Uint8Array()
      expect(createHash('sha256').update(bytes).digest('hex')).toBe(image.sha256)
      expect(bytes.byteLength).toBe(image.sizeBytes)
    }
    expect(await keys(store)).toHaveLength(3)
  })

  test('has no more under way than the lane is wide, images of all generations together', async () => {
    const store = await open()
    let [active, most] = [0, 0]
    const { provider } = createScriptedProvider(async () => {
      active += 1
      most = Math.max(most, active)
      await new Promise(resolve => void setTimeout(resolve, 5))
      active -= 1
      return PICTURE
    })
    const workshop = await openWorkshop(store, { provider, width: 2 })
    await workshop.start()
    const rows = await Promise.all([1, 2, 3].map(() => workshop.add({ parameters: of(3) })))
    for (const { id } of rows) await reaches(store, id, 'succeeded')
    expect(most).toBe(2)
  })

  test('keeps the images that were made when another one fails, and a retry makes only the missing one', async () => {
    const store = await open()
    const { provider, seeds, script } = createScriptedProvider(async ({ seed }) => {
      if (seed === 11) throw new ProviderError('provider.failed', 'It could not be made.')
      return PICTURE
    })
    const workshop = await openWorkshop(store, { provider })
    await workshop.start()
    const { id } = await workshop.add({ parameters: of(3) })
    expect(await reaches(store, id, 'failed')).toMatchObject({
      error: { code: 'provider.failed', message: 'It could not be made.' },
    })
    expect((await store.images.ofGenerations([id])).map(image => image.ordinal)).toEqual([0, 2])
    expect(await keys(store)).toHaveLength(2)

    script.generate = async () => PICTURE
    await workshop.retry(id)
    await reaches(store, id, 'succeeded')
    expect(seeds()).toHaveLength(4)
    expect(seeds().at(-1)).toBe(11)
    expect((await store.images.ofGenerations([id])).map(image => image.ordinal)).toEqual([0, 1, 2])
  })

  test('waits as long as the provider asks, spends no attempt on it, and makes it then', async () => {
    const store = await open()
    const { provider, calls, script } = createScriptedProvider(async () => {
      script.generate = async () => PICTURE
      throw limited(40)
    })
    const workshop = await openWorkshop(store, { provider, clock: systemClock })
    await workshop.start()
    const { id } = await workshop.add({ availableAt: new Date(), createdAt: new Date() })
    expect(await reaches(store, id, 'succeeded')).toMatchObject({ attempts: 1, error: null })
    expect(calls).toHaveLength(2)
  })

  test('does not wait for ever: after an hour of waiting it fails with what it waited for', async () => {
    const store = await open()
    const { provider, calls } = createScriptedProvider(async () => {
      store.clock.advance(HOUR_MS / 2 + 1000)
      throw limited(1)
    })
    const workshop = await openWorkshop(store, { provider })
    await workshop.start()
    const { id } = await workshop.add()
    await until(async () => (await read(store, id)).error !== null)
    store.clock.advance(1000)
    expect(await reaches(store, id, 'failed')).toMatchObject({ error: { code: 'provider.rate_limited' } })
    expect(calls).toHaveLength(2)
  })

  test('ends a call that takes too long, and says so', async () => {
    const store = await open()
    const { provider, calls } = createScriptedProvider(untilAborted)
    const workshop = await openWorkshop(store, { provider, timeoutMs: 50 })
    await workshop.start()
    const { id } = await workshop.add()
    expect(await reaches(store, id, 'failed')).toMatchObject({ error: { code: 'provider.timeout' } })
    expect(calls[0]?.signal.aborted).toBe(true)
  })

  test('tells nothing of an error that nobody foresaw', async () => {
    const store = await open()
    const { provider } = createScriptedProvider(async () => {
      throw new Error('secret words')
    })
    const workshop = await openWorkshop(store, { provider })
    await workshop.start()
    const { id } = await workshop.add()
    expect(JSON.stringify((await reaches(store, id, 'failed')).error)).toMatch(/^(?!.*secret words).*server\.error/)
  })

  test('keeps nothing that is no picture', async () => {
    const store = await open()
    const { provider } = createScriptedProvider(async () => ({ bytes: new TextEncoder().encode('<html>no</html>') }))
    const workshop = await openWorkshop(store, { provider })
    await workshop.start()
    const { id } = await workshop.add()
    expect(await reaches(store, id, 'failed')).toMatchObject({ error: { code: 'provider.bad_output' } })
    expect(await keys(store)).toEqual([])
  })

  test('cancelled, it stops the call at once and keeps nothing of it', async () => {
    const store = await open()
    const { provider, calls } = createScriptedProvider(untilAborted)
    const workshop = await openWorkshop(store, { provider })
    await workshop.start()
    const { id } = await workshop.add({ parameters: of(2) })
    await until(() => calls.length === 2)
    await store.lifecycle.cancel(id)
    await until(() => calls.every(({ signal }) => signal.aborted), { within: 1000 })
    expect(await read(store, id)).toMatchObject({ status: 'cancelled' })
    expect(await keys(store)).toEqual([])
  })

  test('cancelled and wanted again at once, the first run ends and the second one makes it', async () => {
    const store = await open()
    const { provider, calls, script } = createScriptedProvider(untilAborted)
    const workshop = await openWorkshop(store, { provider })
    await workshop.start()
    const { id } = await workshop.add()
    await until(() => calls.length === 1)
    script.generate = async () => PICTURE
    await store.lifecycle.cancel(id)
    await workshop.retry(id)
    await reaches(store, id, 'succeeded')
    await until(() => calls[0]?.signal.aborted, { within: 1000 })
    expect(await store.images.ofGenerations([id])).toHaveLength(1)
  })

  test('a picture that comes after the lease was lost is not kept', async () => {
    const store = await open()
    const arrives = Promise.withResolvers<typeof PICTURE>()
    const { provider, calls } = createScriptedProvider(() => arrives.promise)
    const workshop = await openWorkshop(store, { provider })
    await workshop.start()
    const { id } = await workshop.add()
    await until(() => calls.length === 1)
    await store.lifecycle.cancel(id)
    arrives.resolve(PICTURE)
    await workshop.stop(1000)
    expect(await store.images.ofGenerations([id])).toEqual([])
    expect(await keys(store)).toEqual([])
    expect(await store.images.looseBefore(new Date('2100-01-01'), 10)).toEqual([])
  })

  test('renews its lease for as long as it works', async () => {
    const store = await open()
    const arrives = Promise.withResolvers<typeof PICTURE>()
    const { provider } = createScriptedProvider(() => arrives.promise)
    const workshop = await openWorkshop(store, { provider, leaseMs: 1000, clock: systemClock })
    await workshop.start()
    const { id } = await workshop.add({ availableAt: new Date(), createdAt: new Date() })
    const { leasedUntil } = await reaches(store, id, 'running')
    await until(async () => ((await read(store, id)).leasedUntil?.getTime() ?? 0) > (leasedUntil?.getTime() ?? 0) + 500)
    arrives.resolve(PICTURE)
    expect(await reaches(store, id, 'succeeded')).toMatchObject({ attempts: 1 })
  })

  test('takes up what a dead worker left behind, at its start and later', async () => {
    const store = await open()
    const { provider } = createScriptedProvider()
    // In one write: the worker that runs by then must not see it wait. By the clock of the store, which stands still some
    // time ago.
    const abandon = async () => {
      const at = store.clock.now()
      const left = { status: 'running', attempts: 1, leaseOwner: 'dead', leasedUntil: at, startedAt: at } as const
      return (await store.add(left)).id
    }
    // Long enough that on a busy machine it is renewed before it is over: else the worker takes up what it makes itself.
    const workshop = await openWorkshop(store, { provider, leaseMs: 1000, clock: systemClock })
    const before = await abandon()
    await workshop.start()
    expect(await reaches(store, before, 'succeeded')).toMatchObject({ attempts: 2 })
    const later = await abandon()
    expect(await reaches(store, later, 'succeeded')).toMatchObject({ attempts: 2 })
  })

  test('finds what was queued and never announced', async () => {
    const store = await open()
    const { provider } = createScriptedProvider()
    const workshop = await openWorkshop(store, { provider, leaseMs: 150, clock: systemClock })
    await workshop.start()
    const { id } = await store.add({ availableAt: new Date(), createdAt: new Date() })
    await expect(reaches(store, id, 'succeeded')).resolves.toBeDefined()
  })

  test('stopped, it hands back what runs without spending an attempt, and another one makes the rest', async () => {
    const store = await open()
    const { provider, calls, script, seeds } = createScriptedProvider((request, options) =>
      request.seed === 10 ? Promise.resolve(PICTURE) : untilAborted(request, options),
    )
    const first = await openWorkshop(store, { provider })
    await first.start()
    const { id } = await first.add({ parameters: of(3) })
    await until(async () => (await store.images.ofGenerations([id])).length === 1 && calls.length === 3)
    await first.stop(0)
    expect(await read(store, id)).toMatchObject({ status: 'queued', attempts: 0, leaseOwner: null, error: null })

    script.generate = async () => PICTURE
    const second = await openWorkshop(store, { provider })
    await second.start()
    expect(await reaches(store, id, 'succeeded')).toMatchObject({ attempts: 1 })
    expect(new Set(seeds().slice(3))).toEqual(new Set([11, 12]))
    expect(await keys(store)).toHaveLength(3)
  })

  test('stopped, it lets finish what finishes in time, and takes nothing more', async () => {
    const store = await open()
    const arrives = Promise.withResolvers<typeof PICTURE>()
    const { provider, calls } = createScriptedProvider(() => arrives.promise)
    const workshop = await openWorkshop(store, { provider, width: 1 })
    await workshop.start()
    const [one, two] = [await workshop.add(), await workshop.add()]
    await until(() => calls.length === 1)
    const stopping = workshop.stop(5000)
    arrives.resolve(PICTURE)
    await stopping
    expect([(await read(store, one.id)).status, (await read(store, two.id)).status]).toEqual(['succeeded', 'queued'])
    expect(calls).toHaveLength(1)
  })

  test('a generation that kills its worker each time is given up after three', async () => {
    const store = await open()
    const { id } = await store.add()
    for (let attempt = 1; attempt <= 3; attempt += 1) {
      await store.lifecycle.claim('dead', { id })
      store.clock.advance(31_000)
      await store.lifecycle.recover(store.clock.now())
    }
    const { provider, calls } = createScriptedProvider()
    const workshop = await openWorkshop(store, { provider })
    await workshop.start()
    expect(await reaches(store, id, 'failed')).toMatchObject({ attempts: 3, error: { code: 'generation.interrupted' } })
    expect(calls).toEqual([])
  })
})
