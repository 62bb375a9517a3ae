import { describe, expect, test } from 'vitest'
import { readRecipe } from '../index.ts'
import { node, plainWith } from '../testing/graphs.ts'
import { makePng } from '../testing/index.ts'
import { fromPng, fromTexts, tEXt, zTXt } from '../testing/texts.ts'

/** Texts that end at once where each letter is looked at a few times, and take minutes or hours where that grows with the text. */
describe('reading takes no more time than the text is long', () => {
  test.each([
    ['zeros in front of a letter', zTXt('parameters', `${'\0'.repeat(8_000_000)}a`)],
    ['zeros behind a letter', zTXt('parameters', `a${'\0'.repeat(8_000_000)}`)],
  ])('for %s', (_, chunk) => {
    expect(fromPng(chunk)).toBeUndefined()
  })

  test.each([
    ['pairs on one line', `Steps: 1, Seed: 2, ${'a: b, '.repeat(1_300_000)}`],
    ['pairs on lines of their own', `Steps: 1, Seed: 2\n${'a: b\n'.repeat(1_300_000)}`],
    ['brackets that close far behind', `Steps: 1, Seed: 2, ${'a:[,'.repeat(400_000)}${']'.repeat(400_000)}x`],
    [
      'quotes in brackets that close far behind',
      `Steps: 1, Seed: 2, ${'a:{"",'.repeat(400_000)}${'}'.repeat(400_000)}x`,
    ],
  ])('for %s', (_, text) => {
    expect(fromPng(zTXt('parameters', text))?.recipe).toMatchObject({ steps: 1, seed: 2 })
  })

  test.each([
    ['a size of blanks', { base_model: 'm', resolution: `${' '.repeat(1_000_000)}x` }],
    ['an old prompt of blanks', { image: { prompt: `[a]${' '.repeat(1_000_000)}x` } }],
  ])('for %s', (_, record) => {
    const text = JSON.stringify(record)
    expect(() => readRecipe(makePng({ chunks: [tEXt('parameters', text), tEXt('sd-metadata', text)] }))).not.toThrow()
  })

  test('for bars of a wildcard that never closes', () => {
    const graph = plainWith(
      { positive: ['10', 0] },
      { 10: node('WildcardEncode', { text: `{${'|'.repeat(400_000)}` }) },
    )
    expect(fromTexts({ prompt: graph })?.recipe).toMatchObject({ seed: 4242 })
  })
})
