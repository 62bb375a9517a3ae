import { expect, test } from 'vitest'
import { strike, withoutWord, wordsOf } from './strike.ts'

const textsOf = (prompt: string) => wordsOf(prompt).map(({ text }) => text)
function without(prompt: string, text: string): string {
  const word = wordsOf(prompt).find(one => one.text === text)
  if (!word) throw new Error(`${text} is no word of ${prompt}`)
  return strike(prompt, word)
}

test.each([
  ['a fox, in the snow.', ['a', 'fox', 'in', 'the', 'snow']],
  ['(foggy harbour:1.2), [dim], well-lit', ['foggy', 'harbour', 'dim', 'well-lit']],
  ['<lora:ink:0.8> 3.5 boats – "so"', ['<lora:ink:0.8>', '3.5', 'boats', 'so']],
  ['🦊 ; | —', ['🦊']],
  ['', []],
])('the words of %j are %j', (prompt, words) => {
  expect(textsOf(prompt)).toEqual(words)
})

test('words are found where nothing stands between them', () => {
  expect(textsOf('雪の狐').length).toBeGreaterThan(1)
  expect(textsOf('雪の狐').join('')).toBe('雪の狐')
})

test.each([
  ['a fox, foggy, night', 'foggy', 'a fox, night'],
  ['foggy, a fox', 'foggy', 'a fox'],
  ['a fox, foggy', 'foggy', 'a fox'],
  ['a red fox', 'red', 'a fox'],
  ['red fox', 'red', 'fox'],
  ['a fox  in  snow', 'in', 'a fox snow'],
  ['a fox, (foggy:1.2), night', 'foggy', 'a fox, night'],
  ['a ((foggy)) fox', 'foggy', 'a fox'],
  ['a (foggy harbour:1.2) at dawn', 'foggy', 'a (harbour:1.2) at dawn'],
  ['a (foggy harbour:1.2) at dawn', 'harbour', 'a (foggy:1.2) at dawn'],
  ['a sign "stop", night', 'stop', 'a sign, night'],
  ['a fox in snow.', 'snow', 'a fox in.'],
  ['one fox\nin snow', 'in', 'one fox\nsnow'],
  ['<lora:ink:1>, a fox', '<lora:ink:1>', 'a fox'],
  ['a fox,foggy,night', 'foggy', 'a fox,night'],
  ['狐、雪、夜', '雪', '狐、夜'],
])('%j without %j is %j', (prompt, word, expected) => {
  expect(without(prompt, word)).toBe(expected)
})

test('of two that are the same the one is struck that was chosen', () => {
  const prompt = 'red fox, red sky'
  expect(wordsOf(prompt).map(word => strike(prompt, word))).toEqual([
    'fox, red sky',
    'red, red sky',
    'red fox, sky',
    'red fox, red',
  ])
})

const typed = { prompt: 'a foggy harbour', negativePrompt: null, styles: ['Ink'] }
const wordOf = (prompt: string, text: string) => {
  const word = wordsOf(prompt).find(one => one.text === text)
  if (!word) throw new Error('no such word')
  return word
}

test('a word that was typed is taken out of what was typed, too, and its styles stay', () => {
  const prompt = 'ink, a foggy harbour, paper'
  expect(withoutWord({ prompt, typed }, wordOf(prompt, 'foggy'))).toEqual({
    prompt: 'ink, a harbour, paper',
    typed: { ...typed, prompt: 'a harbour' },
  })
})

test.each([
  ['a style', 'ink, a foggy harbour, paper', 'paper', 'ink, a foggy harbour'],
  ['a template', 'a red harbour', 'red', 'a harbour'],
])('where the word came of %s, what was typed would bring it back and does not go along', (_, prompt, word, sent) => {
  expect(withoutWord({ prompt, typed }, wordOf(prompt, word))).toEqual({ prompt: sent, typed: null })
})
