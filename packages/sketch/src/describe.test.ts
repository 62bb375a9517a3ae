import { expect, test } from 'vitest'
import { describe as describeRequest } from './describe.ts'

const say = (prompt: string, negativePrompt: string | null = null) =>
  describeRequest({ prompt, negativePrompt, width: 512, height: 512, seed: 1 })

test('what was drawn is told with its number and colour', () => {
  expect(say('two red foxes by a lake at dusk, watercolour')).toEqual({
    drew: ['2 × red fox', 'lake', 'dusk', 'watercolour'],
    leftOut: [],
    unknown: [],
  })
})

test('what is not known is told, and what lies there in its stead', () => {
  expect(say('a cello and an apple on a table')).toEqual({
    drew: ['apple', 'table', 'a parcel labelled "cello"'],
    leftOut: [],
    unknown: ['cello'],
  })
  expect(say('a fox with a kazoo in a marvellous forest')).toMatchObject({
    drew: ['fox', 'forest'],
    unknown: ['kazoo', 'marvellous'],
  })
})

test('what is known but has no place in the picture is told', () => {
  expect(say('a fox with an apple by a lake').leftOut).toEqual(['apple'])
  expect(say('a cat, a dog, a cow, a fox and a horse').leftOut).toEqual(['horse'])
})

test('the colour of clothes is drawn on a small figure, a beard is not', () => {
  expect(say('a woman in a red dress by the sea').drew).toEqual(['woman', 'red dress', 'sea'])
  expect(say('a bearded man by the sea').leftOut).toEqual(['beard'])
})

test('a number is told of what can be counted, and a vase is there with its flowers', () => {
  expect(say('a cabin in the woods').drew).toEqual(['house', 'forest'])
  expect(say('sunflowers in a vase')).toMatchObject({ drew: ['3 × flower', 'vase'], leftOut: [] })
})

test('what is refused is none of it', () => {
  expect(say('a cat and a dog', 'dog').drew).toEqual(['cat'])
})

test('words are told as they are written, and letters that no font has', () => {
  expect(say('a sign that says "OPEN"').drew).toEqual(['sign', 'the words "OPEN"'])
  expect(say('a sign that says "開門"')).toMatchObject({ drew: ['sign'], unknown: ['the letters of "開門"'] })
})

test('where nothing is known, it is an abstract', () => {
  expect(say('serendipity of forgotten thoughts')).toEqual({
    drew: ['an abstract'],
    leftOut: [],
    unknown: ['serendipity', 'forgotten', 'thoughts'],
  })
})
