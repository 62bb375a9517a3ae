import { expect, test } from 'vitest'
import { nextWaitMs } from './waits.ts'

const steady = () => 0

/** The waits of a generation that is refused each time, and when it is asked for. */
function waitsOf(askedMs: number, times: number, random = steady) {
  const waits: number[] = []
  for (let turn = 0; turn < times; turn += 1) waits.push(nextWaitMs(askedMs, waits.at(-1), random))
  return waits
}

test('the first wait is what was asked for, and each one in vain is followed by one twice as long', () => {
  expect(waitsOf(10_000, 7)).toEqual([10_000, 20_000, 40_000, 80_000, 160_000, 300_000, 300_000])
})

test('a provider that refuses without a word is asked at most 6 times in 45 s and 20 times in an hour', () => {
  for (const random of [steady, () => 0.999]) {
    let at = 0
    const calls = [0, ...waitsOf(10_000, 60, random).map(waitMs => (at += waitMs))]
    expect(calls.filter(callMs => callMs <= 45_000).length).toBeLessThanOrEqual(6)
    expect(calls.filter(callMs => callMs <= 3_600_000).length).toBeLessThanOrEqual(20)
  }
})

test('a provider that always asks for no time at all is not asked without pause', () => {
  expect(waitsOf(0, 5)).toEqual([0, 1000, 2000, 4000, 8000])
})

test('what is asked for is never cut short', () => {
  expect(nextWaitMs(250_000, 1000, steady)).toBe(250_000)
})

test('chance makes a further wait up to a quarter longer', () => {
  expect(nextWaitMs(10_000, 10_000, () => 0.5)).toBe(22_500)
})
