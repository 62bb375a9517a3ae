import { ProviderError } from '@atelier/providers'
import { expect, test } from 'vitest'
import { STUDIO_USER } from '../../../platform/actor.ts'
import { describeStores, type Store } from '../../../testing/store.ts'
import { until } from '../../../testing/until.ts'
import { openWorkshop, PICTURE, untilAborted } from '../../../testing/workshop.ts'
import { createGenerationBelongings } from '../generations.belongings.ts'
import { createQueueing, read, taken, takenLast } from './testing/queueing.ts'

const MINUTE_MS = 60_000
const of = (count: number) => ({ width: 64, height: 64, steps: null, guidance: null, seed: 10, count })

describeStores('a generation that is cancelled while its engine has taken it', open => {
  const told = async (store: Store, id: string) =>
    until(async () => (await read(store, id)).jobs === null, { what: 'its engine being told' })
  const stopped = async (queueing: ReturnType<typeof createQueueing>) =>
    until(() => queueing.calls.every(({ signal }) => signal.aborted), { what: 'the work being stopped' })

  /** As a studio that was killed leaves it: taken up, and known at the engine. */
  const leftBehind = async (store: Store) => {
    const { id } = await store.add({ parameters: of(1) })
    await store.lifecycle.claim('of one that is dead', { id })
    await store.lifecycle.accepted(id, 'of one that is dead', { 0: 'job-10' })
    return id
  }

  test('is cancelled there, each of its images once', async () => {
    const store = await open()
    const queueing = createQueueing()
    const workshop = await openWorkshop(store, queueing)
    await workshop.start()
    const { id } = await workshop.add({ parameters: of(2) })
    await taken(store, id, 2)
    expect(queueing.cancelled).toEqual([])
    await workshop.cancel(id)
    await told(store, id)
    await stopped(queueing)
    await workshop.stop()
    expect(queueing.cancelled.toSorted()).toEqual(['job-10', 'job-11'])
    expect(await read(store, id)).toMatchObject({ status: 'cancelled', error: null })
  })

  test('is cancelled there as far as it is not made yet', async () => {
    const store = await open()
    const queueing = createQueueing()
    const waiting = queueing.script.generate
    queueing.script.generate = async (request, options) => {
      if (request.seed !== 10) return waiting(request, options)
      options.onAccepted?.('job-10')
      return PICTURE
    }
    const workshop = await openWorkshop(store, queueing)
    await workshop.start()
    const { id } = await workshop.add({ parameters: of(2) })
    await taken(store, id, 2)
    await until(async () => (await read(store, id)).progress === 0.5, { what: 'the first image' })
    await workshop.cancel(id)
    await told(store, id)
    expect(queueing.cancelled).toEqual(['job-11'])
  })

  test('is cancelled there by a studio that only takes generations in, after the one that made it was killed', async () => {
    const store = await open()
    const id = await leftBehind(store)
    const queueing = createQueueing()
    // Never started: nobody works on it.
    const workshop = await openWorkshop(store, queueing)
    await workshop.cancel(id)
    await told(store, id)
    expect(queueing.cancelled).toEqual(['job-10'])
    expect(queueing.calls).toEqual([])
  })

  test('is cancelled there while it waits to be gone on with after a restart', async () => {
    const store = await open()
    const before = createQueueing()
    const first = await openWorkshop(store, before)
    await first.start()
    const { id } = await first.add({ parameters: of(1) })
    await taken(store, id)
    await first.stop()
    expect(await read(store, id)).toMatchObject({ status: 'queued', jobs: { 0: 'job-10' } })

    const after = createQueueing()
    const second = await openWorkshop(store, after)
    await second.cancel(id)
    await told(store, id)
    expect([before.cancelled, after.cancelled]).toEqual([[], ['job-10']])
  })

  test('is cancelled there after it was gone on with', async () => {
    const store = await open()
    const id = await leftBehind(store)
    store.clock.advance(2 * MINUTE_MS)
    const queueing = createQueueing()
    queueing.script.generate = untilAborted
    const workshop = await openWorkshop(store, queueing)
    await workshop.start()
    await until(() => queueing.calls.length === 1, { what: 'its being gone on with' })
    await workshop.cancel(id)
    await told(store, id)
    expect(queueing.calls.map(({ job }) => job)).toEqual(['job-10'])
    expect(queueing.cancelled).toEqual(['job-10'])
  })

  test('is cancelled there also where it was taken in the same moment, and could not be written down', async () => {
    const store = await open()
    const queueing = createQueueing()
    queueing.script.generate = takenLast
    const workshop = await openWorkshop(store, queueing)
    await workshop.start()
    const { id } = await workshop.add()
    await until(() => queueing.calls.length === 1)
    await workshop.cancel(id)
    await until(() => queueing.cancelled.length > 0, { what: 'its engine being told' })
    await workshop.stop()
    expect(queueing.cancelled).toEqual(['job-of-the-last-moment'])
    expect((await read(store, id)).jobs).toBeNull()
  })

  test('is cancelled there once, whichever process somebody cancels it in', async () => {
    const store = await open()
    const [here, there] = [createQueueing(), createQueueing()]
    const works = await openWorkshop(store, here)
    const takesIn = await openWorkshop(store, there, { elsewhere: true })
    await works.start()
    const { id } = await works.add({ parameters: of(1) })
    await taken(store, id)
    await takesIn.cancel(id)
    await told(store, id)
    await stopped(here)
    await Promise.all([works.stop(), takesIn.stop()])
    expect([here.cancelled, there.cancelled]).toEqual([[], ['job-10']])
  })

  test('is cancelled there when all that its owner asked for is deleted', async () => {
    const store = await open()
    const id = await leftBehind(store)
    const queueing = createQueueing()
    const { lifecycle, recalls } = await openWorkshop(store, queueing)
    const belongings = createGenerationBelongings({ db: store.db, events: store.events, lifecycle, recalls })
    expect(await belongings.removeSome(STUDIO_USER.id)).toBe(1)
    await until(() => queueing.cancelled.length > 0, { what: 'its engine being told' })
    expect(queueing.cancelled).toEqual(['job-10'])
    expect(await store.generations.find(id)).toBeUndefined()
  })

  test('stays cancelled where its engine refuses, and keeps nothing from being made', async () => {
    const store = await open()
    const queueing = createQueueing(async () => {
      throw new ProviderError('provider.unavailable', 'It is away.')
    })
    const workshop = await openWorkshop(store, queueing)
    await workshop.start()
    const { id } = await workshop.add()
    await taken(store, id)
    await workshop.cancel(id)
    await told(store, id)
    expect(await read(store, id)).toMatchObject({ status: 'cancelled', error: null })
    queueing.script.generate = async () => PICTURE
    const next = await workshop.add()
    await until(async () => (await read(store, next.id)).status === 'succeeded', { what: 'the next one' })
  })

  test('keeps no studio from stopping whose engine says nothing; the next start tells it', async () => {
    const store = await open()
    const silent = createQueueing(
      (_job, { signal }) =>
        new Promise((_resolve, reject) => {
          signal.addEventListener('abort', () => reject(signal.reason), { once: true })
        }),
    )
    const first = await openWorkshop(store, silent)
    await first.start()
    const { id } = await first.add()
    await taken(store, id)
    await first.cancel(id)
    await until(() => silent.cancelled.length === 1)
    const began = performance.now()
    await first.stop()
    expect(performance.now() - began).toBeLessThan(3000)
    expect(await read(store, id)).toMatchObject({ status: 'cancelled', jobs: { 0: 'job-7' } })

    const queueing = createQueueing()
    const second = await openWorkshop(store, queueing)
    await second.start()
    await told(store, id)
    expect(queueing.cancelled).toEqual(['job-7'])
  })

  test('is told to its engine by the next start where the studio was killed in that moment, unless that is long ago', async () => {
    const store = await open()
    const [long, lately] = [await leftBehind(store), await leftBehind(store)]
    await store.lifecycle.cancel(long)
    store.clock.advance(61 * MINUTE_MS)
    await store.lifecycle.cancel(lately)
    const queueing = createQueueing()
    const workshop = await openWorkshop(store, queueing)
    await workshop.start()
    await told(store, lately)
    expect(queueing.cancelled).toEqual(['job-10'])
  })

  test('and wanted again is begun anew, while its job is stopped', async () => {
    const store = await open()
    const queueing = createQueueing()
    const workshop = await openWorkshop(store, queueing)
    await workshop.start()
    const { id } = await workshop.add({ parameters: of(1) })
    await taken(store, id)
    queueing.script.generate = async () => PICTURE
    await workshop.cancel(id)
    await workshop.retry(id)
    await until(async () => (await read(store, id)).status === 'succeeded', { what: 'success' })
    await until(() => queueing.cancelled.length > 0)
    await workshop.stop()
    expect(queueing.calls.map(({ job }) => job)).toEqual([undefined, undefined])
    expect(queueing.cancelled).toEqual(['job-10'])
  })
})
