import { expect, test } from 'vitest'
import { parseNumbers } from './number-list.ts'

const steps = { min: 1, max: 50, default: 20 }
const guidance = { min: 0, max: 20, default: 7, multipleOf: 0.1 }
const valuesOf = (text: string, limit: typeof steps = steps) => {
  const read = parseNumbers(text, limit, 200)
  return read.kind === 'numbers' ? read.values : read
}

test('numbers are parted by whatever one types between them, and none is there twice', () => {
  expect([valuesOf('10, 20, 30'), valuesOf('10;20 30\n10'), valuesOf(''), valuesOf(' , ')]).toEqual([
    [10, 20, 30],
    [10, 20, 30],
    [],
    [],
  ])
})

test('a range is whole numbers, so many of them, or every so many', () => {
  expect([
    valuesOf('1-5'),
    valuesOf('10-30 [5]'),
    valuesOf('10 - 30 [ 3 ]'),
    valuesOf('10-30 (+5)'),
    valuesOf('5-1'),
    valuesOf('8-8'),
    valuesOf('4-8 [1]'),
  ]).toEqual([[1, 2, 3, 4, 5], [10, 15, 20, 25, 30], [10, 20, 30], [10, 15, 20, 25, 30], [5, 4, 3, 2, 1], [8], [4]])
  expect(valuesOf('1, 4-6, 20-30 [2]')).toEqual([1, 4, 5, 6, 20, 30])
})

test('values are rounded to what the model takes', () => {
  expect([
    valuesOf('1-10 [4]'),
    valuesOf('2.5, 7.04', guidance),
    valuesOf('1-2 (+0.25)', guidance),
    valuesOf('10-11 [5]'),
  ]).toEqual([
    [1, 4, 7, 10],
    [2.5, 7],
    [1, 1.3, 1.5, 1.8, 2],
    [10, 11],
  ])
})

test('what is no number, outside of the limits or too much is named', () => {
  expect([
    valuesOf('10, ten'),
    valuesOf('10, 51'),
    valuesOf('0'),
    valuesOf('1-5 (+0)'),
    valuesOf('1-5 [0]'),
    valuesOf('1--5'),
    valuesOf('1-'),
  ]).toEqual([
    { kind: 'unreadable', part: 'ten' },
    { kind: 'outside', value: 51 },
    { kind: 'outside', value: 0 },
    { kind: 'unreadable', part: '1-5(+0)' },
    { kind: 'unreadable', part: '1-5[0]' },
    { kind: 'outside', value: 0 },
    { kind: 'unreadable', part: '1-' },
  ])
  const seed = { min: 0, max: 4_294_967_295, default: 0 }
  expect([valuesOf('0-4294967295', seed), valuesOf('0-4294967295 [999999]', seed)]).toEqual([
    { kind: 'tooMany' },
    { kind: 'tooMany' },
  ])
})
