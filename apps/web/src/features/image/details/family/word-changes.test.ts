import { expect, test } from 'vitest'
import { wordChanges } from './word-changes.ts'

/** As one would write it by hand: +in+, -out-. */
const written = (before: string, after: string) =>
  wordChanges(before, after)
    .map(({ kind, text }) => (kind === 'same' ? text : kind === 'added' ? `+${text}+` : `-${text}-`))
    .join('')

test.each([
  ['a red fox', 'a red fox', 'a red fox'],
  ['a red fox', 'a blue fox', 'a -red -+blue +fox'],
  ['a red fox', 'a red cow', 'a red -fox -+cow+'],
  ['a fox', 'a fox in the snow', 'a fox +in the snow+'],
  ['a fox, night, fog', 'a fox, fog', 'a fox, -night, -fog'],
  ['a fox, fog', 'a fox', 'a fox- fog-'],
  ['one two three', 'three one two', '+three +one two- three-'],
  ['', 'a fox', '+a fox+'],
  ['a fox', '', '-a fox-'],
  ['', '', ''],
])('from %j to %j: %s', (before, after, expected) => {
  expect(written(before, after)).toBe(expected)
})

test('what was not taken out is the new prompt, to the letter', () => {
  const [before, after] = ['a  red\nfox, (snow:1.2), night', 'one  red fox,\n(snow:1.2) at dawn']
  const kept = wordChanges(before, after).filter(({ kind }) => kind !== 'removed')
  expect(kept.map(({ text }) => text).join('')).toBe(after)
})

test('two very long prompts are not compared word by word', () => {
  const long = (word: string) => `${word} `.repeat(700)
  expect(wordChanges(long('a'), long('b')).map(({ kind }) => kind)).toEqual(['removed', 'added'])
})
