import { expect, test } from 'vitest'
import { arrangementOf, cellAt, defaultArrangement, neighbourOf, tablesOf, valuesAt, withRole } from './arrangement.ts'

const lengths = [2, 3, 4]

test('the last axis is the fastest, and every cell is found by its values', () => {
  expect([cellAt(lengths, [0, 0, 3]), cellAt(lengths, [0, 1, 0]), cellAt(lengths, [1, 2, 3])]).toEqual([3, 4, 23])
  expect(Array.from({ length: 24 }, (_, cell) => cellAt(lengths, valuesAt(lengths, cell)))).toEqual(
    Array.from({ length: 24 }, (_, cell) => cell),
  )
})

test('one axis is a row, two are a table, three are tables', () => {
  expect(tablesOf([3], defaultArrangement(1))).toEqual([{ at: 0, rows: [[0, 1, 2]] }])
  expect(tablesOf([2, 3], defaultArrangement(2))).toEqual([
    {
      at: 0,
      rows: [
        [0, 1, 2],
        [3, 4, 5],
      ],
    },
  ])
  expect(tablesOf([2, 1, 2], defaultArrangement(3))).toEqual([
    { at: 0, rows: [[0, 1]] },
    { at: 1, rows: [[2, 3]] },
  ])
})

test('however the axes are arranged every cell is shown once', () => {
  for (const across of [0, 1, 2]) {
    for (const down of [0, 1, 2].filter(axis => axis !== across)) {
      const shown = tablesOf(lengths, arrangementOf({ across: String(across), down: String(down) }, 3)).flatMap(
        ({ rows }) => rows.flat(),
      )
      expect(shown.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 24 }, (_, cell) => cell))
    }
  }
})

test('an axis that takes a role gives its own away', () => {
  const swapped = withRole(defaultArrangement(3), 'across', 0)
  expect([swapped, withRole(swapped, 'down', 2)]).toEqual([
    { across: 0, down: 1, third: 2 },
    { across: 0, down: 2, third: 1 },
  ])
  expect(tablesOf([2, 3], withRole(defaultArrangement(2), 'across', 0))).toEqual([
    {
      at: 0,
      rows: [
        [0, 3],
        [1, 4],
        [2, 5],
      ],
    },
  ])
})

test('an address that makes no sense shows the default', () => {
  const nonsense = [
    {},
    { across: '7', down: '0' },
    { across: '1', down: '1' },
    { across: 'x', down: '0' },
    { across: ['0'], down: '1' },
    { across: '-1', down: '0' },
  ]
  expect(nonsense.map(query => arrangementOf(query, 3))).toEqual(nonsense.map(() => defaultArrangement(3)))
  expect(arrangementOf({ across: '0', down: '1' }, 1)).toEqual(defaultArrangement(1))
})

test('from a cell one goes along each axis to its ends', () => {
  expect([
    neighbourOf(lengths, 0, 2, 1),
    neighbourOf(lengths, 0, 1, 1),
    neighbourOf(lengths, 0, 0, 1),
    neighbourOf(lengths, 0, 2, -1),
    neighbourOf(lengths, 3, 2, 1),
    neighbourOf(lengths, 0, undefined, 1),
  ]).toEqual([1, 4, 12, undefined, undefined, undefined])
})
