import { expect, test } from 'vitest'
import { fieldsOf, standardsOf } from './fields.ts'

const one = (property: object, required: readonly string[] = []) =>
  fieldsOf({ type: 'object', properties: { value: property }, required })[0]

test('texts, addresses and secrets are told apart', () => {
  expect(one({ type: 'string', maxLength: 20 })).toMatchObject({ kind: 'text', input: 'text', maxLength: 20 })
  expect(one({ type: 'string', format: 'uri' })).toMatchObject({ kind: 'text', input: 'url' })
  expect(one({ type: 'string', format: 'uri', writeOnly: true })).toMatchObject({ kind: 'text', input: 'password' })
})

test('a choice is an enumeration, or one of several constants', () => {
  expect(one({ type: 'string', enum: ['a', 'b'] })).toMatchObject({
    kind: 'choice',
    choices: [
      { value: 'a', label: 'a' },
      { value: 'b', label: 'b' },
    ],
  })
  expect(one({ anyOf: [{ const: 'hd', title: 'High' }, { const: 2 }] })).toMatchObject({
    choices: [
      { value: 'hd', label: 'High' },
      { value: 2, label: '2' },
    ],
  })
  expect(one({ anyOf: [{ const: 'a' }, { type: 'object' }] })).toBeUndefined()
})

test('what hardly anybody changes is told apart', () => {
  expect(one({ type: 'string', 'x-rare': true })).toMatchObject({ isRare: true })
  expect(one({ type: 'string' })).not.toHaveProperty('isRare')
})

test('a number has its limits and its step', () => {
  expect(one({ type: 'integer', minimum: 1, maximum: 12 })).toMatchObject({ kind: 'number', min: 1, max: 12, step: 1 })
  expect(one({ type: 'number' })).toMatchObject({ step: 'any' })
  expect(one({ type: 'number', multipleOf: 0.5 })).toMatchObject({ step: 0.5 })
})

test('a list is lines of text, or rows of fields', () => {
  expect(one({ type: 'array', items: { type: 'string' } })?.kind).toBe('lines')
  expect(
    one({
      type: 'array',
      items: { type: 'object', properties: { name: { type: 'string' }, weight: { type: 'number' } } },
    }),
  ).toMatchObject({ kind: 'rows', columns: [{ name: 'name' }, { name: 'weight' }] })
})

test('a list of some constants is any of them', () => {
  expect(one({ type: 'array', items: { anyOf: [{ const: 'seed', title: 'Seed' }, { const: 'mask' }] } })).toMatchObject(
    {
      kind: 'many',
      choices: [
        { value: 'seed', label: 'Seed' },
        { value: 'mask', label: 'mask' },
      ],
    },
  )
})

test('an object of single values is a group, and neither nested nor a column', () => {
  const scale = { type: 'number', default: 2 }
  const group = { type: 'object', title: 'Hires fix', properties: { scale, upscaler: { enum: ['Latent'] } } }
  expect(one(group)).toMatchObject({
    kind: 'group',
    title: 'Hires fix',
    isRequired: false,
    fields: [
      { name: 'scale', kind: 'number', standard: 2 },
      { name: 'upscaler', kind: 'choice' },
    ],
  })
  expect(one({ type: 'object', properties: {} })).toBeUndefined()
  expect(one({ type: 'object', properties: { scale, group } })).toBeUndefined()
  expect(one({ type: 'object', properties: { scale, tags: { type: 'array', items: scale } } })).toBeUndefined()
  expect(
    one({ type: 'object', properties: { scale, words: { type: 'array', items: { type: 'string' } } } }),
  ).toBeUndefined()
  expect(one({ type: 'array', items: { type: 'object', properties: { scale, group } } })).toBeUndefined()
})

test('what holds where nobody chose is told of everything that has it', () => {
  const properties = { url: { type: 'string', default: 'http://a' }, flows: { type: 'object', default: {} }, key: {} }
  expect(standardsOf({ type: 'object', properties })).toEqual({ url: 'http://a', flows: {} })
  expect(standardsOf(undefined)).toEqual({})
})

test('what no form can show is left out', () => {
  expect(one({ type: 'object' })).toBeUndefined()
  expect(
    one({
      type: 'array',
      items: { type: 'object', properties: { graph: { type: 'object' }, id: { type: 'string' } } },
    }),
  ).toBeUndefined()
  expect(fieldsOf(null)).toEqual([])
})

test('only what has no default has to be filled in; one without a title is called by its name', () => {
  expect(one({ type: 'string' }, ['value'])?.isRequired).toBe(true)
  expect(one({ type: 'string', default: 'x' }, ['value'])?.isRequired).toBe(false)
  const [field] = fieldsOf({ type: 'object', properties: { apiKey: { type: 'string' } } })
  expect(field?.title).toBe('Api key')
})
