import { streamEvents, updateSettings } from '@atelier/contracts'
import { describeOnBothDatabases } from '@atelier/db/testing'
import { expect, test, vi } from 'vitest'
import { followEvents, type Message } from '../../testing/event-stream.ts'
import { startStudio } from '../../testing/studio.ts'
import { describeStudio, describeStudioOnSqlite } from '../../testing/suite.ts'
import { importPicture } from '../../testing/upload.ts'

const small = { width: 256, height: 256 } as const
const ids = (messages: readonly Message[]) => messages.map(message => Number(message.id))

describeStudio('the event stream', { config: { hfConcurrency: 8 } }, my => {
  const touch = (sketch: number) => my.studio.call(updateSettings, { body: { concurrency: { sketch } } })

  test('begins at once, with headers that keep it from being held back', async () => {
    const stream = await followEvents(my.studio)
    await stream.next('ready')
    expect(stream.response.status).toBe(200)
    expect(Object.fromEntries(stream.response.headers)).toMatchObject({
      'content-type': expect.stringMatching(/^text\/event-stream/) as unknown,
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
      'x-content-type-options': 'nosniff',
      'x-request-id': expect.stringMatching(/^[0-9a-f-]{36}$/) as unknown,
    })
    await stream.close()
  })

  test('is not there for HEAD, which would wait for a body that never comes', async () => {
    const { status, headers } = await fetch(`${my.studio.url}/api/v1/events`, {
      method: 'HEAD',
      signal: AbortSignal.timeout(5000),
    })
    expect([status, headers.get('allow')]).toEqual([405, 'GET'])
  })

  test('has an id that rises on every event, and tells what happened in its order', async () => {
    const stream = await followEvents(my.studio)
    await stream.next('ready')
    const generation = await my.generate({ ...small, prompt: 'in order', count: 2 })
    await stream.next('generation.succeeded', data => 'generation' in data && data.generation.id === generation.id)
    await stream.close()
    const rising = ids(stream.messages)
    expect(rising.every(id => Number.isSafeInteger(id))).toBe(true)
    expect(rising.slice(1)).toEqual([...new Set(rising.slice(1))].toSorted((a, b) => a - b))
    expect(stream.messages.map(message => message.event).filter(event => event !== 'generation.progress')).toEqual([
      'ready',
      'prompts.updated',
      'generation.queued',
      'generation.started',
      'image.created',
      'image.created',
      'generation.succeeded',
    ])
    for (const { event, data } of stream.messages.slice(1))
      expect(data).toMatchObject({ type: event, at: expect.stringMatching(/^\d{4}-.*Z$/) as unknown })
    const last = stream.messages.at(-1)?.data ?? {}
    expect('generation' in last && last.generation).toEqual(generation)
  })

  test('resumes without a gap, and without a repetition, while things happen', async () => {
    const whole = await followEvents(my.studio)
    const { id: start } = await whole.next('ready')
    const making = Promise.all(
      Array.from({ length: 6 }, (_, index) => my.generate({ ...small, prompt: `while broken ${index}`, count: 4 })),
    )
    const succeededIn = (messages: readonly Message[]) =>
      messages.filter(message => message.event === 'generation.succeeded').length
    const pieces: Message[] = []
    for (let behind = start; succeededIn(pieces) < 6; behind = pieces.at(-1)?.id) {
      const stream = await followEvents(my.studio, behind)
      await stream.until(() => stream.messages.length > 3 || succeededIn([...pieces, ...stream.messages]) === 6)
      await stream.close()
      pieces.push(...stream.messages.slice(1))
    }
    await making
    await whole.until(() => succeededIn(whole.messages) === 6)
    await whole.close()
    expect(ids(pieces)).toEqual(ids(whole.messages.slice(1)))
    expect(pieces).toEqual(whole.messages.slice(1))
    expect(pieces.filter(message => message.event === 'image.created')).toHaveLength(24)
  })

  test('tells all clients the same', async () => {
    const streams = await Promise.all(Array.from({ length: 12 }, () => followEvents(my.studio)))
    for (const stream of streams) await stream.next('ready')
    await Promise.all([
      importPicture(my.studio, { prompt: 'for all', seed: 1 }),
      importPicture(my.studio, { prompt: 'for all', seed: 2 }),
      touch(3),
    ])
    for (const stream of streams) await stream.until(() => stream.messages.length === 4)
    for (const stream of streams) await stream.close()
    expect(new Set(streams.map(stream => JSON.stringify(stream.messages.slice(1)))).size).toBe(1)
  })

  test('lets go of a client that has gone', async () => {
    const { events } = my.studio.deps
    const { follow } = events
    let following = 0
    const spy = vi.spyOn(events, 'follow').mockImplementation(async function* (after, signal) {
      following += 1
      try {
        yield* follow(after, signal)
      } finally {
        following -= 1
      }
    })
    const streams = await Promise.all(Array.from({ length: 5 }, () => followEvents(my.studio)))
    await touch(4)
    for (const stream of streams) await stream.next('settings.updated')
    expect(following).toBe(5)
    for (const stream of streams) await stream.close()
    await vi.waitFor(() => expect(following).toBe(0), { timeout: 5000 })
    spy.mockRestore()
  })

  test('begins with what happens next where the id to resume behind is empty', async () => {
    const stream = await followEvents(my.studio, '')
    expect((await stream.next('ready')).id).toBe(String(await my.studio.deps.events.lastSequence()))
    await stream.close()
  })

  test.each(['-1', 'abc', '1.5', '0x10', '12345678901234567', '1,2'])(
    'refuses %j as the id to resume behind',
    async id => {
      expect(await my.studio.refused(streamEvents, {}, { 'last-event-id': id })).toMatchObject({
        status: 400,
        errors: [{ path: '/headers/last-event-id' }],
      })
    },
  )

  test('is for those who take events', async () => {
    expect(await my.studio.refused(streamEvents, {}, { accept: 'application/json' })).toMatchObject({
      status: 406,
      code: 'request.not_acceptable',
    })
    for (const accept of ['*/*', 'text/*', 'text/html, text/event-stream;q=0.5', 'application/json, */*;q=0.1']) {
      const stop = new AbortController()
      const response = await fetch(`${my.studio.url}/api/v1/events`, { headers: { accept }, signal: stop.signal })
      stop.abort()
      expect(response.status).toBe(200)
    }
  })
})

