import { expect, test } from 'vitest'
import { describeStores } from '../../../testing/store.ts'
import { LEASE_MS, makeImage, read, THREE, told, WAITING } from './testing/steps.ts'
import { LeaseLost } from './transitions.ts'

describeStores('the life of a generation', open => {
  test('queued, running, succeeded: each step is one row and one event', async () => {
    const store = await open()
    const { id } = await store.add()
    store.clock.advance(1000)
    const running = await store.lifecycle.claim('lease', { provider: 'sketch' })
    expect(running).toMatchObject({
      id,
      status: 'running',
      attempts: 1,
      leaseOwner: 'lease',
      startedAt: store.clock.now(),
      leasedUntil: new Date(store.clock.now().getTime() + LEASE_MS),
    })
    await store.lifecycle.progress(id, 'lease', 0.5)
    await makeImage(store, id, 0)
    expect(await read(store, id)).toMatchObject({
      status: 'succeeded',
      progress: 1,
      leaseOwner: null,
      leasedUntil: null,
      finishedAt: store.clock.now(),
      error: null,
    })
    expect(await told(store)).toEqual([
      'generation.queued queued',
      'generation.started running',
      'generation.progress running',
      'image.created',
      'generation.succeeded succeeded',
    ])
  })

  test('several images: progress follows, and the last one finishes it', async () => {
    const store = await open()
    const { id } = await store.add({ parameters: THREE })
    await store.lifecycle.claim('lease', { id })
    await makeImage(store, id, 2)
    await store.lifecycle.progress(id, 'lease', 0.2)
    expect(await read(store, id)).toMatchObject({ status: 'running', progress: 1 / 3 })
    await makeImage(store, id, 0)
    await makeImage(store, id, 1)
    const last = (await store.eventsSince(0)).at(-1)?.event
    expect(last).toMatchObject({
      type: 'generation.succeeded',
      generation: { progress: 1, images: [{ seed: 7 }, { seed: 7 }, { seed: 7 }] },
    })
  })

  test('the longest waiting of a provider is taken first, and none before its time', async () => {
    const store = await open()
    const late = await store.add({ availableAt: new Date(store.clock.now().getTime() + 5000), error: WAITING })
    const first = await store.add()
    const other = await store.add({ provider: 'huggingface' })
    const second = await store.add()
    const take = async (provider: string) => (await store.lifecycle.claim(store.ids.next(), { provider }))?.id
    expect([await take('sketch'), await take('sketch'), await take('sketch')]).toEqual([first.id, second.id, undefined])
    expect(await store.lifecycle.claim('x', { id: late.id })).toBeUndefined()
    store.clock.advance(5000)
    expect([await take('sketch'), await take('huggingface')]).toEqual([late.id, other.id])
  })

  test('one that was announced by a machine whose clock is a little ahead is taken', async () => {
    const store = await open()
    const { id } = await store.add({ availableAt: new Date(store.clock.now().getTime() + 900), error: WAITING })
    expect(await store.lifecycle.claim('x', { id })).toMatchObject({ status: 'running' })
  })

  test('many claims at once: each generation is taken once', async () => {
    const store = await open()
    for (let n = 0; n < 10; n += 1) await store.add()
    const rows = await Promise.all(
      Array.from({ length: 25 }, (_, n) => store.lifecycle.claim(`lease-${n}`, { provider: 'sketch' })),
    )
    const ids = rows.flatMap(row => (row ? [row.id] : []))
    expect(ids).toHaveLength(10)
    expect(new Set(ids).size).toBe(10)
  })

  test('a failure ends it and says why', async () => {
    const store = await open()
    const { id } = await store.add()
    await store.lifecycle.claim('lease', { id })
    await store.lifecycle.fail(id, 'lease', { code: 'provider.failed', message: 'No.' })
    expect(await read(store, id)).toMatchObject({
      status: 'failed',
      error: { code: 'provider.failed' },
      leaseOwner: null,
      finishedAt: store.clock.now(),
    })
    expect((await told(store)).at(-1)).toBe('generation.failed failed')
  })

  test('put back, it waits for its time, spends no attempt, and keeps when it was first taken up', async () => {
    const store = await open()
    const { id } = await store.add()
    const until = new Date(store.clock.now().getTime() + 60_000)
    await store.lifecycle.claim('lease', { id })
    const { startedAt } = await read(store, id)
    await store.lifecycle.putBack(id, 'lease', until, WAITING)
    expect(await read(store, id)).toMatchObject({
      status: 'queued',
      attempts: 0,
      availableAt: until,
      error: WAITING,
      leaseOwner: null,
    })
    expect((await store.eventsSince(0)).at(-1)?.event).toMatchObject({
      type: 'generation.queued',
      generation: { waitingUntil: until.toISOString(), error: WAITING },
    })
    expect(await store.lifecycle.claim('again', { id })).toBeUndefined()
    store.clock.advance(60_000)
    expect(await store.lifecycle.claim('again', { id })).toMatchObject({ attempts: 1, error: null, startedAt })
  })

  test('what was begun meanwhile is not cancelled with what waits', async () => {
    const store = await open()
    const [waiting, begun] = [await store.add(), await store.add()]
    await store.lifecycle.claim('lease', { id: begun.id })
    for (const { id } of [waiting, begun]) await store.lifecycle.cancelQueued(id)
    expect((await read(store, waiting.id)).status).toBe('cancelled')
    expect(await read(store, begun.id)).toMatchObject({ status: 'running', leaseOwner: 'lease' })
  })

  test('a lease that was lost writes nothing', async () => {
    const store = await open()
    const { id } = await store.add()
    await store.lifecycle.claim('mine', { id })
    await store.lifecycle.cancel(id)
    const before = await read(store, id)
    const sequence = await store.events.lastSequence()
    for (const write of [
      () => store.lifecycle.progress(id, 'mine', 0.9),
      () => store.lifecycle.fail(id, 'mine', WAITING),
      () => store.lifecycle.putBack(id, 'mine', store.clock.now(), null),
      () => makeImage(store, id, 0, 'mine'),
      () => store.lifecycle.finish(id, 'mine'),
    ])
      await expect(write()).rejects.toThrow(LeaseLost)
    expect(await store.lifecycle.renew(id, 'mine')).toBe(false)
    expect(await read(store, id)).toEqual(before)
    expect(await store.images.ofGenerations([id])).toEqual([])
    expect(await store.events.lastSequence()).toBe(sequence)
  })
})
