import type { StudioEvent } from '@atelier/contracts'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { fakeEventSource } from '../testing/fake-event-source.ts'
import { sampleImage } from '../testing/samples.ts'
import { createEventStream } from './events.ts'

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

function setUp() {
  const sources: ReturnType<typeof fakeEventSource>[] = []
  const told: (StudioEvent['type'] | 'gap')[] = []
  const states: string[] = []
  const stream = createEventStream({
    onEvent: ({ type }) => told.push(type),
    onGap: () => told.push('gap'),
    onState: state => states.push(state),
    open: () => {
      const fake = fakeEventSource()
      sources.push(fake)
      return fake.source
    },
  })
  stream.start()
  return { stream, sources, told, states }
}

const created: StudioEvent = { type: 'image.created', at: '2026-11-22T12:00:00.000Z', image: sampleImage(1) }

test('events arrive as they are told', () => {
  const { sources, told, states } = setUp()
  sources[0]?.opens()
  sources[0]?.tells(created)
  expect(told).toEqual(['image.created'])
  expect(states).toEqual(['live'])
})

test('what changed while the page began is read again when it has begun, once', () => {
  const { sources, told } = setUp()
  sources[0]?.opens()
  vi.advanceTimersByTime(1900)
  expect(told).toEqual([])
  vi.advanceTimersByTime(60_000)
  expect(told).toEqual(['gap'])
})

test('where the server was away at first, what was missed is read again at once', () => {
  const { sources, told } = setUp()
  sources[0]?.breaks()
  sources[0]?.opens()
  expect(told).toEqual(['gap'])
})

test('after stop nothing is read again', () => {
  const { stream, sources, told } = setUp()
  sources[0]?.opens()
  stream.stop()
  vi.advanceTimersByTime(60_000)
  expect(told).toEqual([])
})

test('a line that the browser mends has no gap, for it resumes where it was', () => {
  const { sources, told, states } = setUp()
  sources[0]?.opens()
  sources[0]?.breaks()
  sources[0]?.opens()
  vi.advanceTimersByTime(60_000)
  expect(told).toEqual(['gap'])
  expect(states).toEqual(['live', 'lost', 'live'])
})

test('a line that died is opened anew, and what was missed is a gap', () => {
  const { sources, told } = setUp()
  sources[0]?.opens()
  vi.advanceTimersByTime(2000)
  sources[0]?.dies()
  vi.advanceTimersByTime(1000)
  sources[1]?.opens()
  expect(told).toEqual(['gap', 'gap'])
})

test('a line that died while the page began is read after once, as soon as there is another one', () => {
  const { sources, told } = setUp()
  sources[0]?.opens()
  sources[0]?.dies()
  vi.advanceTimersByTime(1000)
  sources[1]?.opens()
  expect(told).toEqual(['gap'])
  vi.advanceTimersByTime(60_000)
  expect(told).toEqual(['gap'])
})

test('a server that stays away is asked less and less often', () => {
  const { sources } = setUp()
  const attemptsAfter = (ms: number) => {
    vi.advanceTimersByTime(ms)
    sources.at(-1)?.dies()
    return sources.length
  }
  sources[0]?.dies()
  expect([
    attemptsAfter(1000),
    attemptsAfter(1000),
    attemptsAfter(1000),
    attemptsAfter(4000),
    attemptsAfter(60_000),
  ]).toEqual([2, 2, 3, 4, 5])
})

test('a reset by the server is a gap', () => {
  const { sources, told } = setUp()
  sources[0]?.opens()
  sources[0]?.resets()
  expect(told).toEqual(['gap'])
})

test('after stop nothing is opened any more', () => {
  const { stream, sources } = setUp()
  sources[0]?.dies()
  stream.stop()
  vi.advanceTimersByTime(60_000)
  expect(sources).toHaveLength(1)
})
