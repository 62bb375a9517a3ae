import { expect, test } from 'vitest'
import { daysOf, daysOfPreset, daysText, PRESETS, timesOf } from './filter-dates.ts'

test('days include both ends, and come back as they were', () => {
  const days = { from: '2026-03-28', to: '2026-03-29' }
  const times = timesOf(days)
  expect(times).toEqual({ from: new Date(2026, 2, 28).toISOString(), to: new Date(2026, 2, 30).toISOString() })
  expect(daysOf(times)).toEqual(days)
})

test('presets begin with the day they name', () => {
  const now = new Date(2026, 0, 3, 15)
  expect(PRESETS.map(preset => daysOfPreset(preset, now).from)).toEqual([
    '2026-01-03',
    '2025-12-28',
    '2025-12-05',
    '2026-01-01',
  ])
})

test('what is half typed is no date', () => {
  expect(timesOf({ from: '2026-0', to: '' })).toEqual({})
})

test('a span is told in words', () => {
  expect([
    daysText({ from: '2026-03-28', to: '' }),
    daysText({ from: '', to: '2026-03-28' }),
    daysText({ from: '2026-03-28', to: '2026-03-28' }),
  ]).toEqual(['Since Mar 28, 2026', 'Until Mar 28, 2026', 'Mar 28, 2026'])
})
