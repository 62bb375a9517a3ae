import { describe, expect, test } from 'vitest'
import { createLexicon, idsOf } from './lexicon.ts'
import { ANIMALS } from './lexicon/beings.ts'
import { readPrompt } from './read-prompt.ts'
import { toWords } from './reading/tokens.ts'

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
    expect(read('two black cats on a red trampoline near three white boats')).toEqual([
      ['cat', 2, 'black'],
      ['boat', 3, 'white'],
    ])
    expect(readPrompt('two black cats on a red trampoline').colours).toEqual(['red'])
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

describe('what the lexicon does not know', () => {
  const unknown = (prompt: string) => readPrompt(prompt).unknown

  test('is a thing where the sentence uses it as one', () => {
    expect(unknown('a cello').things).toEqual(['cello'])
    expect(unknown('electric guitar, watercolour').things).toEqual(['guitar'])
    expect(unknown('eine alte Geige im Wald').things).toEqual(['geige'])
    expect(unknown('three shiny trombones and the anvil').things).toEqual(['trombones', 'anvil'])
  })

  test('is none where it is a quality, a thought or refused', () => {
    expect(unknown('a marvellous fox').things).toEqual([])
    expect(unknown('a pile of books').things).toEqual([])
    expect(unknown('serendipity of forgotten thoughts').things).toEqual([])
    expect(unknown('a sense of infinity').words).toContain('sense')
    expect(unknown('a lake without a submarine').things).toEqual([])
  })

  test('is told without what says nothing of the picture', () => {
    expect(unknown('a highly detailed photo of a fox, 4k, with a kazoo').words).toEqual(['kazoo'])
  })
})

describe('words in quotes', () => {
  test('are written, and not looked for in the lexicon', () => {
    const { quotes, mentions } = readPrompt('a sign that says "Open Sea" by the forest')
    expect(quotes).toEqual(['Open Sea'])
    expect(mentions.map(({ motif }) => motif.id)).toEqual(['sign', 'forest'])
  })

  test('of other languages and single ones are read, apostrophes are not', () => {
    expect(readPrompt('ein Schild „Hafen“').quotes).toEqual(['Hafen'])
    expect(readPrompt("a sign 'Closed' at the dog's house, isn't it").quotes).toEqual(['Closed'])
  })

  test('around a whole prompt are no inscription', () => {
    expect(readPrompt('"a fox in snow"')).toMatchObject({ quotes: [], mentions: [{}, {}] })
  })
})
