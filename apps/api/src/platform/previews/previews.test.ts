import type { GenerationPreview } from '@atelier/contracts'
import { openDatabase } from '@atelier/db'
import { describeOnBothDatabases, type TestDatabase } from '@atelier/db/testing'
import { probe } from '@atelier/imaging'
import { makeJpeg, makePng } from '@atelier/imaging/testing'
import { afterAll, beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest'
import { until } from '../../testing/until.ts'
import { systemClock } from '../clock.ts'
import { createDecoding } from '../decoding.ts'
import { randomIds } from '../ids.ts'
import { createLatestPreviews } from './latest-previews.ts'
import { createPace } from './pace.ts'
import { createPreviews } from './previews.ts'

const ANA = 'ana'
const of = (ordinal = 0, generationId = randomIds.next()) => ({ generationId, ownerId: ANA, ordinal })
const sizeOf = ({ data }: GenerationPreview) => probe(Buffer.from(data, 'base64'))

describeOnBothDatabases('previews', make => {
  let place: TestDatabase | undefined
  beforeAll(async () => {
    place = await make()
  })
  afterAll(() => place?.drop())

  /** As one process has them. */
  async function open({ alone = true } = {}) {
    const db = openDatabase(place?.url ?? '')
    await db.migrate()
    const previews = createPreviews({
      db,
      alone,
      clock: systemClock,
      ids: randomIds,
      decoding: createDecoding(),
      log: { debug: () => {} },
    })
    onTestFinished(async () => {
      previews.close()
      await db.close()
    })
    return previews
  }
  function watch(previews: Awaited<ReturnType<typeof open>>, ownerId = ANA) {
    const seen: GenerationPreview[] = []
    previews.hear(ownerId, preview => void seen.push(preview))
    return seen
  }

  test('go to whoever they belong to, and to nobody else', async () => {
    const previews = await open()
    const [own, other] = [watch(previews), watch(previews, 'ben')]
    const shown = of(2)
    previews.offer(shown, makePng({ width: 64, height: 64 }))
    await until(() => own.length === 1, { what: 'the preview' })
    expect(own).toMatchObject([
      { type: 'generation.preview', generationId: shown.generationId, ordinal: 2, mimeType: 'image/png' },
    ])
    expect(own.map(sizeOf)).toMatchObject([{ width: 64, height: 64 }])
    expect(other).toEqual([])
  })

  test('are made small, and what is no picture is passed over', async () => {
    const previews = await open()
    const seen = watch(previews)
    previews.offer(of(), new TextEncoder().encode('<html>an error</html>'))
    previews.offer(of(), await makeJpeg({ width: 2048, height: 1024 }))
    await until(() => seen.length > 0, { what: 'the preview' })
    expect(seen.map(sizeOf)).toMatchObject([{ mimeType: 'image/webp', width: 512, height: 256 }])
  })

  test('reach those who watch at another process, whole, and nobody hears of them later', async () => {
    if (place?.dialect !== 'postgresql') return
    const [worker, api] = [await open({ alone: false }), await open({ alone: false })]
    const seen = watch(api)
    const noise = await makeJpeg({ width: 512, height: 512 })
    const shown = of()
    // Whether it listens already cannot be asked.
    await until(
      () => {
        worker.offer(shown, noise)
        return seen.length > 0
      },
      { within: 5000, what: 'the preview at the other process' },
    )
    expect(seen[0]).toMatchObject({ generationId: shown.generationId, ordinal: 0 })
    expect(seen.map(sizeOf)[0]).toMatchObject({ width: 512, height: 512 })
    expect(watch(await open({ alone: false }))).toEqual([])
  })

  test('cost nothing where nobody could see them', async () => {
    const previews = await open()
    const bytes = new Proxy(new Uint8Array(1), {
      get: () => {
        throw new Error('looked at')
      },
    })
    previews.offer(of(), bytes)
    const stop = previews.hear(ANA, () => {})
    stop()
    previews.offer(of(), bytes)
    expect(watch(previews)).toEqual([])
  })
})

describe('whoever reads slowly', () => {
  test('gets the newest of each picture', () => {
    const hearings: ((preview: GenerationPreview) => void)[] = []
    const latest = createLatestPreviews(
      {
        hear: (_owner, hearing) => {
          hearings.push(hearing)
          return () => {}
        },
      },
      ANA,
      () => {},
    )
    const preview = (ordinal: number, data: string): GenerationPreview => ({
      type: 'generation.preview',
      at: '2026-01-01T00:00:00.000Z',
      generationId: 'one',
      ordinal,
      mimeType: 'image/png',
      data,
    })
    for (const one of [preview(0, 'old'), preview(1, 'other'), preview(0, 'new')]) hearings[0]?.(one)
    expect([latest.take()?.data, latest.take()?.data, latest.take()]).toEqual(['new', 'other', undefined])
  })
})

describe('the pace', () => {
  function timed(work: (passed: (ms: number) => void) => void) {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] })
    try {
      work(ms => void vi.advanceTimersByTime(ms))
    } finally {
      vi.useRealTimers()
    }
  }

  test('is two a second for a generation, the newest of each picture, and each picture has its turn', () => {
    timed(passed => {
      const pace = createPace()
      const done: string[] = []
      const offer = (part: number, what: string) => pace.offer('one', part, () => void done.push(what))
      passed(1)
      offer(0, 'a1')
      passed(20)
      expect(done).toEqual(['a1'])
      offer(0, 'a2')
      offer(1, 'b1')
      offer(0, 'a3')
      passed(400)
      expect(done).toEqual(['a1'])
      passed(100)
      expect(done).toEqual(['a1', 'a3'])
      passed(600)
      expect(done).toEqual(['a1', 'a3', 'b1'])
    })
  })

  test('is 64 a second for all together', () => {
    timed(passed => {
      const pace = createPace()
      let done = 0
      for (let at = 0; at < 200; at += 1) pace.offer(`generation ${at}`, 0, () => void (done += 1))
      passed(1000)
      expect(done).toBeGreaterThan(60)
      expect(done).toBeLessThanOrEqual(66)
      passed(3000)
      expect(done).toBe(200)
    })
  })

  test('does nothing more of what is over', () => {
    timed(passed => {
      const pace = createPace()
      const done: string[] = []
      pace.offer('one', 0, () => void done.push('made meanwhile'))
      pace.forget('one', 0)
      pace.offer('two', 0, () => void done.push('over'))
      pace.end('two')
      passed(5000)
      expect(done).toEqual([])
    })
  })
})
