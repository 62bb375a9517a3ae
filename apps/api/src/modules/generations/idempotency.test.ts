import { createGeneration, getGeneration, listGenerations, updateSettings } from '@atelier/contracts'
import { describeOnBothDatabases } from '@atelier/db/testing'
import { expect, test } from 'vitest'
import { openSuite, TOKEN } from '../../testing/suite.ts'

const DAY_MS = 24 * 60 * 60 * 1000
const small = { width: 256, height: 256 } as const

describeOnBothDatabases('an idempotency key', make => {
  let aheadMs = 0
  const my = openSuite(make, {
    config: { hfToken: null },
    replaced: { clock: { now: () => new Date(Date.now() + aheadMs) } },
  })
  const post = (body: object, key: string) =>
    my.studio.call(
      createGeneration,
      { body: { prompt: 'a', model: 'atelier/sketch', ...small, ...body } },
      { 'idempotency-key': key },
    )

  test('with the same body gives the same generation, seed and all', async () => {
    const first = await post({ prompt: 'once' }, 'key-once')
    const second = await post({ prompt: 'once' }, 'key-once')
    expect(second.status).toBe(202)
    expect(second.body.id).toBe(first.body.id)
    expect(second.body.parameters).toEqual(first.body.parameters)
    expect(second.headers.get('location')).toBe(first.headers.get('location'))
  })

  test('with the same body in another order, or with a default spelt out, gives the same generation', async () => {
    const first = await my.studio.call(
      createGeneration,
      { body: { prompt: 'order', model: 'atelier/sketch', width: 256 } },
      { 'idempotency-key': 'key-order' },
    )
    const second = await my.studio.call(
      createGeneration,
      { body: { width: 256, count: 1, model: 'atelier/sketch', prompt: 'order' } },
      { 'idempotency-key': 'key-order' },
    )
    expect(second.body.id).toBe(first.body.id)
  })

  test('with another body is a 422, and nothing is made', async () => {
    await post({ prompt: 'one thing' }, 'key-two-bodies')
    const problem = await my.studio.refused(
      createGeneration,
      { body: { prompt: 'another thing', model: 'atelier/sketch' } },
      { 'idempotency-key': 'key-two-bodies' },
    )
    expect(problem).toMatchObject({ status: 422, code: 'idempotency.conflict' })
    const {
      body: { items },
    } = await my.studio.call(listGenerations, { querystring: { limit: 200 } })
    expect(items.filter(item => item.prompt === 'another thing')).toEqual([])
  })

  test('that comes many times at once makes one generation', async () => {
    const answers = await Promise.all(Array.from({ length: 12 }, () => post({ prompt: 'all at once' }, 'key-crowd')))
    expect(new Set(answers.map(answer => answer.body.id)).size).toBe(1)
    const {
      body: { items },
    } = await my.studio.call(listGenerations, { querystring: { limit: 200 } })
    expect(items.filter(item => item.prompt === 'all at once')).toHaveLength(1)
  })

  test('with a wait gives the finished generation the second time as well', async () => {
    const wait = { 'idempotency-key': 'key-wait', prefer: 'wait=20' }
    const body = { prompt: 'waits', model: 'atelier/sketch', ...small } as const
    const first = await my.studio.call(createGeneration, { body }, wait)
    const second = await my.studio.call(createGeneration, { body }, wait)
    expect([first.status, second.status]).toEqual([201, 201])
    expect(second.body).toEqual(first.body)
  })

  test('gives the same generation although its model cannot be used any more', async () => {
    const body = { prompt: 'before the token went', model: 'black-forest-labs/FLUX.1-schnell', ...small } as const
    await my.studio.call(updateSettings, { body: { huggingFaceToken: TOKEN } })
    const first = await my.studio.call(createGeneration, { body }, { 'idempotency-key': 'key-model' })
    await my.studio.call(updateSettings, { body: { huggingFaceToken: null } })
    const second = await my.studio.call(createGeneration, { body }, { 'idempotency-key': 'key-model' })
    expect(second.body.id).toBe(first.body.id)
  })

  test.each(['', 'x'.repeat(201)])('of %j is refused', async key => {
    const problem = await my.studio.refused(createGeneration, { body: { prompt: 'a' } }, { 'idempotency-key': key })
    expect(problem).toMatchObject({
      status: 400,
      code: 'request.invalid',
      errors: [{ path: '/headers/idempotency-key' }],
    })
  })

  test('is forgotten after 24 hours, and not before', async () => {
    const first = await post({ prompt: 'today' }, 'key-day')
    aheadMs = DAY_MS - 60_000
    expect((await post({ prompt: 'today' }, 'key-day')).body.id).toBe(first.body.id)
    aheadMs = DAY_MS + 60_000
    const next = await post({ prompt: 'tomorrow' }, 'key-day')
    expect(next.body.id).not.toBe(first.body.id)
    expect((await post({ prompt: 'tomorrow' }, 'key-day')).body.id).toBe(next.body.id)
    expect((await my.studio.call(getGeneration, { params: { id: first.body.id } })).body.prompt).toBe('today')
  })
})
