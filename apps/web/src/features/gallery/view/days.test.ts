import { expect, test } from 'vitest'
import { sampleImage } from '../../../testing/samples.ts'
import { dayBegun, dayText } from './days.ts'

/** A Wednesday. */
const now = new Date(2026, 10, 25, 9, 30)
const at = (year: number, month: number, day: number, hour = 12) => new Date(year, month - 1, day, hour)

test.each([
  [at(2026, 11, 25, 0), 'Today', 'Today'],
  [at(2026, 11, 24, 23), 'Yesterday', 'Yesterday'],
  [at(2026, 11, 23), 'Monday', 'Mon'],
  [at(2026, 11, 19), 'Thursday', 'Thu'],
  [at(2026, 11, 18), 'Wednesday, November 18', 'Nov 18'],
  [at(2025, 11, 25), 'Tuesday, November 25, 2025', 'Nov 25, 2025'],
  // A clock may be ahead.
  [at(2026, 11, 26), 'Thursday, November 26', 'Nov 26'],
])('%s is called %s, or in short %s', (time, long, short) => {
  expect([dayText(time, now), dayText(time, now, 'short')]).toEqual([long, short])
})

test('a day begins with its first picture, and with none of which nobody knows what stands before it', () => {
  const [first, second, third] = [
    sampleImage(3, { createdAt: at(2026, 11, 25, 8).toISOString() }),
    sampleImage(2, { createdAt: at(2026, 11, 25, 0).toISOString() }),
    sampleImage(1, { createdAt: at(2026, 11, 24, 23).toISOString() }),
  ]
  expect([dayBegun(first, null, now), dayBegun(second, first, now), dayBegun(third, second, now)]).toEqual([
    'Today',
    undefined,
    'Yesterday',
  ])
  expect(dayBegun(third, undefined, now)).toBeUndefined()
})
