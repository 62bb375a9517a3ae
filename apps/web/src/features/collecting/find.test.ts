import { expect, test } from 'vitest'
import { fakeBrowser } from '../../testing/fake-browser.ts'
import { found, isSameName } from './find.ts'
import { recentFirst, rememberCollection } from './recent.ts'

const items = [
  { id: 'a', name: 'Été à Paris', description: null },
  { id: 'b', name: 'Lighthouses', description: 'at night' },
  { id: 'c', name: 'Paris by night', description: '' },
]
const ids = (list: readonly { id: string }[]) => list.map(({ id }) => id).join('')

test('collections are found by all words of name and description, without case and accents', () => {
  expect(
    [
      found(items, 'ete'),
      found(items, 'PARIS'),
      found(items, 'night paris'),
      found(items, 'night'),
      found(items, ' '),
      found(items, 'rome'),
    ].map(ids),
  ).toEqual(['a', 'ac', 'c', 'bc', 'abc', ''])
  expect([isSameName(' été', 'ETE '), isSameName('ete', 'ete 2')]).toEqual([true, false])
})

test('what was used last comes first, and the rest stays in its order', () => {
  fakeBrowser()
  rememberCollection('c')
  rememberCollection('b')
  rememberCollection('c')
  expect(ids(recentFirst(items))).toBe('cba')
})

test('what somebody else wrote into the browser does no harm', () => {
  fakeBrowser({ 'atelier.recent-collections': '{"a":' })
  expect(ids(recentFirst(items))).toBe('abc')
  fakeBrowser({ 'atelier.recent-collections': '[1,"b"]' })
  expect(ids(recentFirst(items))).toBe('bac')
})
