import {
  createGeneration,
  createGrid,
  getGeneration,
  listGrids,
  cancelGrid,
  cancelGeneration,
  removeGrid,
  retryGrid,
  type Grid,
  type NewGrid,
} from '@atelier/contracts'
import { expect, test } from 'vitest'
import { followEvents } from '../../testing/event-stream.ts'
import { describeStudio } from '../../testing/suite.ts'
import { until } from '../../testing/until.ts'
import { callsOf, SCHNELL, SKETCH, small } from './testing/calls.ts'

describeStudio('a grid in trouble', { config: { hfConcurrency: 2, queueLimit: 6 } }, my => {
  const { make, read, settled } = callsOf(my)
  const hanging = (name: string, cells: number): NewGrid => ({
    base: { prompt: `${name} [[fault:hang]]`, model: SCHNELL, ...small },
    axes: [{ kind: 'seed', values: Array.from({ length: cells }, (_, at) => at) }],
  })
  const running = (id: string, count: number) =>
    until(async () => (await read(id)).counts.running === count, { what: 'cells that run' })
  const statuses = (grid: Grid) => grid.items.map(item => item.status)

  test('is cancelled as one: what waits and what runs, and what runs is let go of', async () => {
    const { id } = await make(hanging('stopped', 4))
    await running(id, 2)
    const { body } = await my.studio.call(cancelGrid, { params: { id } })
    expect(body).toMatchObject({ status: 'cancelled', counts: { cancelled: 4 } })
    expect((await my.studio.call(cancelGrid, { params: { id } })).body).toEqual(body)
    // Both lanes are free again.
    const next = await settled(
      (
        await make({
          base: { prompt: 'behind it', model: SCHNELL, ...small },
          axes: [{ kind: 'seed', values: [1, 2] }],
        })
      ).id,
    )
    expect(next.status).toBe('succeeded')
  })

  test('tries again only what failed or was cancelled', async () => {
    my.upstream.fault('server-error')
    const { id } = await make({
      base: { prompt: 'one fails', model: SCHNELL, ...small },
      axes: [{ kind: 'seed', values: [1, 2, 3] }],
    })
    const failed = await settled(id)
    expect(failed).toMatchObject({ status: 'failed', counts: { succeeded: 2, failed: 1 } })
    expect(failed.items.filter(item => item.error).map(item => item.error?.code)).toEqual(['provider.unavailable'])
    // By which a reader finds the pages that help.
    expect(new Set(failed.items.map(item => item.provider))).toEqual(new Set(['huggingface']))
    const before = failed.items.flatMap(item => item.image?.id ?? [])
    await my.studio.call(retryGrid, { params: { id } })
    const done = await settled(id)
    expect(statuses(done)).toEqual(['succeeded', 'succeeded', 'succeeded'])
    expect(done.items.map(item => item.image?.id)).toEqual(expect.arrayContaining(before))
    expect((await my.studio.call(retryGrid, { params: { id } })).body).toEqual(done)
  })

  test('finds room in the queue for all of its cells or for none', async () => {
    const { id } = await make(hanging('fills', 6))
    await running(id, 2)
    const refused = await my.studio.refused(createGrid, { body: hanging('too many', 3) })
    expect(refused).toMatchObject({ status: 429, code: 'queue.full' })
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
    expect(
      (await my.studio.call(listGrids, { querystring: {} })).body.items.some(item =>
        item.prompt.startsWith('too many'),
      ),
    ).toBe(false)
    const two = await make(hanging('fits', 2))
    expect(await my.studio.refused(createGeneration, { body: { prompt: 'no room' } })).toMatchObject({
      status: 429,
      code: 'queue.full',
    })
    await my.studio.call(cancelGrid, { params: { id: two.id } })
    const one = (
      await my.studio.call(createGeneration, { body: { prompt: 'takes its place', model: SCHNELL, ...small } })
    ).body
    expect(await my.studio.refused(retryGrid, { params: { id: two.id } })).toMatchObject({
      status: 429,
      code: 'queue.full',
    })
    expect(statuses(await read(two.id))).toEqual(['cancelled', 'cancelled'])
    await my.studio.call(cancelGeneration, { params: { id: one.id } })
    await my.studio.call(removeGrid, { params: { id }, querystring: {} })
  })

  test('a grid that is deleted while it runs stops its cells, which go with it', async () => {
    const { id, items } = await make(hanging('deleted', 3))
    await running(id, 2)
    const stream = await followEvents(my.studio)
    await my.studio.call(removeGrid, { params: { id }, querystring: {} })
    for (const { generationId } of items) {
      await stream.next(
        'generation.cancelled',
        data => 'generation' in data && data.generation.id === generationId && data.generation.status === 'cancelled',
      )
      await stream.next('generation.removed', data => 'id' in data && data.id === generationId)
      expect(await my.studio.refused(getGeneration, { params: { id: generationId } })).toMatchObject({ status: 404 })
    }
    await stream.close()
  })
})

describeStudio('a grid without a token', { config: { hfToken: null } }, my => {
  test('of a model that needs one is a 409, and nothing is made', async () => {
    const problem = await my.studio.refused(createGrid, {
      body: { base: { prompt: 'no token' }, axes: [{ kind: 'model', values: [SKETCH, SCHNELL] }] },
    })
    expect(problem).toMatchObject({ status: 409, code: 'provider.not_configured' })
    expect((await my.studio.call(listGrids, { querystring: {} })).body).toEqual({ items: [], nextCursor: null })
  })
})
