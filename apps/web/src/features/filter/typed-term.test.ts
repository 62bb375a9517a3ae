import { expect, test } from 'vitest'
import { termOf, termTyped, withTerm } from './typed-term.ts'

test.each([
  ['tag:', { field: 'tag', value: '' }],
  ['snow tag:fo', { field: 'tag', value: 'fo' }],
  ['-sampler:eu', { field: 'sampler', value: 'eu' }],
  ['TAG:"red f', { field: 'tag', value: 'red f' }],
  ['fox mod', { field: undefined, value: 'mod' }],
  ['tag:fox ', undefined],
  ['tag:"red fox"', undefined],
  ['"red f', undefined],
  ['stag:fo', { field: undefined, value: 'stag:fo' }],
  ['', undefined],
])('in %j what is being written is %j', (text, term) => {
  expect(termTyped(text)).toEqual(term)
})

test('what was chosen takes the place of what was written, in quotes where it has blanks', () => {
  expect([
    withTerm('snow tag:f', termOf('tag', 'fox')),
    withTerm('-tag:', termOf('tag', 'red fox')),
    withTerm('tag:"red', termOf('tag', 'red fox')),
    withTerm('fox -mod', 'model:'),
  ]).toEqual(['snow tag:fox', '-tag:"red fox"', 'tag:"red fox"', 'fox -model:'])
})
