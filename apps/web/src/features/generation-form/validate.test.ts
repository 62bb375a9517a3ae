import { expect, test } from 'vitest'
import { emptyDraft } from '../../stores/draft-values.ts'
import { sampleLimits, sampleModel } from '../../testing/samples.ts'
import { refusedFields, validate } from './validate.ts'

const model = sampleModel('m')

test('a draft that can be sent has no errors', () => {
  expect(validate({ ...emptyDraft, prompt: 'a boat', negativePrompt: ' fog '.padEnd(40) }, model)).toEqual({})
})

test.each([
  ['', 'Describe a picture first.'],
  [' \n', 'Describe a picture first.'],
  ['x'.repeat(4001), 'Shorten the prompt to 4,000 characters.'],
])('the prompt is named where it is the reason', (prompt, text) => {
  expect(validate({ ...emptyDraft, prompt }, model)).toEqual({ prompt: text })
})

test('an emoji is one character', () => {
  const emoji = '😀'
  const limits = { ...sampleLimits, negativePrompt: { maxLength: 20 } }
  const draft = { ...emptyDraft, prompt: emoji.repeat(4000), negativePrompt: emoji.repeat(20) }
  expect(validate(draft, { ...model, limits })).toEqual({})
  expect(Object.keys(validate({ ...draft, prompt: emoji.repeat(4001) }, { ...model, limits }))).toEqual(['prompt'])
})

test('a negative prompt counts only where the model has one', () => {
  const draft = { ...emptyDraft, prompt: 'a boat', negativePrompt: 'x'.repeat(21) }
  expect(Object.keys(validate(draft, model))).toEqual(['negativePrompt'])
  expect(validate(draft, { ...model, limits: { ...sampleLimits, negativePrompt: null } })).toEqual({})
})

test('a model that cannot be used says why', () => {
  expect(
    validate({ ...emptyDraft, prompt: 'a boat' }, { ...model, status: 'needs_token', reason: 'Add a token.' }),
  ).toEqual({ model: 'Add a token.' })
})

test('what the server refuses is told at its field', () => {
  expect(
    refusedFields({
      code: 'request.invalid',
      detail: '2 parts of the request were refused.',
      errors: [
        { path: '/body/steps', message: 'steps must be 1 to 12' },
        { path: '/body/other', message: 'unknown' },
      ],
    }),
  ).toEqual({ steps: 'Steps must be 1 to 12.' })
})
