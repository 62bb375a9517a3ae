import { expect, test } from 'vitest'
import { sampleImage } from '../testing/samples.ts'
import { filterKey, matches } from './image-query.ts'

const harbour = sampleImage(1, { prompt: 'A quiet harbour at Málaga, woodcut', favorite: true })

test.each([
  ['harbour', true],
  ['harb', false],
  ['harb* wood*', true],
  ['arbour', false],
  ['malaga', true],
  ['"quiet harbour"', true],
  ['"harbour quiet"', false],
  ['quiet boat', false],
])('searching %s finds the harbour: %s', (q, found) => {
  expect(matches(harbour, { q })).toBe(found)
})

test('an image in the trash belongs to the trash alone', () => {
  const trashed = { ...harbour, trashedAt: harbour.createdAt }
  expect([matches(trashed, {}), matches(trashed, { trashed: true }), matches(harbour, { trashed: true })]).toEqual([
    false,
    true,
    false,
  ])
})

test('a title is searched too, and imports are told from what was made here', () => {
  expect([
    matches({ ...harbour, title: 'Home' }, { q: 'home' }),
    matches(harbour, { imported: true }),
    matches({ ...harbour, provider: null }, { imported: true }),
  ]).toEqual([true, false, true])
})

test('times are from, and up to but without', () => {
  expect([matches(harbour, { from: harbour.createdAt }), matches(harbour, { to: harbour.createdAt })]).toEqual([
    true,
    false,
  ])
})

test('equal filters share one list, however they are written', () => {
  expect(filterKey({ q: 'a', favorite: true })).toBe(filterKey({ favorite: true, q: 'a' }))
  expect(filterKey({ q: 'a' })).not.toBe(filterKey({}))
})
