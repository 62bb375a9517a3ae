import { expect, test } from 'vitest'
import { chipsOf } from './chips.ts'

const names = { engine: (id: string) => `The engine ${id}`, style: (name: string) => name }

test('each part of a filter is a chip that can be taken away alone', () => {
  const filter = {
    q: 'fox',
    favorite: true,
    rating: 4,
    tag: 'red fox',
    model: 'black-forest-labs/FLUX.1-dev',
    provider: 'far',
    imported: false,
    style: 'Oil',
    shape: 'tall',
    seed: 42,
    sampler: 'Euler a',
    task: 'text-to-image',
    collection: 'none',
    negative: 'blurry',
    from: '2026-01-01T00:00:00.000Z',
    to: '2026-02-01T00:00:00.000Z',
  } as const
  const chips = chipsOf(filter, names)
  expect(chips.slice(0, 13).map(({ label }) => label)).toEqual([
    'Favourites',
    '4 stars or more',
    'Tag: red fox',
    'FLUX.1-dev',
    'The engine far',
    'Made here',
    'Style: Oil',
    'Tall',
    'Seed 42',
    'Sampler: Euler a',
    'Text to image',
    'In no collection',
    'Left out: blurry',
  ])
  expect(chips.map(({ without }) => Object.keys(filter).filter(key => !(key in without)))).toEqual([
    ['favorite'],
    ['rating'],
    ['tag'],
    ['model'],
    ['provider'],
    ['imported'],
    ['style'],
    ['shape'],
    ['seed'],
    ['sampler'],
    ['task'],
    ['collection'],
    ['negative'],
    ['from', 'to'],
  ])
})

test('five stars are not said to be more, and none are none', () => {
  expect([5, 1, 0].map(rating => chipsOf({ rating }, names)[0]?.label)).toEqual([
    '5 stars',
    '1 star or more',
    'No stars',
  ])
})

test('a search alone is no chip', () => {
  expect(chipsOf({ q: 'fox' }, names)).toEqual([])
})
