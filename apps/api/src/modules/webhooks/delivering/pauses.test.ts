import { expect, test } from 'vitest'
import { nextAttemptAt } from './pauses.ts'

const MINUTE_MS = 60 * 1000
const HOUR_MS = 60 * MINUTE_MS
const failingSince = new Date('2026-03-01T12:00:00Z')
const after = (ms: number) => new Date(failingSince.getTime() + ms)

/** When each attempt of a receiver is that never takes anything, in milliseconds after the first one. */
function attempts(random: number): number[] {
  const times = [0]
  for (;;) {
    const now = after(times.at(-1) ?? 0)
    const next = nextAttemptAt({ attempts: times.length, failingSince, now, retryAfterMs: undefined, random })
    if (!next) return times
    times.push(next.getTime() - failingSince.getTime())
  }
}

test.each([0, 0.3, 0.5, 0.99])('pauses grow, and the last attempt is a day after the first (random %s)', random => {
  const times = attempts(random)
  expect(times.at(-1)).toBe(24 * HOUR_MS)
  const pauses = times.slice(1, -1).map((time, at) => time - (times[at] ?? 0))
  expect(pauses).toEqual(pauses.toSorted((a, b) => a - b))
  expect(times.length).toBeGreaterThan(10)
  expect(times.length).toBeLessThan(20)
})

test('pauses are not the same for all', () => {
  expect(attempts(0.1)[1]).not.toBe(attempts(0.9)[1])
})

test('what the receiver asks for is waited for, also beyond the day, but no longer than another day', () => {
  const asked = (retryAfterMs: number, now = after(0)) =>
    (nextAttemptAt({ attempts: 1, failingSince, now, retryAfterMs, random: 0.5 })?.getTime() ?? 0) - now.getTime()
  expect(asked(HOUR_MS)).toBe(HOUR_MS)
  expect(asked(1000)).toBe(5000)
  expect(asked(3 * HOUR_MS, after(23 * HOUR_MS))).toBe(3 * HOUR_MS)
  expect(asked(1000 * HOUR_MS)).toBe(24 * HOUR_MS)
})

test('a studio that was off for two days tries some more before it gives up', () => {
  const now = after(48 * HOUR_MS)
  const next = nextAttemptAt({ attempts: 2, failingSince, now, retryAfterMs: undefined, random: 0.5 })
  expect((next?.getTime() ?? 0) - now.getTime()).toBe(30_000)
  expect(nextAttemptAt({ attempts: 4, failingSince, now, retryAfterMs: undefined, random: 0.5 })).toBeUndefined()
})
