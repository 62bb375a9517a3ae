import { expect, test } from 'vitest'
import { queryOfText, textOfQuery } from './search-text.ts'

test.each([
  ['lightho', 'lightho*'],
  [' red fox ', 'red fox*'],
  ['"quiet harbour"', '"quiet harbour"'],
  ['"quiet har', '"quiet har'],
  ['fox*', 'fox*'],
  ['fox -wolf', 'fox -wolf'],
  ['tag:fox', 'tag:fox'],
  ['sampler:UniPC', 'sampler:UniPC'],
  ['collection:none', 'collection:none'],
  ['fox rating:>=4', 'fox rating:>=4'],
  ['model:flux', 'model:flux*'],
  ['stag:fox', 'stag:fox*'],
  ['', ''],
])('%j is searched as %j', (text, q) => {
  expect(queryOfText(text)).toBe(q)
})

test('the field shows what was typed', () => {
  expect([
    textOfQuery('lightho*'),
    textOfQuery('"quiet harbour"'),
    textOfQuery('-wolf*'),
    textOfQuery(undefined),
  ]).toEqual(['lightho', '"quiet harbour"', '-wolf*', ''])
})
