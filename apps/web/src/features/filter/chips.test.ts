import { expect, test } from 'vitest'
import { chipsOf } from './chips.ts'

const engineName = (id: string) => `The engine ${id}`

test('each part of a filter is a chip that can be taken away alone', () => {
  const filter = {
    q: 'fox',
    favorite: true,
    model: 'black-forest-labs/FLUX.1-dev',
    provider: 'far',
    imported: false,
    from: '2026-01-01T00:00:00.000Z',
    to: '2026-02-01T00:00:00.000Z',
  }
  const chips = chipsOf(filter, engineName)
  expect(chips.slice(0, 4).map(({ label }) => label)).toEqual([
    'Favourites',
    'FLUX.1-dev',
    'The engine far',
    'Made here',
  ])
  expect(chips.map(({ without }) => Object.keys(filter).filter(key => !(key in without)))).toEqual([
    ['favorite'],
    ['model'],
    ['provider'],
    ['imported'],
    ['from', 'to'],
  ])
})

test('a search alone is no chip', () => {
  expect(chipsOf({ q: 'fox' }, engineName)).toEqual([])
})
