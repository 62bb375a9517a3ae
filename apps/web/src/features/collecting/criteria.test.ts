import { expect, test } from 'vitest'
import { savedOf, withText } from './criteria.ts'

test('a gallery that is narrowed can be saved; which collection it is in is no part of it', () => {
  expect(savedOf({ q: 'fox*', favorite: true, collection: 'a', trashed: true })).toEqual({ q: 'fox*', favorite: true })
  expect([savedOf({}), savedOf({ collection: 'a' }), savedOf({ q: '' })]).toEqual([undefined, undefined, undefined])
})

test('words are saved as they are searched while typing, and no words leave the rest', () => {
  expect(withText({ favorite: true }, 'red fo')).toEqual({ favorite: true, q: 'red fo*' })
  expect(withText({ favorite: true, q: 'red' }, ' ')).toEqual({ favorite: true })
})
