import { expect, test } from 'vitest'
import { describeStores } from '../../../testing/store.ts'
import { LEASE_MS, makeImage, read, THREE, told, WAITING } from './testing/steps.ts'
import { LeaseLost } from './transitions.ts'

describeStores('how a generation ends or begins again', open => {
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
