import { expect, test } from 'vitest'
import { scoreOf } from './matching.ts'

const titles = [
  'Gallery',
  'Go to the gallery',
  'Regalia',
  'New grid',
  'Grids',
  'Été à Paris',
  'Große Straße',
  '東京の夜',
]
const found = (typed: string) =>
  titles
    .map(title => ({ title, score: scoreOf({ title }, typed) }))
    .filter(({ score }) => score > 0)
    .toSorted((a, b) => b.score - a.score)
    .map(({ title }) => title)

test('the beginnings of words are enough, in any order', () => {
  expect([found('gr ne'), found('new gr'), found('gal the go')]).toEqual([
    ['New grid'],
    ['New grid'],
    ['Go to the gallery'],
  ])
})

test('case and accents do not count, and ß is ss', () => {
  expect([found('ete a paris'), found('ETÉ'), found('grosse strasse')]).toEqual([
    ['Été à Paris'],
    ['Été à Paris'],
    ['Große Straße'],
  ])
})

test('what is called so comes before what begins so, and that before what has it in the middle', () => {
  expect([found('gallery'), found('gal'), found('grid')]).toEqual([
    ['Gallery', 'Go to the gallery'],
    ['Gallery', 'Go to the gallery', 'Regalia'],
    ['New grid', 'Grids'],
  ])
})

test('a part of a word counts, but one Latin letter in the middle of one does not', () => {
  expect([found('alia'), found('n'), found('夜')]).toEqual([['Regalia'], ['New grid'], ['東京の夜']])
})

test('every word has to be there, and signs count as they stand', () => {
  expect([found('new collection'), found('?'), scoreOf({ title: 'SDXL-Turbo 1.5' }, 'xl-turbo 1.5') > 0]).toEqual([
    [],
    [],
    true,
  ])
})

test('other words find it, too, and the title counts more', () => {
  const byWords = scoreOf({ title: 'Library', words: 'Go to the gallery' }, 'gallery')
  expect(byWords).toBeGreaterThan(0)
  expect(scoreOf({ title: 'Gallery' }, 'gallery')).toBeGreaterThan(byWords)
})
