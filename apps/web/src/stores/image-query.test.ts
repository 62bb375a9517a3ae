import { expect, test } from 'vitest'
import { sampleImage } from '../testing/samples.ts'
import { asksForNone, filterKey, fits, isPlacedHere, matches } from './image-query.ts'

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

const fox = sampleImage(42, {
  prompt: 'a fox in the snow',
  negativePrompt: 'blurry',
  typed: { prompt: 'a fox', negativePrompt: null, styles: ['Watercolour'] },
  width: 1536,
  sampler: 'Euler a',
  rating: 4,
  tags: ['red fox', 'winter'],
})

test.each<[string, boolean]>([
  ['fox -wolf', true],
  ['fox -snow', false],
  ['-"in the snow"', false],
  ['-"the snow in"', true],
  ['tag:"Red Fox"', true],
  ['tag:fox', false],
  ['-tag:winter', false],
  ['winter', true],
  ['rating:4', true],
  ['rating:>=4', true],
  ['rating:>4', false],
  ['rating:<=3', false],
  ['-rating:<5', false],
  ['rating:9', false],
  ['seed:42', true],
  ['seed:4', false],
  ['shape:WIDE', true],
  ['shape:tall', false],
  ['style:Watercolour', true],
  ['style:Oil', false],
  ['sampler:"euler A"', true],
  ['sampler:Euler', false],
  ['task:text-to-image', true],
  ['-task:text-to-image', false],
  // Only the server knows.
  ['collection:none', true],
  ['-collection:none', true],
  ['model:sketch negative:blur*', true],
  ['negative:fox', false],
  ['-negative:blurry', false],
])('searching %s finds the fox: %s', (q, found) => {
  expect(matches(fox, { q })).toBe(found)
})

test('each filter of what is known of an image lets it through or not', () => {
  expect(
    matches(fox, {
      rating: 4,
      tag: 'Winter',
      style: 'Watercolour',
      shape: 'wide',
      seed: 42,
      negative: 'blurry',
    }),
  ).toBe(true)
  const others = [
    { rating: 5 },
    { rating: 0 },
    { tag: 'fox' },
    { style: 'Oil' },
    { shape: 'tall' },
    { seed: 4 },
  ] as const
  expect(others.map(filter => fits(fox, filter))).toEqual(others.map(() => false))
  expect([fits({ ...fox, rating: 0 }, { rating: 0 }), fits({ ...fox, width: 1024 }, { shape: 'square' })]).toEqual([
    true,
    true,
  ])
})

test('what the server has listed stays listed whatever its words, and leaves when its stars or tags do not fit', () => {
  expect([fits(fox, { q: 'wolf' }), fits(fox, { q: '-fox' }), fits(fox, { negative: 'wolf' })]).toEqual([
    true,
    true,
    true,
  ])
  expect([
    fits({ ...fox, rating: 2 }, { q: 'fox rating:>=4' }),
    fits({ ...fox, tags: [] }, { q: 'tag:winter' }),
    fits(fox, { q: '-tag:winter' }),
  ]).toEqual([false, false, false])
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

test('where an image stands is to be seen in it of the newest first, and where no collection matters', () => {
  const filters = [{}, { q: 'fox' }, { sort: 'oldest' }, { sort: 'rating' }, { collection: 'none' }] as const
  expect(filters.map(isPlacedHere)).toEqual([true, true, false, false, false])
  expect([...filters, { q: 'fox -collection:none' }].map(asksForNone)).toEqual([false, false, false, false, true, true])
})
