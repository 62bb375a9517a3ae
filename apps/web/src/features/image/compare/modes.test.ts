import { expect, test } from 'vitest'
import { arrange, modeOf, modesFor } from './modes.ts'

const square = { width: 1024, height: 1024 }
const wide = { width: 1920, height: 1080 }

test.each([
  [2, { width: 1400, height: 700 }, square, '2 × 1'],
  [2, { width: 900, height: 1200 }, wide, '1 × 2'],
  [3, { width: 1800, height: 700 }, square, '3 × 1'],
  [4, { width: 1000, height: 1000 }, square, '2 × 2'],
  [4, { width: 2500, height: 700 }, square, '4 × 1'],
  [4, { width: 390, height: 1200 }, square, '1 × 4'],
  [2, { width: 390, height: 500 }, { width: 500, height: 1000 }, '1 × 2'],
])('%i pictures on a stage of %o stand in columns × rows', (count, stage, picture, expected) => {
  const { columns, rows } = arrange(
    Array.from({ length: count }, () => picture),
    stage,
    40,
  )
  expect(`${columns} × ${rows}`).toBe(expected)
})

test('two can be laid over each other, more stand side by side', () => {
  expect(modesFor(2)).toEqual(['wipe', 'side', 'difference'])
  expect(modesFor(4)).toEqual(['side'])
  expect([modeOf('difference', 2), modeOf('difference', 3), modeOf('upside-down', 2), modeOf(undefined, 2)]).toEqual([
    'difference',
    'side',
    'wipe',
    'wipe',
  ])
})
