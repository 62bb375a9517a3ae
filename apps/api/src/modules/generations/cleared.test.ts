import { clearGenerations, getImageStats, listGenerations, retryGeneration } from '@atelier/contracts'
import { sql, type SQL } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { STUDIO_USER } from '../../platform/actor.ts'
import { followEvents } from '../../testing/event-stream.ts'
import { describeStores } from '../../testing/store.ts'
import { describeStudio } from '../../testing/suite.ts'

const small = { width: 256, height: 256 } as const

describeStudio('clearing the list of what is done', {}, my => {
  const list = async (querystring: { cleared?: boolean; status?: 'failed' | 'succeeded' } = {}) =>
    (await my.studio.call(listGenerations, { querystring })).body.items.map(item => item.prompt)
  const clear = async () => (await my.studio.call(clearGenerations, {})).body

  test('with nothing done does nothing and tells nobody', async () => {
    const stream = await followEvents(my.studio)
    expect(await clear()).toEqual({ cleared: 0 })
    await my.generate({ ...small, prompt: 'one' })
    await stream.next('generation.succeeded')
    expect(stream.messages.map(({ event }) => event)).not.toContain('generations.cleared')
    await stream.close()
  })

  test('marks what is done once, keeps its images, and tells of it once', async () => {
    my.upstream.fault('server-error')
    expect((await my.generate({ ...small, prompt: 'fails' })).clearedAt).toBeNull()
    const stream = await followEvents(my.studio)
    expect(await clear()).toEqual({ cleared: 2 })
    const { data } = await stream.next('generations.cleared')
    await stream.close()
    expect(Object.keys(data).toSorted()).toEqual(['at', 'type'])
    expect(await clear()).toEqual({ cleared: 0 })
    expect(
      await Promise.all([
        list(),
        list({ cleared: true }),
        list({ cleared: false }),
        list({ cleared: true, status: 'failed' }),
      ]),
    ).toEqual([['fails', 'one'], ['fails', 'one'], [], ['fails']])
    expect((await my.studio.call(getImageStats, { querystring: {} })).body.total).toBe(1)
    const { items } = (await my.studio.call(listGenerations, { querystring: { cleared: true } })).body
    expect(items.every(item => item.clearedAt !== null)).toBe(true)
  })

  test('a retry brings a generation back into the list', async () => {
    const [failed] = (await my.studio.call(listGenerations, { querystring: { status: 'failed' } })).body.items
    const again = (await my.studio.call(retryGeneration, { params: { id: failed?.id ?? '' } })).body
    expect(again.clearedAt).toBeNull()
    expect(await list({ cleared: false })).toEqual(['fails'])
  })

  test('the filter is a boolean', async () => {
    expect(await my.studio.refused(listGenerations, { querystring: { cleared: 'maybe' } })).toMatchObject({
      status: 400,
      errors: [{ path: '/query/cleared' }],
    })
  })
})

describeStores('the list without what was cleared', open => {
  test('leaves alone what waits and runs', async () => {
    const store = await open()
    const [queued, running, done] = [await store.add(), await store.add(), await store.add()]
    await store.lifecycle.claim('lease', { id: running.id })
    await store.lifecycle.cancel(done.id)
    expect(await store.lifecycle.clear(STUDIO_USER)).toBe(1)
    const listed = await store.generations.page({ cleared: false, limit: 10 })
    expect(listed.map(row => [row.id, row.status])).toEqual([
      [running.id, 'running'],
      [queued.id, 'queued'],
    ])
    expect(await store.generations.page({ cleared: true, limit: 10 })).toMatchObject([
      { id: done.id, clearedAt: store.clock.now() },
    ])
  })

  test('forgets a long history in turns, and tells of it once', async () => {
    const store = await open()
    await store.db.atomic(function* (tx) {
      yield* store.generations.add(
        tx,
        Array.from({ length: 2000 }, () => ({
          id: store.ids.next(),
          ownerId: STUDIO_USER.id,
          status: 'succeeded' as const,
          prompt: 'p',
          model: 'm',
          provider: 'sketch',
          availableAt: store.clock.now(),
          createdAt: store.clock.now(),
          parameters: { width: 64, height: 64, steps: null, guidance: null, seed: 7, count: 1 },
        })),
      )
    })
    expect(await store.lifecycle.clear(STUDIO_USER)).toBe(2000)
    expect((await store.eventsSince(0)).map(({ event }) => event.type)).toEqual(['generations.cleared'])
    expect(await store.generations.page({ cleared: false, limit: 10 })).toEqual([])
  })

  test('is read by an index, however many were cleared', async () => {
    const store = await open()
    if (store.db.dialect !== 'sqlite') return
    // Drizzle's own class for SQLite has it; `Orm` shows only what both dialects share.
    const orm = store.db.orm as unknown as { all: (query: SQL) => Promise<{ detail: string }[]> }
    const planOf = async (statement: { toSQL: () => { sql: string } }) =>
      (await orm.all(sql.raw(`explain query plan ${statement.toSQL().sql.replaceAll('?', "'1'")}`)))
        .map(({ detail }) => detail)
        .join('\n')
    const owner = STUDIO_USER.id
    const plans = await Promise.all(
      [
        store.generations.page({ owner, limit: 50 }),
        store.generations.page({ owner, status: 'failed', limit: 50 }),
        store.generations.page({ owner, cleared: false, limit: 50 }),
        store.generations.page({ owner, cleared: false, before: 'x', limit: 50 }),
        store.generations.page({ owner, cleared: false, status: 'succeeded', limit: 50 }),
        store.generations.succeededBehind({ behind: '', limit: 20 }),
        store.generations.succeededBehind({ behind: '', owner, limit: 20 }),
      ].map(planOf),
    )
    expect(plans.filter(plan => /TEMP B-TREE|SCAN/.test(plan))).toEqual([])
  })
})
