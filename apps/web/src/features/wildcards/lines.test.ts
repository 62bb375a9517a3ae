import { expect, test } from 'vitest'
import { entriesOf, nameOf } from './lines.ts'

test('a line is an entry, whichever way lines end; empty ones and comments are none', () => {
  expect(entriesOf('red\r\n\n  green \r# shades\nlight blue\n')).toEqual(['red', 'green', 'light blue'])
})

test.each([
  ['colour.txt', 'colour'],
  ['My  Größen (2).txt', 'My_Gro_en_2'],
  ['__x__.txt', 'x'],
  ['.txt', ''],
])('a file called %j is offered as %j', (filename, name) => {
  expect(nameOf(filename)).toBe(name)
})
