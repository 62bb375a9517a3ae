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
  expect(parseSearch(text)).toEqual(terms.map(([words, prefix]) => ({ words, prefix, isExcluded: false })))
})

test.each<[text: string, fts5: string, tsquery: string]>([
  ['fox -wolf', '(WORDS:"fox") NOT facets:"trashed" NOT WORDS:"wolf"', "('fox') & !('wolf')"],
  ['-"red fox"', '(facets:"live") NOT WORDS:"red fox"', "!('red' <-> 'fox')"],
  ['model:flux.1*', '(model:"flux 1"*) NOT facets:"trashed"', "('flux':B <-> '1':*B)"],
  ['NEGATIVE:blurry', '(negative:"blurry") NOT facets:"trashed"', "('blurry':C)"],
  ['seed:0042', '(facets:("s42")) NOT facets:"trashed"', "('#s42')"],
  ['rating:4', '(facets:("r4")) NOT facets:"trashed"', "('#r4')"],
  ['rating:>=4', '(facets:("r4" OR "r5")) NOT facets:"trashed"', "('#r4' | '#r5')"],
  ['rating:<2', '(facets:"live") NOT facets:("r2" OR "r3" OR "r4" OR "r5")', "!('#r2' | '#r3' | '#r4' | '#r5')"],
  ['-rating:<2', '(facets:("r2" OR "r3" OR "r4" OR "r5")) NOT facets:"trashed"', "('#r2' | '#r3' | '#r4' | '#r5')"],
  [
    'rating:0',
    '(facets:"live") NOT facets:("r1" OR "r2" OR "r3" OR "r4" OR "r5")',
    "!('#r1' | '#r2' | '#r3' | '#r4' | '#r5')",
  ],
  ['rating:>5', '(facets:("nothing")) NOT facets:"trashed"', "('#nothing')"],
  ['-rating:>=0', '(facets:("nothing")) NOT facets:"trashed"', "('#nothing')"],
  ['tag:" Red  FOX "', `(facets:("t${Buffer.from('red fox').toString('hex')}")) NOT facets:"trashed"`, "('#tred fox')"],
  [`tag:o'hara`, `(facets:("t${Buffer.from("o'hara").toString('hex')}")) NOT facets:"trashed"`, "('#to''hara')"],
  ['style:Noir', `(facets:("y${Buffer.from('Noir').toString('hex')}")) NOT facets:"trashed"`, "('#yNoir')"],
  [
    'sampler:"Euler A"',
    `(facets:("a${Buffer.from('euler a').toString('hex')}")) NOT facets:"trashed"`,
    "('#aeuler a')",
  ],
  ['task:Upscale', `(facets:("k${Buffer.from('upscale').toString('hex')}")) NOT facets:"trashed"`, "('#kupscale')"],
  ['shape:Wide', '(facets:("wide")) NOT facets:"trashed"', "('#wide')"],
  // Nothing that such a field may hold.
  ['rating:nice', '(WORDS:"rating nice") NOT facets:"trashed"', "('rating' <-> 'nice')"],
  ['seed:1x', '(WORDS:"seed 1x") NOT facets:"trashed"', "('seed' <-> '1x')"],
  ['colour:red', '(WORDS:"colour red") NOT facets:"trashed"', "('colour' <-> 'red')"],
])('%j asks for what it names', (text, fts5, tsquery) => {
  expect(fts(text).replaceAll('{words model negative tags}', 'WORDS')).toBe(fts5)
  expect(toTsquery(parseSearch(text))).toBe(tsquery)
})

test('no more than 16 terms are looked for', () => {
  expect(parseSearch('a '.repeat(100))).toHaveLength(16)
})

test.each(['") OR words:"x', 'NEAR(a b)', 'a AND NOT b', 'words:secret', "' | !x", 'a:* & b', String.raw`\' or 1=1`])(
  'nothing of %j is an operator',
  text => {
    expect(fts(text)).toMatch(
      /^\((\{words model negative tags\}:"[\p{L}\p{N} ]+"\*?( AND )?)*\) NOT facets:"trashed"$/u,
    )
    expect(toTsquery(parseSearch(text))).toMatch(/^(\('[\p{L}\p{N}]+'(:\*)?( <-> '[\p{L}\p{N}]+')*\)( & )?)*$/u)
  },
)

test('filters are words of the same search', () => {
  const hex = (text: string) => Buffer.from(text).toString('hex')
  expect(toFts5(parseSearch('fox'), { trashed: true, favorite: true, model: 'a/b', provider: 'sketch' })).toBe(
    `(facets:"trashed" AND facets:"favorite" AND facets:"m${hex('a/b')}" AND facets:"p${hex('sketch')}" AND {words model negative tags}:"fox")`,
  )
  expect(toFts5(parseSearch('fox'), { trashed: false, favorite: false })).toBe(
    '({words model negative tags}:"fox") NOT facets:"trashed" NOT facets:"favorite"',
  )
})
