import { kinds, ProviderError, type EngineKind } from '@atelier/providers'
import { builtInKinds } from '@atelier/sketch'
import { Type } from 'typebox'
import { describe, expect, test } from 'vitest'
import { effectiveSettings, faultsOf, secretNames } from './engine-settings.ts'
import { readModelOf } from './read-model.ts'

const all: readonly EngineKind[] = [...builtInKinds, ...kinds]
const [model] = kinds
if (!model) throw new Error('there is no kind')

describe.each(all)('the kind $id', kind => {
  /** Where secrets stand in a schema, at any depth. */
  function secretsIn(schema: unknown, path: string): string[] {
    if (typeof schema !== 'object' || schema === null) return []
    if ('writeOnly' in schema && schema.writeOnly === true) return [path]
    return Object.entries(schema).flatMap(([name, part]) => secretsIn(part, `${path}/${name}`))
  }

  test('has its secrets at the top of its settings, where they are sealed', () => {
    expect(secretsIn(kind.settings, '')).toEqual(secretNames(kind).map(name => `/properties/${name}`))
  })

  test('has a schema that is plain JSON, as the page reads it', () => {
    expect(JSON.parse(JSON.stringify(kind.settings))).toMatchObject({ type: 'object' })
  })
})

describe('settings', () => {
  const kind: EngineKind = {
    ...model,
    settings: Type.Object({
      baseUrl: Type.String({ minLength: 1 }),
      dialect: Type.Union([Type.Literal('auto'), Type.Literal('plain')], { default: 'auto' }),
      password: Type.Optional(Type.String({ writeOnly: true })),
    }),
  }

  test('have the defaults of the kind, and what the studio says of all of its engines', () => {
    expect(effectiveSettings(kind, { baseUrl: 'http://of.all' }, {})).toEqual({
      baseUrl: 'http://of.all',
      dialect: 'auto',
    })
    expect(effectiveSettings(kind, { baseUrl: 'http://of.all' }, { baseUrl: 'http://own', dialect: 'plain' })).toEqual({
      baseUrl: 'http://own',
      dialect: 'plain',
    })
  })

  test.each([
    [{}, ['/settings/baseUrl is missing']],
    [{ baseUrl: '' }, ['/settings/baseUrl must not have fewer than 1 characters']],
    [{ baseUrl: 'http://a:b@c' }, ['/settings/baseUrl must not have a name or a password in the address']],
    [{ baseUrl: 'http://c', colour: 'red' }, ['/settings/colour is not a known name']],
    [{ baseUrl: 'http://c', password: 'p' }, []],
  ])('%j: %j', (settings, faults) => {
    const told = faultsOf(kind, effectiveSettings(kind, {}, settings))
    expect(told.map(({ path, message }) => `${path} ${message}`)).toEqual(faults)
  })
})

describe('a file that somebody dropped', () => {
  const reading: EngineKind = {
    ...model,
    id: 'reading',
    readModel: file => {
      if (file !== 'a workflow') throw new ProviderError('provider.bad_request', 'This is no workflow.')
      return {
        model: { name: 'It' },
        choices: { prompt: [{ value: '6', label: 'Text (6)' }] },
        taskRules: [{ tasks: ['text-to-image'], connected: [], notConnected: ['image'] }],
        remarks: ['Few steps.'],
      }
    },
  }

  test('becomes a model, with what could be corrected', () => {
    expect(readModelOf([reading], 'reading', 'a workflow')).toEqual({
      model: { name: 'It' },
      choices: { prompt: [{ value: '6', label: 'Text (6)' }] },
      taskRules: [{ tasks: ['text-to-image'], connected: [], notConnected: ['image'] }],
      remarks: ['Few steps.'],
    })
  })

  test.each([
    ['reading', 'a poem', 422, 'engine.file_refused'],
    ['huggingface', 'a workflow', 422, 'engine.reads_no_models'],
    ['nothing', 'a workflow', 404, 'engine.kind_unknown'],
  ])('of the kind %s, %s: %i %s', (kind, file, status, code) => {
    expect(() => readModelOf([reading, model], kind, file)).toThrow(expect.objectContaining({ status, code }))
  })
})
