import { expect, test } from 'vitest'
import { sampleId } from '../../testing/samples.ts'
import { comparedIds } from './use-compared.ts'

const [a, b, c, d, e] = [1, 2, 3, 4, 5].map(sampleId)

test.each([
  [`${b}`, [b]],
  [`${b},${c},${d}`, [b, c, d]],
  [`${b},${c},${d},${e}`, [b, c, d]],
  [`${b},${b},${a},no-id`, [b]],
  ['', []],
])('an address that names "%s" beside a picture means up to three others', (compare, expected) => {
  expect(comparedIds({ compare }, a ?? '')).toEqual(expected)
})

test('an address that names none means none', () => {
  expect(comparedIds({}, a ?? '')).toEqual([])
  expect(comparedIds({ compare: [b ?? ''] }, a ?? '')).toEqual([])
})
