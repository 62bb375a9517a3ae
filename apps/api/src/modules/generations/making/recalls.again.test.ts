import { ProviderError, type ProviderErrorCode } from '@atelier/providers'
import { openSdCpp, SD_CPP_MODEL } from '@atelier/providers/testing'
import { expect, onTestFinished, test } from 'vitest'
import { describeStores, type Store } from '../../../testing/store.ts'
import { until } from '../../../testing/until.ts'
import { openWorkshop } from '../../../testing/workshop.ts'
import { createQueueing, read } from './testing/queueing.ts'

const failing = (code: ProviderErrorCode) => async () => {
  throw new ProviderError(code, 'It is away.')
}

/** Pauses that are over at once, and how long they would have been. */
const createPauses = () => {
  const pauses: number[] = []
  return { pauses, pause: async (ms: number) => void pauses.push(ms) }
}
/** One that ends with the studio alone. */
const endless = (_ms: number, signal: AbortSignal) =>
  new Promise<void>((_resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true })
  })

describeStores('an engine that does not take a cancel', open => {
  const leftBehind = async (store: Store, jobs: Readonly<Record<string, string>> = { 0: 'job-10' }) => {
    const { id } = await store.add()
    await store.lifecycle.claim('of one that is dead', { id })
    await store.lifecycle.accepted(id, 'of one that is dead', jobs)
    return id
  }
  const told = (store: Store, id: string) =>
    until(async () => (await read(store, id)).jobs === null, { what: 'the end of it' })

  test.each(['provider.unavailable', 'provider.failed', 'provider.timeout', 'provider.rate_limited'] as const)(
    'for %s is told again, after pauses that grow, and at last no more',
    async code => {
      const store = await open()
      const { pauses, pause } = createPauses()
      const queueing = createQueueing(failing(code))
      const workshop = await openWorkshop(store, { ...queueing, pause })
      const id = await leftBehind(store)
      await workshop.cancel(id)
      await told(store, id)
      expect(queueing.cancelled).toEqual(Array(6).fill('job-10'))
      expect(pauses).toEqual([2_000, 10_000, 30_000, 120_000, 600_000])
      expect(await read(store, id)).toMatchObject({ status: 'cancelled', error: null })
    },
  )

  test.each(['provider.auth', 'provider.not_configured', 'provider.permission'] as const)(
    'for %s, which does not pass, is told once',
    async code => {
      const store = await open()
      const queueing = createQueueing(failing(code))
      const workshop = await openWorkshop(store, queueing)
      const id = await leftBehind(store)
      await workshop.cancel(id)
      await told(store, id)
      expect(queueing.cancelled).toEqual(['job-10'])
    },
  )

  test('is told no more of a job once that was taken, while others are tried on', async () => {
    const store = await open()
    const queueing = createQueueing(async job => {
      if (job === 'job-11' || queueing.cancelled.length < 4) await failing('provider.unavailable')()
    })
    const workshop = await openWorkshop(store, queueing)
    const id = await leftBehind(store, { 0: 'job-10', 1: 'job-11' })
    await workshop.cancel(id)
    await told(store, id)
    const times = (job: string) => queueing.cancelled.filter(name => name === job).length
    expect(times('job-10')).toBeLessThan(6)
    expect(times('job-11')).toBe(6)
  })

  test('is told by the next start where the studio was stopped in a pause, which it does not wait for', async () => {
    const store = await open()
    const away = createQueueing(failing('provider.unavailable'))
    const first = await openWorkshop(store, { ...away, pause: endless })
    const id = await leftBehind(store)
    await first.cancel(id)
    await until(() => away.cancelled.length === 1)
    await first.stop()
    expect((await read(store, id)).jobs).toEqual({ 0: 'job-10' })

    const queueing = createQueueing()
    const second = await openWorkshop(store, queueing)
    await second.start()
    await told(store, id)
    expect([away.cancelled, queueing.cancelled]).toEqual([['job-10'], ['job-10']])
  })

  test('keeps what was cancelled again from being told of: its later jobs are not forgotten with the first', async () => {
    const store = await open()
    const goesOn = Promise.withResolvers<void>()
    const away = createQueueing(failing('provider.unavailable'))
    const first = await openWorkshop(store, { ...away, pause: () => goesOn.promise })
    const id = await leftBehind(store)
    await first.cancel(id)
    await until(() => away.cancelled.length === 1)
    // Wanted again, taken again, and cancelled in a process that was killed then.
    await store.lifecycle.retry(id)
    await store.lifecycle.claim('of one that is dead', { id })
    await store.lifecycle.accepted(id, 'of one that is dead', { 0: 'job-20' })
    await store.lifecycle.cancel(id)
    goesOn.resolve()
    await until(() => away.cancelled.length === 6, { what: 'the last try' })
    await first.stop()
    expect(new Set(away.cancelled)).toEqual(new Set(['job-10']))
    expect((await read(store, id)).jobs).toEqual({ 0: 'job-20' })
  })

  test('takes it once it is back: a server that was away, and one that had trouble', async () => {
    const store = await open()
    const { engine, standIn, close } = await openSdCpp({}, { looksUntilDone: Number.POSITIVE_INFINITY })
    onTestFinished(close)
    await standIn.jobs.look(standIn.jobs.begin({}).id)
    const job = standIn.jobs.begin({})
    for (const fault of ['reset-before-answer', 'server-error', 'too-busy'] as const)
      standIn.fault(fault, { at: 'POST /sdcpp/v1/jobs/' })
    const { id } = await store.add({ provider: engine.id, model: SD_CPP_MODEL })
    await store.lifecycle.claim('of one that is dead', { id })
    await store.lifecycle.accepted(id, 'of one that is dead', { 0: job.id })
    const workshop = await openWorkshop(store, { provider: engine })
    await workshop.cancel(id)
    await told(store, id)
    expect(job.status).toBe('cancelled')
    expect(standIn.requests.filter(({ kind }) => kind === 'cancel')).toHaveLength(4)
  })
})
