import { expect, test } from 'vitest'
import { describeStores, imageRow, type Store } from '../../../testing/store.ts'
import { LeaseLost } from './lifecycle.ts'

const LEASE_MS = 30_000
const WAITING = { code: 'provider.rate_limited', message: 'Too many.' }
const THREE = { width: 64, height: 64, steps: null, guidance: null, seed: 7, count: 3 }

const makeImage = (store: Store, generationId: string, ordinal: number, lease = 'lease') =>
  store.db.atomic(function* (tx) {
    yield* store.service.add(
      tx,
      imageRow({ id: store.ids.next(), createdAt: store.clock.now(), generationId, ordinal }),
    )
    const generation = yield* store.generations.read(tx, generationId)
    if (!generation) throw new Error('no such generation')
    const images = yield* store.images.readOfGeneration(tx, generationId)
    yield* store.events.append(tx, yield* store.lifecycle.advance(tx, { generation, lease, images }))
  })

describeStores('the life of a generation', open => {
  const read = async (store: Store, id: string) => {
    const row = await store.generations.find(id)
    if (!row) throw new Error('no such row')
    return row
  }
  /** The events since, each with the state that it tells of. */
  const told = async (store: Store, after = 0) =>
    (await store.eventsSince(after)).map(({ event }) =>
      'generation' in event ? `${event.type} ${event.generation.status}` : event.type,
    )

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
    ])
      await expect(write()).rejects.toThrow(LeaseLost)
    await store.lifecycle.finish(id, 'mine')
    expect(await store.lifecycle.renew(id, 'mine')).toBe(false)
    expect(await read(store, id)).toEqual(before)
    expect(await store.images.ofGenerations([id])).toEqual([])
    expect(await store.events.lastSequence()).toBe(sequence)
  })

  test('a lease is renewed by its holder only, and one that runs out is taken over', async () => {
    const store = await open()
    const { id } = await store.add()
    await store.lifecycle.claim('first', { id })
    store.clock.advance(LEASE_MS - 1)
    expect(await store.lifecycle.renew(id, 'other')).toBe(false)
    expect(await store.lifecycle.renew(id, 'first')).toBe(true)
    store.clock.advance(LEASE_MS - 1)
    expect(await store.lifecycle.recover(store.clock.now())).toEqual([])
    store.clock.advance(2)
    expect((await store.lifecycle.recover(store.clock.now())).map(row => row.id)).toEqual([id])
    expect(await read(store, id)).toMatchObject({ status: 'queued', attempts: 1, availableAt: store.clock.now() })
    expect(await store.lifecycle.claim('second', { id })).toMatchObject({ attempts: 2, leaseOwner: 'second' })
    await expect(store.lifecycle.progress(id, 'first', 0.5)).rejects.toThrow(LeaseLost)
    expect((await told(store)).slice(2)).toEqual(['generation.queued queued', 'generation.started running'])
  })

  test('what was abandoned as often as may be is given up', async () => {
    const store = await open({ maxAttempts: 2 })
    const { id } = await store.add()
    for (let attempt = 1; attempt <= 2; attempt += 1) {
      await store.lifecycle.claim(`lease-${attempt}`, { id })
      store.clock.advance(LEASE_MS + 1)
      await store.lifecycle.recover(store.clock.now())
    }
    expect(await read(store, id)).toMatchObject({
      status: 'failed',
      attempts: 2,
      error: { code: 'generation.interrupted' },
      finishedAt: store.clock.now(),
    })
    expect((await told(store)).at(-1)).toBe('generation.failed failed')
    expect(await store.lifecycle.recover(store.clock.now())).toEqual([])
  })

  test('two who recover at the same time put each back once', async () => {
    const store = await open()
    for (let n = 0; n < 5; n += 1) await store.lifecycle.claim(`lease-${n}`, { id: (await store.add()).id })
    store.clock.advance(LEASE_MS + 1)
    const recovered = await Promise.all([1, 2, 3].map(() => store.lifecycle.recover(store.clock.now())))
    expect(recovered.flat()).toHaveLength(5)
  })

  test('cancelled while it waits or runs, and not when it is over', async () => {
    const store = await open()
    const [waiting, running] = [await store.add(), await store.add()]
    await store.lifecycle.claim('lease', { id: running.id })
    for (const { id } of [waiting, running]) {
      await store.lifecycle.cancel(id)
      expect(await read(store, id)).toMatchObject({
        status: 'cancelled',
        leaseOwner: null,
        error: null,
        finishedAt: store.clock.now(),
      })
      await expect(store.lifecycle.cancel(id)).rejects.toMatchObject({ code: 'generation.finished', status: 409 })
      expect(await store.lifecycle.claim('other', { id })).toBeUndefined()
    }
    await expect(store.lifecycle.cancel(store.ids.next())).rejects.toMatchObject({ code: 'generation.not_found' })
  })

  test('retried after it failed or was cancelled: fresh attempts, and progress by what there is', async () => {
    const store = await open()
    const { id } = await store.add({ parameters: THREE })
    await store.lifecycle.claim('lease', { id })
    await makeImage(store, id, 1)
    await expect(store.lifecycle.retry(id)).rejects.toMatchObject({ code: 'generation.not_retryable' })
    await store.lifecycle.fail(id, 'lease', WAITING)
    store.clock.advance(1000)
    await store.lifecycle.retry(id)
    expect(await read(store, id)).toMatchObject({
      status: 'queued',
      attempts: 0,
      progress: 1 / 3,
      error: null,
      startedAt: null,
      finishedAt: null,
      availableAt: store.clock.now(),
    })
    await store.lifecycle.cancel(id)
    expect(await store.lifecycle.retry(id)).toMatchObject({ status: 'queued' })
  })

  test('no more may wait than the limit says, neither new ones nor retried ones', async () => {
    const store = await open({ queueLimit: 2 })
    const { id } = await store.add()
    await store.lifecycle.cancel(id)
    await store.add()
    await store.add()
    await expect(store.add()).rejects.toMatchObject({ code: 'queue.full', status: 429 })
    await expect(store.lifecycle.retry(id)).rejects.toMatchObject({ code: 'queue.full' })
    await store.lifecycle.claim('lease', { provider: 'sketch' })
    await expect(store.add()).resolves.toBeDefined()
  })

  test('the limit holds when many come at the same time', async () => {
    const store = await open({ queueLimit: 5 })
    const outcomes = await Promise.allSettled(Array.from({ length: 20 }, () => store.add()))
    expect(outcomes.filter(outcome => outcome.status === 'fulfilled')).toHaveLength(5)
    expect(await store.generations.countQueued()).toBe(5)
  })

  test('one whose finished image was deleted meanwhile succeeds all the same', async () => {
    const store = await open()
    const { id } = await store.add({ parameters: { ...THREE, count: 2 } })
    await store.lifecycle.claim('lease', { id })
    await makeImage(store, id, 0)
    const [image] = await store.images.ofGenerations([id])
    await store.service.remove(image?.id ?? '')
    await makeImage(store, id, 1)
    expect(await read(store, id)).toMatchObject({ status: 'running' })
    await store.lifecycle.finish(id, 'lease')
    expect(await read(store, id)).toMatchObject({ status: 'succeeded', progress: 1 })
  })

  test('a step that fails half-way leaves neither row nor event', async () => {
    const store = await open()
    const { id } = await store.add({ parameters: THREE })
    await store.lifecycle.claim('lease', { id })
    await makeImage(store, id, 0)
    const [before, sequence] = [await read(store, id), await store.events.lastSequence()]
    // The same ordinal again: the database refuses it.
    await expect(makeImage(store, id, 0)).rejects.toThrow(/generation/)
    expect(await read(store, id)).toEqual(before)
    expect(await store.events.lastSequence()).toBe(sequence)
    expect(await store.images.ofGenerations([id])).toHaveLength(1)
  })

  test('progress never falls', async () => {
    const store = await open()
    const { id } = await store.add()
    await store.lifecycle.claim('lease', { id })
    for (const progress of [0.3, 0.1, 0.6, 0.6]) await store.lifecycle.progress(id, 'lease', progress)
    const values = (await store.eventsSince(0)).flatMap(({ event }) =>
      'generation' in event ? [event.generation.progress] : [],
    )
    expect(values).toEqual([0, 0, 0.3, 0.6])
  })
})