describeOnBothDatabases('the event stream of a studio', make => {
  test('begins anew for an id that is older than what is stored, and ends when the studio does', async () => {
    const database = await make()
    let aheadMs = 0
    const studio = await startStudio({
      databaseUrl: database.url,
      replaced: { clock: { now: () => new Date(Date.now() + aheadMs) } },
    })
    try {
      await importPicture(studio, { seed: 1 })
      await importPicture(studio, { seed: 2 })
      aheadMs = 25 * 60 * 60 * 1000
      await importPicture(studio, { seed: 3 })
      await studio.deps.events.removeOlderThan(new Date(Date.now() + aheadMs - 1000))
      const kept = await followEvents(studio, '2')
      await kept.next('ready')
      await kept.next('image.created')
      await kept.close()

      const stream = await followEvents(studio, '1')
      const { id } = await stream.next('reset')
      expect(id).toBe('3')
      expect(stream.messages).toHaveLength(1)
      await studio.call(updateSettings, { body: { concurrency: { sketch: 2 } } })
      await stream.next('settings.updated')

      const before = performance.now()
      await studio.stop()
      await stream.ended
      expect(performance.now() - before).toBeLessThan(3000)
    } finally {
      await studio.stop().catch(() => {})
      await database.drop()
    }
  })
})

describeStudioOnSqlite('an event stream on which nothing happens', {}, my => {
  test('is kept open by a comment every 15 seconds', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
    try {
      const stream = await followEvents(my.studio)
      await stream.next('ready')
      vi.advanceTimersByTime(14_999)
      await my.studio.request('/healthz')
      expect(stream.comments).toEqual([])
      vi.advanceTimersByTime(1)
      await stream.until(() => stream.comments.length === 1)
      vi.advanceTimersByTime(15_000)
      await stream.until(() => stream.comments.length === 2)
      await stream.close()
      expect(stream.messages).toHaveLength(1)
    } finally {
      vi.useRealTimers()
    }
  })
})
