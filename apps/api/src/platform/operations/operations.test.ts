import * as contracts from '@atelier/contracts'
import type { Route } from '@atelier/contracts'
import { expect, test } from 'vitest'
import { describeStudioOnSqlite } from '../../testing/suite.ts'
import { STUDIO_USER, type Actor } from '../actor.ts'
import { AppError } from '../errors.ts'
import { inputSchemaOf } from './input.ts'
import type { Context, Operation } from './operation.ts'
import { createInvoke, perform } from './perform.ts'

const isRoute = (value: unknown): value is Route =>
  typeof value === 'object' && value !== null && 'method' in value && 'url' in value && 'schema' in value
const routes = (Object.values(contracts) as unknown[]).filter(isRoute)
const nobody: Actor = { id: '01937b5e-8a57-7c3e-b0a1-5b1d9f7d2c11', role: 'viewer', permissions: new Set() }

const contextOf = (actor: Actor): Context => ({
  actor,
  signal: AbortSignal.timeout(10_000),
  now: new Date(),
  requestId: 'of a test',
})

function codeOfRefusal(operation: Operation): unknown {
  try {
    return perform(operation, contextOf(nobody), {} as never)
  } catch (error) {
    return error instanceof AppError && error.code
  }
}

describeStudioOnSqlite('the operations of the studio', {}, my => {
  const all = () => my.studio.deps.modules.flatMap(({ operations }) => Object.entries(operations))
  const named = (name: string): Operation => {
    const found = all().find(([key]) => key === name)
    if (!found) throw new Error(`there is no operation ${name}`)
    return found[1]
  }

  test('are those of the contracts, each once and under its own name', () => {
    const names = all().map(([name, { contract }]) => [name, contract.schema.operationId])
    expect(names.filter(([name, id]) => name !== id)).toEqual([])
    // The tools of assistants are one address for many operations.
    const promised = routes.map(route => route.schema.operationId).filter(id => id !== 'callMcp')
    expect(new Set(names.map(([name]) => name))).toEqual(new Set(promised))
    expect(names).toHaveLength(promised.length)
  })

  test('are refused to an actor without a permission, but for what anybody may know', async () => {
    const guarded = all().filter(([, { needs }]) => needs !== 'public')
    const outcomes = guarded.map(([name, operation]) => [name, codeOfRefusal(operation)])
    expect(outcomes).toEqual(guarded.map(([name]) => [name, 'auth.forbidden']))
  })

  test('free room where they delete, and only there', () => {
    const freeing = all().filter(([, { freesRoom }]) => freesRoom({ action: 'delete' } as never))
    const deleting = all().filter(([, { contract }]) => contract.method === 'DELETE')
    expect(freeing.map(([name]) => name).toSorted()).toEqual(
      [...deleting.map(([name]) => name), 'emptyTrash', 'updateImages'].toSorted(),
    )
    expect(named('updateImages').freesRoom({ action: 'favorite' } as never)).toBe(false)
  })

  test('change nothing with a permission that reads', () => {
    const reading = all().filter(([, { needs }]) => needs === 'images:read' || needs === 'public')
    const posts = reading.filter(([, { contract }]) => contract.method !== 'GET').map(([name]) => name)
    // Whoever comes in brings a password, a code, a passkey or a link in the place of a permission.
    const comingIn = ['acceptInvitation', 'beginPasskeyLogin', 'createPasskeySession', 'createSession', 'setUp']
    expect(posts.toSorted()).toEqual(
      [...comingIn, 'a1111PngInfo', 'archiveImages', 'findKnownImages', 'previewPrompts', 'readPromptFile'].toSorted(),
    )
  })

  test('name no part of their input twice, and no answer of theirs is taken for a special one', () => {
    const names = ({ schema: { params, querystring, body } }: Route) =>
      [params, querystring, body].flatMap(part => Object.keys((part as { properties?: object })?.properties ?? {}))
    const twice = routes.filter(route => new Set(names(route)).size !== names(route).length)
    expect(twice.map(({ schema }) => schema.operationId)).toEqual([])
    const answers = routes.flatMap(({ schema }) => Object.values(schema.response) as { properties?: object }[])
    expect(answers.filter(({ properties = {} }) => 'answer' in properties)).toEqual([])
  })

  test('say which of several successes it is', () => {
    const several = all().filter(([, { contract, http }]) => {
      const successes = Object.entries(contract.schema.response).filter(
        ([status, answer]) => Number(status) < 300 && !('content' in (answer as object)),
      )
      return successes.length > 1 && !http.status
    })
    expect(several.map(([name]) => name)).toEqual([])
  })

  test('hold their input against the contract when it comes by another way than HTTP', async () => {
    const invoke = createInvoke()
    const ask = (name: string, input: unknown) =>
      invoke(named(name) as never, contextOf(STUDIO_USER), input).catch((error: unknown) => error)
    expect(await ask('createGeneration', { prompt: '', steps: 'many', hue: 3 })).toMatchObject({
      code: 'request.invalid',
      status: 400,
      errors: [
        { path: '/hue', message: 'is not a known name' },
        { path: '/prompt', message: 'must not be empty' },
        { path: '/steps', message: 'must be of type integer' },
      ],
    })
    expect(await ask('createGeneration', { prompt: 'an owl', width: 7 })).toMatchObject({
      code: 'generation.parameters_out_of_limits',
      errors: [{ path: '/width' }],
    })
    expect(await ask('getImage', { id: 'x' })).toMatchObject({ errors: [{ path: '/id' }] })
    expect(await ask('updateImage', { id: nobody.id })).toMatchObject({ code: 'request.invalid' })
    expect(await ask('createStyle', { name: 'a', prompt: 'nul \0' })).toMatchObject({ errors: [{ path: '/prompt' }] })
    expect(await ask('listImages', { limit: 500 })).toMatchObject({ errors: [{ path: '/limit' }] })
  })

  test('give the same by another way as over HTTP', async () => {
    const invoke = createInvoke()
    const made = await invoke(named('createGeneration') as never, contextOf(STUDIO_USER), {
      prompt: 'an owl without HTTP',
      waitMs: 20_000,
    })
    expect(made).toMatchObject({ status: 'succeeded', images: [{ prompt: 'an owl without HTTP' }] })
    const { id } = made as contracts.Generation
    expect((await my.studio.call(contracts.getGeneration, { params: { id } })).body).toEqual(made)
  })
})

test('the schema of an input has the parts of the contract side by side', () => {
  expect(inputSchemaOf(contracts.updateImage)).toMatchObject({
    required: ['id'],
    additionalProperties: false,
    minProperties: 2,
    properties: { id: {}, favorite: {}, title: {} },
  })
  expect(inputSchemaOf(contracts.getModel)).toMatchObject({ required: ['id'] })
  expect(inputSchemaOf(contracts.createGeneration)).toMatchObject({
    required: [],
    properties: { prompt: {}, idempotencyKey: { type: 'string' }, waitMs: { type: 'integer' } },
  })
  expect(inputSchemaOf(contracts.importStyles)).toMatchObject({
    anyOf: [{ required: ['version', 'styles'] }, { required: ['csv'] }, { required: ['list'] }],
  })
})
