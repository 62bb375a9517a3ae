import { setTimeout as wait } from 'node:timers/promises'
import type { Engine } from '@atelier/providers'
import { openComfyUi, openSdCpp, SD_CPP_MODEL, workflows } from '@atelier/providers/testing'
import { expect, onTestFinished, test } from 'vitest'
import { describeStores, type Store } from '../../../testing/store.ts'
import { until } from '../../../testing/until.ts'
import { openWorkshop } from '../../../testing/workshop.ts'
import { read } from './testing/queueing.ts'

const MINUTE_MS = 60_000
/** A worker hears of a cancel within this. */
const PATIENCE_MS = 1000
const sleep = async (ms: number, signal: AbortSignal) => wait(ms, undefined, { signal })

/** An engine on a machine of one's own, and what it has in its queue. */
interface Local {
  readonly engine: Engine
  readonly model: string
  /** Puts a job into its queue, as a studio does that is killed then. */
  readonly begin: () => Promise<string>
  readonly isThere: (job: string) => boolean
  readonly hasTaken: () => number
  readonly cancels: () => number
}

const openLocalComfyUi = async (): Promise<Local> => {
  const { engine, server, close } = await openComfyUi({ options: { unheardPollMs: PATIENCE_MS } })
  onTestFinished(close)
  const jobs = () => [...server.queue.running(), ...server.queue.pending()].map(([, id]) => id)
  return {
    engine,
    model: engine.models.defaultId,
    begin: async () => {
      server.fault('never-ending')
      const id = crypto.randomUUID()
      const body = JSON.stringify({ prompt: workflows.sd15, prompt_id: id, client_id: id })
      await fetch(`${server.url}/prompt`, { method: 'POST', body })
      return id
    },
    isThere: job => jobs().includes(job),
    hasTaken: () => server.requests.filter(({ method, path }) => method === 'POST' && path === '/prompt').length,
    cancels: () =>
      server.requests.filter(({ method, path }) => method === 'POST' && ['/queue', '/interrupt'].includes(path)).length,
  }
}

const openLocalSdCpp = async (): Promise<Local> => {
  const { engine, standIn, close } = await openSdCpp({ sleep }, { looksUntilDone: Number.POSITIVE_INFINITY })
  onTestFinished(close)
  // It can only take out what waits: somebody else's job is being made.
  await standIn.jobs.look(standIn.jobs.begin({}).id)
  return {
    engine,
    model: SD_CPP_MODEL,
    begin: async () => standIn.jobs.begin({}).id,
    isThere: job => standIn.jobs.all().some(({ id, status }) => id === job && status !== 'cancelled'),
    hasTaken: () => standIn.jobs.all().length - 1,
    cancels: () => standIn.requests.filter(({ kind }) => kind === 'cancel').length,
  }
}

describeStores('work that a killed studio left behind at an engine of one’s own', open => {
  const leftBehind = async (store: Store, { engine, model }: Local, job: string) => {
    const { id } = await store.add({ provider: engine.id, model })
    await store.lifecycle.claim('of one that is dead', { id })
    await store.lifecycle.accepted(id, 'of one that is dead', { 0: job })
    return id
  }
  const told = (store: Store, id: string) =>
    until(async () => (await read(store, id)).jobs === null, { what: 'its engine being told' })
  const opened = async (openLocal: () => Promise<Local>) => {
    const [store, local] = [await open(), await openLocal()]
    const [job, others] = [await local.begin(), await local.begin()]
    const id = await leftBehind(store, local, job)
    return { store, local, job, others, id }
  }

  const LOCALS = [
    ['ComfyUI', openLocalComfyUi],
    ['stable-diffusion.cpp', openLocalSdCpp],
  ] as const

  test.each(LOCALS)('is stopped at %s by a cancel, before anybody takes it up', async (_name, openLocal) => {
    const { store, local, job, others, id } = await opened(openLocal)
    const workshop = await openWorkshop(store, { provider: local.engine })
    await workshop.cancel(id)
    await told(store, id)
    await until(() => !local.isThere(job), { what: 'the job being gone' })
    expect([local.isThere(others), local.hasTaken(), local.cancels()]).toEqual([true, 2, 1])
  })

  test.each(LOCALS)('is stopped at %s once, also after it was taken up again', async (_name, openLocal) => {
    const { store, local, job, others, id } = await opened(openLocal)
    store.clock.advance(2 * MINUTE_MS)
    const signals: AbortSignal[] = []
    const generate: Engine['generate'] = (request, options) => {
      signals.push(options.signal)
      return local.engine.generate(request, options)
    }
    const workshop = await openWorkshop(store, { provider: { ...local.engine, generate } })
    await workshop.start()
    await until(() => signals.length === 1, { what: 'its being taken up' })
    await workshop.cancel(id)
    await told(store, id)
    await until(() => signals.every(({ aborted }) => aborted), { what: 'the work being let go' })
    await until(() => !local.isThere(job), { what: 'the job being gone' })
    await workshop.stop()
    expect([local.isThere(others), local.hasTaken(), local.cancels()]).toEqual([true, 2, 1])
  })

  test.each(LOCALS)(
    'is stopped at %s by the next start where the cancel was cut off, too',
    async (_name, openLocal) => {
      const { store, local, job, others, id } = await opened(openLocal)
      await store.lifecycle.cancel(id)
      const workshop = await openWorkshop(store, { provider: local.engine })
      await workshop.start()
      await told(store, id)
      await until(() => !local.isThere(job), { what: 'the job being gone' })
      expect([local.isThere(others), local.hasTaken(), local.cancels()]).toEqual([true, 2, 1])
    },
  )
})
