import { describe, expect, test } from 'vitest'
import { createLexicon, idsOf } from './lexicon.ts'
import { ANIMALS } from './lexicon/beings.ts'
import { readPrompt, toWords } from './read-prompt.ts'

const read = (prompt: string) =>
  readPrompt(prompt).mentions.map(({ motif, count, colour }) => [motif.id, count, colour])

describe('words', () => {
  test('are compared without case, accents and punctuation', () => {
    expect(toWords('Café, SCHÖNE Straße! 8-bit')).toEqual(['cafe', 'schoene', 'strasse', '8', 'bit'])
  })

  test('are found in plural and with German endings', () => {
    const { find } = createLexicon()
    expect(['cities', 'wolves', 'foxes', 'horses', 'bergen', 'blumen'].map(word => find(word)?.kind)).toEqual([
      'place',
      'animal',
      'animal',
      'animal',
      'place',
      'landmark',
    ])
    expect(find('constructor')).toBeUndefined()
  })

  test('of every animal lead to it', () => {
    const { find } = createLexicon()
    for (const id of idsOf(ANIMALS))
      for (const word of ANIMALS[id].split(' ')) expect([word, find(word)]).toEqual([word, { kind: 'animal', id }])
  })
})

describe('a sentence', () => {
  test('gives numbers and colours to the things that follow them', () => {
    expect(read('two black cats on a red sofa near three white boats')).toEqual([
      ['cat', 2, 'black'],
      ['boat', 3, 'white'],
    ])
    expect(readPrompt('two black cats on a red sofa').colours).toEqual(['red'])
  })

  test('is read by its longest phrases', () => {
    expect(read('hot air balloon')).toEqual([['balloon', 0, null]])
    expect(read('line art, black and white')).toEqual([
      ['lineart', 0, null],
      ['monochrome', 0, null],
    ])
  })

  test('keeps apart what it does not want', () => {
    const { mentions, unwanted } = readPrompt('a beach without people, no clouds')
    expect(mentions.map(({ motif }) => motif.id)).toEqual(['beach'])
    expect(unwanted.map(({ id }) => id)).toEqual(['person', 'clouds'])
  })
})
