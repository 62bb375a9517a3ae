import { expect, test } from 'vitest'
import { filterOf, queryOf } from './filter.ts'

test('a filter comes back from its own address', () => {
  const filter = {
    q: 'red fox',
    model: 'a/b',
    provider: 'sketch',
    favorite: true,
    imported: false,
    rating: 0,
    tag: 'red fox',
    style: 'Oil, thick',
    shape: 'tall' as const,
    seed: 42,
    negative: 'blurry',
    from: '2026-11-01T00:00:00.000Z',
    to: '2026-12-01T00:00:00.000Z',
    task: 'text-to-image' as const,
    sampler: 'Euler a',
    collection: 'none',
    sort: 'rating' as const,
    trashed: true,
  }
  const { searchParams } = new URL(
    `http://studio/?${new URLSearchParams(queryOf(filter) as Record<string, string>).toString()}`,
  )
  expect(filterOf(Object.fromEntries(searchParams))).toEqual(filter)
})

test('what makes no sense in an address is left out', () => {
  expect(
    filterOf({ q: '  ', favorite: 'perhaps', from: 'once', model: ['a', 'b'], trashed: 'no', other: 'x' }),
  ).toEqual({})
  expect(filterOf({ rating: '6', tag: 'a,b', shape: 'round', seed: '-1', negative: ' ' })).toEqual({})
  expect(filterOf({ sort: 'random', task: 'paint', collection: 'any', sampler: '"' })).toEqual({})
  // The usual order is not said.
  expect(filterOf({ sort: 'newest' })).toEqual({})
})
