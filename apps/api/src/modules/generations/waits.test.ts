import { cancelGeneration, createGeneration, getGeneration, type Generation } from '@atelier/contracts'
import { beforeAll, expect, test, vi } from 'vitest'
import { followEvents } from '../../testing/event-stream.ts'
import { callsFor, describeStudio } from '../../testing/suite.ts'

const small = { width: 256, height: 256, model: 'stand-in/watercolour' } as const

/** Longer than a call waits by itself, and as short as that allows. */
const WAIT_S = 3.1
const LATE_MS = 12_000

describeStudio('a generation that has to wait for its provider', { config: { hfConcurrency: 8 } }, my => {
  const read = async (id: string) => (await my.studio.call(getGeneration, { params: { id } })).body
  const waitsOf = async ({ id }: Generation) =>
    vi.waitFor(
      async () => {
        const generation = await read(id)
        expect(generation.waitingUntil).not.toBeNull()
        return generation
      },
      { timeout: LATE_MS },
    )
  const started = new Map<string, Generation>()
  const startedBy = (fault: string) => started.get(fault) ?? Promise.reject(new Error(fault))

  beforeAll(async () => {
    const faults = [
      `rate-limited:${WAIT_S}`,
      `loading:${WAIT_S}`,
      'rate-limited:30',
      'loading:60',
      'rate-limited-window',
      'rate-limited-bare*9',
      'too-busy*9',
      'rate-limited:99999',
    ]
    for (const fault of faults)
      started.set(
        fault,
        (await my.studio.call(createGeneration, { body: { ...small, prompt: `waits [[fault:${fault}]]`, count: 1 } }))
          .body,
      )
  })

  test.each([
    ['rate-limited:30', 'provider.rate_limited', 30_000],
    ['loading:60', 'provider.loading', 60_000],
    ['rate-limited-window', 'provider.rate_limited', 55_000],
    ['rate-limited-bare*9', 'provider.rate_limited', 10_000],
    ['too-busy*9', 'provider.unavailable', 10_000],
    ['rate-limited:99999', 'provider.rate_limited', 300_000],
  ])('after %s it is queued again, says why, and until when', async (fault, code, waitMs) => {
    const generation = await waitsOf(await startedBy(fault))
    expect(generation).toMatchObject({ status: 'queued', attempts: 0, finishedAt: null, error: { code } })
    expect(generation.error?.retryAfterMs).toBe(waitMs)
    expect(generation.error?.suggestion).toBeTruthy()
    const untilMs = Date.parse(generation.waitingUntil ?? '')
    expect(untilMs - Date.now()).toBeLessThanOrEqual(waitMs)
    expect(untilMs - Date.parse(generation.startedAt ?? '')).toBeGreaterThanOrEqual(waitMs)
    await my.studio.call(cancelGeneration, { params: { id: generation.id } })
  })

  test.each([`rate-limited:${WAIT_S}`, `loading:${WAIT_S}`])(
    'after %s it goes on by itself when the time has come, and the wait has cost no attempt',
    async fault => {
      const { id, prompt } = await startedBy(fault)
      const done = await vi.waitFor(
        async () => {
          const generation = await read(id)
          expect(generation.status).toBe('succeeded')
          return generation
        },
        { timeout: LATE_MS },
      )
      expect(done).toMatchObject({ attempts: 1, error: null, waitingUntil: null })
      expect(Date.parse(done.finishedAt ?? '') - Date.parse(done.startedAt ?? '')).toBeGreaterThanOrEqual(WAIT_S * 1000)
      expect(callsFor(my.upstream, prompt)).toHaveLength(2)
    },
  )

  test('the wait is told of as an event, and a cancel ends it', async () => {
    const stream = await followEvents(my.studio)
    const {
      body: { id },
    } = await my.studio.call(createGeneration, { body: { ...small, prompt: 'told of [[fault:rate-limited:600]]' } })
    const { data } = await stream.next(
      'generation.queued',
      event => 'generation' in event && event.generation.id === id && event.generation.waitingUntil !== null,
    )
    expect(data).toMatchObject({
      generation: { status: 'queued', attempts: 0, error: { code: 'provider.rate_limited', retryAfterMs: 300_000 } },
    })
    const { body } = await my.studio.call(cancelGeneration, { params: { id } })
    expect(body).toMatchObject({ status: 'cancelled', error: null, waitingUntil: null })
    await stream.close()
  })
})
