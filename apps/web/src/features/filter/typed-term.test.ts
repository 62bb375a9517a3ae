import { expect, test } from 'vitest'
import { tagTyped, withTag } from './tag-term.ts'

test.each([
  ['tag:', ''],
  ['snow tag:fo', 'fo'],
  ['-tag:fo', 'fo'],
  ['TAG:"red f', 'red f'],
  ['tag:fox ', undefined],
  ['tag:"red fox"', undefined],
  ['stag:fo', undefined],
  ['fox', undefined],
])('in %j the tag that is being written is %j', (text, tag) => {
  expect(tagTyped(text)).toBe(tag)
})

test('a tag that was chosen takes the place of what was written, in quotes where it has blanks', () => {
  expect([withTag('snow tag:f', 'fox'), withTag('-tag:', 'red fox'), withTag('tag:"red', 'red fox')]).toEqual([
    'snow tag:fox ',
    '-tag:"red fox" ',
    'tag:"red fox" ',
  ])
})
