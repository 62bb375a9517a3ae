import type { Generation } from '@atelier/contracts'
import { expect, test } from 'vitest'
import type { GenerationEntry } from '../../stores/generations.ts'
import { sampleGeneration, sampleId } from '../../testing/samples.ts'
import { allLeftMs, doneInMs, leftMs, placesOf, startingOf } from './queue-times.ts'
import { progressOf, progressText, tookText } from './progress-text.ts'

const now = Date.parse('2026-11-22T12:00:00.000Z')
const entry = (k: number, changes: Partial<Generation> = {}): GenerationEntry => {
  const { images, ...rest } = sampleGeneration(k, changes)
  return { ...rest, imageIds: images.map(({ id }) => id) }
}
const running = (secondsAgo: number, changes: Partial<Generation> = {}) =>
  entry(1, { status: 'running', startedAt: new Date(now - secondsAgo * 1000).toISOString(), ...changes })
const known = new Map([['sketch', 4000]])
const two = { ...sampleGeneration(1).parameters, count: 2 }

test('the place is counted among those that wait for the same provider', () => {
  const places = placesOf([
    entry(1, { status: 'running' }),
    entry(2),
    entry(3, { provider: 'other' }),
    entry(4, { waitingUntil: '2026-11-22T12:01:00.000Z' }),
    entry(5),
  ])
  expect([...places]).toEqual([
    [sampleId(2), 1],
    [sampleId(3), 1],
    [sampleId(5), 2],
  ])
})

test('what is left is what the model usually takes, less what has passed', () => {
  expect([
    leftMs(running(3, { parameters: two }), known, now),
    leftMs(running(9), known, now),
    leftMs(running(3), new Map(), now),
  ]).toEqual([5000, -5000, undefined])
})

test('a clock that is ahead of this one does not make it longer', () => {
  expect(leftMs(running(-60), known, now)).toBe(4000)
})

test('several at a time are done sooner, and one that is unknown, overdue or kept by a rate limit leaves it open', () => {
  const four = [1, 2, 3, 4].map(k => entry(k))
  expect([
    allLeftMs(four, known, { sketch: 2 }, now),
    allLeftMs(four, known, {}, now),
    allLeftMs([...four, entry(5, { model: 'new' })], known, {}, now),
    allLeftMs([running(60)], known, {}, now),
    allLeftMs([entry(1, { waitingUntil: '2026-11-22T12:01:00.000Z' })], known, {}, now),
  ]).toEqual([8000, 16_000, undefined, undefined, undefined])
})

test.each<[Partial<Generation>, number | undefined, string]>([
  [{ status: 'queued' }, 1, 'Next in line'],
  [{ status: 'queued' }, 22, '22nd in line'],
  [{ status: 'queued' }, 11, '11th in line'],
  [{ status: 'queued', waitingUntil: '2026-11-22T12:00:20.000Z' }, undefined, 'Rate limit: resumes in 20\u00A0s'],
  [{ status: 'queued', waitingUntil: '2026-11-22T12:05:00.000Z' }, undefined, 'Rate limit: resumes in 5\u00A0min'],
  [{ status: 'queued', waitingUntil: '2026-11-22T11:59:59.000Z' }, undefined, 'Resuming in a moment'],
  [{ status: 'failed' }, undefined, 'Failed'],
])('%o reads as it is', (changes, place, text) => {
  expect(progressText(entry(1, changes), { now, place, durations: known })).toBe(text)
})

test('what is behind more than are counted says so', () => {
  expect(progressText(entry(1, { status: 'queued' }), { now, place: 101, isFar: true, durations: known })).toBe(
    'Behind more than 100 others',
  )
})

test('a running one says how long it will take, or how long it has taken, and never more than is known', () => {
  const text = (generation: GenerationEntry, durations = known) =>
    progressText(generation, { now, place: undefined, durations })
  expect([
    text(running(1)),
    text(running(9)),
    text(running(9), new Map()),
    text(running(2, { parameters: two })),
  ]).toEqual([
    'Generating, about 3\u00A0s left',
    'Generating, longer than usual',
    'Generating, 9\u00A0s so far',
    'Picture 1 of 2, about 6\u00A0s left',
  ])
})

test('a guess never reaches the end, and never falls behind what the server says', () => {
  expect([
    progressOf(running(2), known, now),
    progressOf(running(60), known, now),
    progressOf(running(1, { progress: 0.8 }), known, now),
    progressOf(running(9), new Map(), now),
  ]).toEqual([0.5, 0.95, 0.8, 0])
})

test('a duration is told when it is over', () => {
  expect(tookText({ startedAt: '2026-11-22T12:00:00.000Z', finishedAt: '2026-11-22T12:00:03.240Z' })).toBe('3.2\u00A0s')
  expect(tookText({ startedAt: '2026-11-22T12:00:00.000Z', finishedAt: null })).toBeUndefined()
})

test('as many begin at once as their provider takes, and the others wait in line', () => {
  const active = [entry(1, { status: 'running' }), entry(2), entry(3), entry(4, { provider: 'other' })]
  expect([
    [...startingOf(active, { sketch: 2 })],
    [...startingOf(active, {})],
    [...startingOf([entry(1, { waitingUntil: '2026-11-22T12:01:00.000Z' }), entry(2)], {})],
  ]).toEqual([[sampleId(2), sampleId(4)], [sampleId(4)], [sampleId(2)]])
})

test('what waits is done when all before it in its lane are', () => {
  const active = [running(1, { id: sampleId(9) }), entry(2), entry(3, { parameters: two }), entry(4)]
  expect([...doneInMs(active, known, {}, now).values()]).toEqual([3000, 7000, 15_000, 19_000])
  expect([...doneInMs(active, known, { sketch: 2 }, now).values()]).toEqual([3000, 4000, 11_000, 8000])
  expect([...doneInMs([entry(1), entry(2, { model: 'new' }), entry(3)], known, {}, now).keys()]).toEqual([sampleId(1)])
})
