import { expect, test } from 'vitest'
import { emptyAxis, type AxisDraft } from '../../../stores/grid-draft.ts'
import { sampleLimits } from '../../../testing/samples.ts'
import { readAxis, sharedLimits, wordsOf } from './axes.ts'

const takes = {
  limits: sampleLimits,
  strength: { min: 0, max: 1, default: 0.75, multipleOf: 0.01 },
  samplers: ['Euler a', 'LMS'],
  schedulers: [],
}

const read = (kind: AxisDraft['kind'], patch: Partial<AxisDraft>, prompt = 'a red boat on a red sea') => {
  const { axis, problem } = readAxis({ ...emptyAxis(kind), ...patch }, prompt, takes)
  return axis ?? problem
}

test('each kind of axis is sent as the server reads it', () => {
  expect(read('seed', { text: '1, 2, 3' })).toEqual({ kind: 'seed', values: [1, 2, 3] })
  expect(read('guidance', { text: '2-4 [3]' })).toEqual({ kind: 'guidance', values: [2, 3, 4] })
  expect(read('strength', { text: '0.2-0.8 [4]' })).toEqual({ kind: 'strength', values: [0.2, 0.4, 0.6, 0.8] })
  expect(read('sampler', { picked: ['LMS'] })).toEqual({ kind: 'sampler', values: ['LMS'] })
  expect(read('size', { picked: ['512x512'] })).toEqual({ kind: 'size', values: ['512x512'] })
  expect(read('style', { picked: ['', 'night'] })).toEqual({ kind: 'style', values: ['', 'night'] })
  expect(read('prompt', { search: 'red', text: 'red\n  dark blue \n\nred\n' })).toEqual({
    kind: 'prompt',
    search: 'red',
    values: ['red', 'dark blue', ''],
  })
})

test('what is wrong with an axis is named', () => {
  expect([
    read('seed', {}),
    read('model', {}),
    read('steps', { text: '10, 99' }),
    read('steps', { text: 'few' }),
  ]).toEqual([
    { why: 'empty' },
    { why: 'empty' },
    { why: 'outside', value: 99, min: 1, max: 50 },
    { why: 'unreadable', part: 'few' },
  ])
  expect([
    read('prompt', { text: 'red' }),
    read('prompt', { search: 'green', text: 'red' }),
    read('prompt', { search: 'red', text: '\n\n' }),
  ]).toEqual([{ why: 'noSearch' }, { why: 'notInPrompt', part: 'green' }, { why: 'empty' }])
  expect(
    readAxis({ ...emptyAxis('steps'), text: '10' }, '', { ...takes, limits: { ...sampleLimits, steps: null } }).problem,
  ).toEqual({
    why: 'notOffered',
  })
})

test('several models share what all of them take', () => {
  const other = {
    ...sampleLimits,
    width: { min: 512, max: 2048, default: 1024, multipleOf: 24 },
    steps: { min: 10, max: 80, default: 30 },
    guidance: null,
    negativePrompt: { maxLength: 5 },
  }
  expect(sharedLimits([sampleLimits])).toEqual(sampleLimits)
  expect(sharedLimits([sampleLimits, other])).toMatchObject({
    width: { min: 512, max: 1536, multipleOf: 48 },
    steps: { min: 10, max: 50, default: 20 },
    guidance: null,
    negativePrompt: { maxLength: 5 },
  })
})

test('the words of a prompt that are worth exchanging', () => {
  expect(wordsOf('a red boat, on the red sea; a captain’s hat')).toEqual(['red', 'boat', 'sea', 'captain’s', 'hat'])
})
