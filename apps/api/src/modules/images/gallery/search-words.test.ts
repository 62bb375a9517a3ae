import { expect, test } from 'vitest'
import { parseSearch, toFts5, toTsquery } from './search-words.ts'

const fts = (text: string) => toFts5(parseSearch(text), { trashed: false })

test.each<[string, readonly [readonly string[], boolean][]]>([
  [
    'red fox',
    [
      [['red'], false],
      [['fox'], false],
    ],
  ],
  [
    'Red  FOX\n',
    [
      [['red'], false],
      [['fox'], false],
    ],
  ],
  ['li*', [[['li'], true]]],
  ['"red fox"', [[['red', 'fox'], false]]],
  ['"red fox', [[['red', 'fox'], false]]],
  ['red-roofed*', [[['red', 'roofed'], true]]],
  ["don't", [[['don', 't'], false]]],
  ['café', [[['cafe'], false]]],
  ['* " - "" ()', []],
  ['', []],
])('%j is read as %j', (text, terms) => {
  expect(parseSearch(text)).toEqual(terms.map(([words, prefix]) => ({ words, prefix })))
})

test('no more than 16 terms are looked for', () => {
  expect(parseSearch('a '.repeat(100))).toHaveLength(16)
})

test.each(['") OR words:"x', 'NEAR(a b)', 'a AND NOT b', 'words:secret', "' | !x", 'a:* & b', String.raw`\' or 1=1`])(
  'nothing of %j is an operator',
  text => {
    expect(fts(text)).toMatch(/^facets:"live"( words:"[\p{L}\p{N} ]+"\*?)*$/u)
    expect(toTsquery(parseSearch(text))).toMatch(/^('[\p{L}\p{N}]+'(:\*)?( (&|<->) )?)*$/u)
  },
)

test('filters are words of the same search', () => {
  const hex = (text: string) => Buffer.from(text).toString('hex')
  expect(toFts5(parseSearch('fox'), { trashed: true, favorite: true, model: 'a/b', provider: 'sketch' })).toBe(
    `facets:"trashed" facets:"favorite" facets:"m${hex('a/b')}" facets:"p${hex('sketch')}" words:"fox"`,
  )
  expect(toFts5(parseSearch('fox'), { trashed: false, favorite: false })).toBe(
    'facets:"live" words:"fox" NOT facets:"favorite"',
  )
})
