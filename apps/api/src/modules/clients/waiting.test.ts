import { cancelGeneration, createGeneration, getGeneration, updateSettings, type Generation } from '@atelier/contracts'
import { makePng } from '@atelier/imaging/testing'
import { beforeAll, expect, test, vi } from 'vitest'
import { STUDIO_USER } from '../../platform/actor.ts'
import { PAINTER, teachPainter } from '../../testing/painter.ts'
import { describeStudioOnSqlite } from '../../testing/suite.ts'
import { createWaiting, type WhenLeft } from './waiting.ts'

const GRACE_MS = 30
const ASKED_AGAIN = 'asked again elsewhere'

describeStudioOnSqlite('whoever waits at one call, and leaves', {}, my => {
  let finish = Promise.withResolvers<void>()
  beforeAll(async () => {
    // One is painted for as long as the test wants, and all others wait for it.
    await my.studio.call(updateSettings, { body: { concurrency: { sketch: 1 } } })
    teachPainter(my.studio).script.paint = async ({ width, height }) => {
      await finish.promise
      return { bytes: makePng({ width, height }) }
    }
  })
  const get = async (id: string): Promise<Generation> => (await my.studio.call(getGeneration, { params: { id } })).body
  const statusOf = async (id: string) => (await get(id)).status
  const begin = async (prompt: string) =>
    (await my.studio.call(createGeneration, { body: { prompt, model: PAINTER } })).body.id

  const open = ({ stopping = new AbortController().signal, longestMs = 60_000 } = {}) =>
    createWaiting({
      generations: {
        cancel: async (_asker, id) => (await my.studio.call(cancelGeneration, { params: { id } })).body,
        async cancelQueued(_asker, id) {
          if ((await statusOf(id)) === 'queued') await my.studio.call(cancelGeneration, { params: { id } })
        },
        async waitUntilFinished(_asker, { id, timeoutMs, signal }) {
          const over = AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)])
          while (!over.aborted && (await get(id)).finishedAt === null) await my.studio.request('/healthz')
          return get(id)
        },
      },
      idempotency: { cameSince: async ({ key }) => key === ASKED_AGAIN },
      clock: { now: () => new Date() },
      stopping,
      graceMs: GRACE_MS,
      longestMs,
    })

  test('takes along what no engine has begun, unless it is asked for again or is to be kept', async () => {
    finish = Promise.withResolvers()
    const painted = await begin('a wren being painted')
    await vi.waitFor(async () => expect(await statusOf(painted)).toBe('running'), 10_000)
    const [queued, again, kept, shared] = [
      await begin('a wren waiting'),
      await begin('a wren asked for again'),
      await begin('a wren to be kept'),
      await begin('a wren of two'),
    ]
    const waiting = open()
    const leave = new AbortController()
    const stay = new AbortController()
    const wait = (id: string, whenLeft: WhenLeft, { signal } = leave, key?: string) =>
      waiting.untilFinished(STUDIO_USER, [{ id, key }], { signal, whenLeft }).catch((error: unknown) => error)
    const leaving = [
      wait(painted, 'cancel unless begun'),
      wait(again, 'cancel unless begun', leave, ASKED_AGAIN),
      wait(kept, 'keep'),
      wait(shared, 'cancel unless begun'),
      wait(queued, 'cancel unless begun'),
    ]
    const staying = wait(shared, 'cancel unless begun', stay)
    leave.abort()
    for (const left of leaving) expect(await left).toBe(leave.signal.reason)
    // It is the last whose time is over.
    await vi.waitFor(async () => expect(await statusOf(queued)).toBe('cancelled'), 10_000)
    expect(await Promise.all([painted, again, kept, shared].map(statusOf))).toEqual([
      'running',
      'queued',
      'queued',
      'queued',
    ])
    finish.resolve()
    expect(await staying).toMatchObject([{ id: shared, status: 'succeeded' }])
  })

  test('takes along also what is being made, where that is what leaving means', async () => {
    finish = Promise.withResolvers()
    const id = await begin('a dunnock called off')
    await vi.waitFor(async () => expect(await statusOf(id)).toBe('running'), 10_000)
    const leave = new AbortController()
    const left = open()
      .untilFinished(STUDIO_USER, [{ id }], { signal: leave.signal, whenLeft: 'cancel' })
      .catch((error: unknown) => error)
    leave.abort()
    expect(await left).toBe(leave.signal.reason)
    await vi.waitFor(async () => expect(await statusOf(id)).toBe('cancelled'), 10_000)
    finish.resolve()
  })

  test('takes nothing along when it is the studio that stops, and is told when it takes too long', async () => {
    finish = Promise.withResolvers()
    const id = await begin('a robin that goes on')
    const stop = new AbortController()
    const left = open({ stopping: stop.signal })
      .untilFinished(STUDIO_USER, [{ id }], { signal: stop.signal, whenLeft: 'cancel' })
      .catch((error: unknown) => error)
    stop.abort()
    expect(await left).toBe(stop.signal.reason)
    const late = open({ longestMs: 50 }).untilFinished(STUDIO_USER, [{ id }], {
      signal: new AbortController().signal,
      whenLeft: 'cancel',
    })
    await expect(late).rejects.toMatchObject({ code: 'client.timeout', status: 504 })
    finish.resolve()
    await vi.waitFor(async () => expect(await statusOf(id)).toBe('succeeded'), 10_000)
  })
})
