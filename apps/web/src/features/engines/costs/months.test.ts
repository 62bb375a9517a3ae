import { expect, test } from 'vitest'
import { monthBefore, thisMonth } from './months.ts'

test('a month is told by UTC', () => {
  expect(thisMonth(new Date('2026-11-30T23:59:59Z'))).toBe('2026-11')
})

test('months go over the end of a year, both ways', () => {
  expect(monthBefore('2026-01', 1)).toBe('2025-12')
  expect(monthBefore('2025-12', -1)).toBe('2026-01')
  expect(monthBefore('2026-11', 0)).toBe('2026-11')
})
