import {
  createGeneration,
  createGrid,
  createStyle,
  removeStyle,
  getGeneration,
  getGrid,
  listGenerations,
  listGrids,
  removeImage,
  retryGeneration,
  cancelGrid,
  cancelGeneration,
  removeGrid,
  retryGrid,
  updateGrid,
  listImages,
  type Grid,
  type NewGrid,
} from '@atelier/contracts'
import { expect, test } from 'vitest'
import { followEvents } from '../../testing/event-stream.ts'
import { describeStudio, type Suite } from '../../testing/suite.ts'
import { until } from '../../testing/until.ts'

const SKETCH = 'atelier/sketch'
const SCHNELL = 'black-forest-labs/FLUX.1-schnell'
const UNKNOWN = '01937b5e-8a57-7c3e-b0a1-5b1d9f7d2c11'
const small = { width: 256, height: 256 } as const

const callsOf = (my: Suite) => ({
  make: async (body: NewGrid, key?: string) =>
    (await my.studio.call(createGrid, { body }, key === undefined ? {} : { 'idempotency-key': key })).body,
  read: async (id: string) => (await my.studio.call(getGrid, { params: { id } })).body,
  settled: (id: string) =>
    until(
      async () => {
        const { body } = await my.studio.call(getGrid, { params: { id } })
        return body.status !== 'running' && body
      },
      { within: 20_000, what: 'the end of a grid' },
    ),
  refuse: (body: unknown) => my.studio.refused(createGrid, { body }),
})

describeStudio('a grid', { config: { hfConcurrency: 4 } }, my => {
  const { make, read, settled, refuse } = callsOf(my)
  const sketch = (prompt: string, axes: NewGrid['axes'], more: object = {}) => ({
    base: { prompt, model: SKETCH, ...small, ...more },
    axes,
  })
  const seeds = (...values: number[]) => ({ kind: 'seed', values }) as const

  test('is made of one generation a cell, the last axis fastest, each by its values', async () => {
    const { status, headers, body } = await my.studio.call(createGrid, {
      body: {
        title: ' Colours ',
        ...sketch('a red hill', [{ kind: 'prompt', search: 'red', values: ['red', 'green'] }, seeds(1, 2, 3)]),
      },
    })
    expect(status).toBe(202)
    expect(headers.get('location')).toBe(`/api/v1/grids/${body.id}`)
    expect(body).toMatchObject({
      title: 'Colours',
      prompt: 'a red hill',
      cells: 6,
      winner: null,
      base: { prompt: 'a red hill', model: SKETCH },
    })
    const done = await settled(body.id)
    expect(done).toMatchObject({
      status: 'succeeded',
      counts: { queued: 0, running: 0, succeeded: 6, failed: 0, cancelled: 0 },
    })
    expect(done.items.map(item => [item.cell, item.image?.prompt, item.image?.seed])).toEqual([
      [0, 'a red hill', 1],
      [1, 'a red hill', 2],
      [2, 'a red hill', 3],
      [3, 'a green hill', 1],
      [4, 'a green hill', 2],
      [5, 'a green hill', 3],
    ])
    expect(done.items.every(item => item.status === 'succeeded' && item.progress === 1 && item.error === null)).toBe(
      true,
    )
    expect(done.cover).toEqual(done.items[0]?.image)
    const { body: generation } = await my.studio.call(getGeneration, {
      params: { id: done.items[4]?.generationId ?? '' },
    })
    expect(generation).toMatchObject({
      gridId: body.id,
      cell: 4,
      parameters: { count: 1, seed: 2, width: 256 },
      clearedAt: expect.any(String) as unknown,
    })
  })

  test('draws one seed for all of its cells where none is given, and says which', async () => {
    const { id } = await make(sketch('the same seed', [{ kind: 'size', values: ['256x256', '320x256'] }]))
    const done = await settled(id)
    expect(done.base.seed).toEqual(expect.any(Number))
    expect(done.items.map(item => [item.image?.seed, item.image?.width])).toEqual([
      [done.base.seed, 256],
      [done.base.seed, 320],
    ])
  })

  test('puts the style of an axis behind those of the base, and keeps what was typed', async () => {
    const done = await settled((await make(sketch('a mill', [{ kind: 'style', values: ['', 'watercolour'] }]))).id)
    expect(done.items.map(item => item.image?.typed)).toEqual([
      null,
      { prompt: 'a mill', negativePrompt: null, styles: ['Watercolour'] },
    ])
    expect(done.items[1]?.image?.prompt).toContain('watercolour')
    expect(await refuse(sketch('a', [{ kind: 'style', values: ['no-such-style'] }]))).toMatchObject({
      status: 404,
      code: 'style.not_found',
    })
  })

  test('is no part of the list of what is done, also when one cell is tried again by itself', async () => {
    const { id, items } = await make(sketch('unlisted', [seeds(1, 2)]))
    await my.studio.call(cancelGrid, { params: { id } })
    const listed = async () =>
      (await my.studio.call(listGenerations, { querystring: { cleared: false, limit: 200 } })).body.items.filter(
        item => item.gridId === id,
      )
    expect(await listed()).toEqual([])
    const cancelled = (await read(id)).items.find(item => item.status === 'cancelled')
    await my.studio.call(retryGeneration, { params: { id: cancelled?.generationId ?? items[0]?.generationId ?? '' } })
    expect(await listed()).toEqual([])
    await settled(id)
  })

  test('tells of itself and of each cell by events', async () => {
    const stream = await followEvents(my.studio)
    const { id } = await make(sketch('told of', [seeds(1, 2)]))
    await stream.next('grid.updated', event => 'id' in event && event.id === id)
    for (const cell of [0, 1]) {
      const { data } = await stream.next(
        'generation.succeeded',
        event => 'generation' in event && event.generation.gridId === id && event.generation.cell === cell,
      )
      expect(data).toMatchObject({ generation: { images: [{ prompt: 'told of' }] } })
    }
    await my.studio.call(updateGrid, { params: { id }, body: { winner: 1 } })
    await stream.next('grid.updated', event => 'id' in event && event.id === id)
    await my.studio.call(removeGrid, { params: { id }, querystring: {} })
    await stream.next('grid.removed', event => 'id' in event && event.id === id)
    await stream.close()
  })

  test('has a title and a winner, which becomes the cover', async () => {
    const { id } = await settled((await make(sketch('chosen', [seeds(1, 2, 3)]))).id)
    const patch = async (body: { title?: string | null; winner?: number | null }) =>
      (await my.studio.call(updateGrid, { params: { id }, body })).body
    const chosen = await patch({ title: 'Mine', winner: 2 })
    expect(chosen).toMatchObject({ title: 'Mine', winner: 2, cover: { seed: 3 } })
    expect(await patch({ title: ' ' })).toMatchObject({ title: null, winner: 2 })
    expect(await patch({ winner: null })).toMatchObject({ winner: null, cover: { seed: 1 } })
    for (const winner of [3, 199])
      expect(await my.studio.refused(updateGrid, { params: { id }, body: { winner } })).toMatchObject({
        status: 409,
        code: 'grid.winner_without_image',
      })
    for (const body of [
      {},
      { winner: -1 },
      { winner: 200 },
      { winner: 0.5 },
      { title: 'x'.repeat(201) },
      { name: 'x' },
    ])
      expect(await my.studio.refused(updateGrid, { params: { id }, body })).toMatchObject({ status: 400 })
    expect((await read(id)).winner).toBeNull()
  })

  test('shows what is in the trash as such, and a cell without what was deleted for good', async () => {
    const { id, items } = await settled((await make(sketch('thrown away', [seeds(1, 2, 3)]))).id)
    const imageOf = (cell: number) => items[cell]?.image?.id ?? ''
    await my.studio.call(updateGrid, { params: { id }, body: { winner: 0 } })
    await my.studio.call(removeImage, { params: { id: imageOf(0) }, querystring: {} })
    await my.studio.call(removeImage, { params: { id: imageOf(1) }, querystring: { permanent: true } })
    const grid = await read(id)
    expect(grid.items.map(item => [item.status, item.image && item.image.trashedAt !== null])).toEqual([
      ['succeeded', true],
      ['succeeded', null],
      ['succeeded', false],
    ])
    expect(grid.cover?.id).toBe(imageOf(2))
    for (const winner of [0, 1])
      expect(await my.studio.refused(updateGrid, { params: { id }, body: { winner } })).toMatchObject({
        status: 409,
        code: 'grid.winner_without_image',
      })
  })

  test('that is deleted leaves its images, or takes them to the trash; its generations stay', async () => {
    for (const images of ['keep', 'trash'] as const) {
      const { id, items } = await settled((await make(sketch(`deleted, ${images}`, [seeds(1, 2)]))).id)
      expect((await my.studio.call(removeGrid, { params: { id }, querystring: { images } })).status).toBe(204)
      expect(await my.studio.refused(getGrid, { params: { id } })).toMatchObject({
        status: 404,
        code: 'grid.not_found',
      })
      const { body: gallery } = await my.studio.call(listImages, {
        querystring: { trashed: images === 'trash', limit: 200 },
      })
      expect(gallery.items.map(image => image.id)).toEqual(expect.arrayContaining(items.map(item => item.image?.id)))
      expect(
        (await my.studio.call(getGeneration, { params: { id: items[0]?.generationId ?? '' } })).body,
      ).toMatchObject({ gridId: null, status: 'succeeded' })
    }
  })

  test('of 200 cells is made, deleted and thrown away as one', async () => {
    const { id, items } = await make(sketch('two hundred', [seeds(...Array.from({ length: 200 }, (_, at) => at))]))
    expect(items.map(item => item.cell)).toEqual(Array.from({ length: 200 }, (_, at) => at))
    const body = (await my.studio.call(cancelGrid, { params: { id } })).body
    expect(body.counts).toMatchObject({ queued: 0, running: 0, failed: 0 })
    expect(body.counts.succeeded + body.counts.cancelled).toBe(200)
    expect(body.status).toBe('cancelled')
    await my.studio.call(removeGrid, { params: { id }, querystring: { images: 'trash' } })
    expect((await my.studio.call(listImages, { querystring: { q: '"two hundred"', limit: 200 } })).body.items).toEqual(
      [],
    )
  })

  test('is listed newest first, in pages', async () => {
    const ids: string[] = []
    for (const name of ['one', 'two', 'three']) ids.unshift((await make(sketch(`paged ${name}`, [seeds(1)]))).id)
    for (const id of ids) await settled(id)
    const page = async (querystring: { limit?: number; cursor?: string }) =>
      (await my.studio.call(listGrids, { querystring })).body
    const first = await page({ limit: 2 })
    expect(first.items.map(item => item.id)).toEqual(ids.slice(0, 2))
    expect(first.items[0]).toMatchObject({
      cells: 1,
      status: 'succeeded',
      counts: { succeeded: 1 },
      cover: { prompt: 'paged three' },
    })
    expect((await page({ limit: 1, cursor: first.nextCursor ?? '' })).items.map(item => item.id)).toEqual([ids[2]])
    expect(await my.studio.refused(listGrids, { querystring: { cursor: 'x' } })).toMatchObject({ status: 400 })
    expect(await my.studio.refused(listGrids, { querystring: { limit: 201 } })).toMatchObject({ status: 400 })
  })

  test.each<[number, string, string[] | undefined, unknown]>([
    [
      404,
      'model.not_found',
      ['/body/axes/0/values/1'],
      { base: { prompt: 'no such', ...small }, axes: [{ kind: 'model', values: [SKETCH, 'nobody/nothing'] }] },
    ],
    [
      404,
      'style.not_found',
      ['/body/axes/1/values/0'],
      {
        base: { prompt: 'no such', model: SKETCH },
        axes: [
          { kind: 'seed', values: [1] },
          { kind: 'style', values: ['gone', ''] },
        ],
      },
    ],
    [
      404,
      'style.not_found',
      undefined,
      {
        base: { prompt: 'no such', model: SKETCH, styles: ['gone'] },
        axes: [{ kind: 'style', values: ['', 'watercolour'] }],
      },
    ],
    [
      400,
      'grid.values_out_of_limits',
      ['/body/axes/0/values/1'],
      {
        base: { prompt: 'no such', model: SKETCH },
        axes: [
          { kind: 'size', values: ['256x256', '8x8'] },
          { kind: 'seed', values: [1, 2] },
        ],
      },
    ],
    [
      400,
      'grid.values_out_of_limits',
      ['/body/axes/0/values/0', '/body/axes/0/values/1'],
      { base: { prompt: 'no such', model: SKETCH }, axes: [{ kind: 'steps', values: [1, 2] }] },
    ],
    [
      400,
      'grid.values_out_of_limits',
      ['/body/base/steps'],
      { base: { prompt: 'no such', steps: 3 }, axes: [{ kind: 'model', values: [SCHNELL, SKETCH] }] },
    ],
    [
      400,
      'grid.values_out_of_limits',
      ['/body/axes/0/values/1'],
      { base: { prompt: 'no such', model: SKETCH }, axes: [{ kind: 'prompt', search: 'no such', values: ['a', ' '] }] },
    ],
    [
      422,
      'grid.prompt_part_missing',
      ['/body/axes/0/search'],
      { base: { prompt: 'no such', model: SKETCH }, axes: [{ kind: 'prompt', search: 'red', values: ['a'] }] },
    ],
    [
      422,
      'grid.too_many_cells',
      undefined,
      {
        base: { prompt: 'no such', model: SKETCH },
        axes: [
          { kind: 'seed', values: Array.from({ length: 101 }, (_, at) => at) },
          { kind: 'prompt', search: 'such', values: ['a', 'b'] },
        ],
      },
    ],
    [
      422,
      'grid.axis_twice',
      ['/body/axes/1/kind'],
      {
        base: { prompt: 'no such', model: SKETCH },
        axes: [
          { kind: 'seed', values: [1] },
          { kind: 'seed', values: [2] },
        ],
      },
    ],
  ])('is made whole or not at all: %i %s %j', async (status, code, paths, body) => {
    const problem = await refuse(body)
    expect(problem).toMatchObject({ status, code })
    expect(problem.errors && [...new Set(problem.errors.map(error => error.path))]).toEqual(paths)
    expect(
      (await my.studio.call(listGrids, { querystring: {} })).body.items.filter(item => item.prompt === 'no such'),
    ).toEqual([])
    expect(
      (await my.studio.call(listGenerations, { querystring: { limit: 200 } })).body.items.filter(item =>
        item.prompt.includes('no such'),
      ),
    ).toEqual([])
  })

  test.each<[string, unknown]>([
    ['/body/axes', { base: { prompt: 'a' } }],
    ['/body/axes', { base: { prompt: 'a' }, axes: [] }],
    ['/body/axes', { base: { prompt: 'a' }, axes: [1, 2, 3, 4].map(seed => ({ kind: 'seed', values: [seed] })) }],
    ['/body/base', { axes: [{ kind: 'seed', values: [1] }] }],
    ['/body/base/prompt', { base: { prompt: ' ' }, axes: [{ kind: 'seed', values: [1] }] }],
    ['/body/base/count', { base: { prompt: 'a', count: 2 }, axes: [{ kind: 'seed', values: [1] }] }],
    ['/body/name', { name: 'x', base: { prompt: 'a' }, axes: [{ kind: 'seed', values: [1] }] }],
  ])('%s is refused by name', async (path, body) => {
    const problem = await refuse(body)
    expect(problem).toMatchObject({ status: 400, code: 'request.invalid' })
    expect(problem.errors?.map(error => error.path)).toContain(path)
  })

  test.each([
    { kind: 'seed', values: [] },
    { kind: 'seed', values: [1, 1] },
    { kind: 'seed', values: [-1] },
    { kind: 'seed', values: ['1'] },
    { kind: 'seed', values: Array.from({ length: 201 }, (_, at) => at) },
    { kind: 'size', values: ['1024'] },
    { kind: 'size', values: ['0x10'] },
    { kind: 'size', values: ['1024x1024px'] },
    { kind: 'guidance', values: [101] },
    { kind: 'steps', values: [1.5] },
    { kind: 'prompt', values: ['a'] },
    { kind: 'prompt', search: '', values: ['a'] },
    { kind: 'sampler', values: ['x'] },
    { kind: 'style', values: ['A B'] },
    { values: [1] },
    'seed',
    null,
  ])('an axis %j is refused', async axis => {
    expect(await refuse({ base: { prompt: 'a' }, axes: [axis] })).toMatchObject({
      status: 400,
      code: 'request.invalid',
    })
  })

  test.each<[string, string, unknown]>([
    ['/body/axes/0/values', 'must not have the same entry twice', { kind: 'seed', values: [1, 1] }],
    ['/body/axes/0/values/0', 'must be of type integer', { kind: 'steps', values: ['1'] }],
    ['/body/axes/0/search', 'is missing', { kind: 'prompt', values: ['a'] }],
    [
      '/body/axes/0/kind',
      'must be one of model, seed, steps, guidance, size, prompt, style',
      { kind: 'sampler', values: ['x'] },
    ],
  ])(
    'is told at %s what is wrong with it as an axis of its kind, and nothing else: it %s',
    async (path, message, axis) => {
      expect((await refuse({ base: { prompt: 'a' }, axes: [axis, seeds(1)] })).errors).toEqual([{ path, message }])
    },
  )

  test('knows what a style was called that was deleted since', async () => {
    const {
      body: { id: style },
    } = await my.studio.call(createStyle, { body: { name: 'Soon gone', prompt: '{prompt}, gouache' } })
    const { id } = await settled(
      (
        await make(
          sketch('a barn', [{ kind: 'style', values: ['', 'watercolour', style] }, seeds(1)], {
            styles: ['watercolour'],
          }),
        )
      ).id,
    )
    await my.studio.call(removeStyle, { params: { id: style } })
    expect((await read(id)).styleNames).toEqual({ watercolour: 'Watercolour', [style]: 'Soon gone' })
  })

  test('that is not there is a 404 everywhere', async () => {
    const params = { id: UNKNOWN }
    for (const [route, input] of [
      [getGrid, {}],
      [updateGrid, { body: { title: 'x' } }],
      [cancelGrid, {}],
      [retryGrid, {}],
      [removeGrid, {}],
    ] as const) {
      expect(await my.studio.refused(route, { params, ...input })).toMatchObject({
        status: 404,
        code: 'grid.not_found',
      })
      expect(await my.studio.refused(route, { params: { id: 'x' }, ...input })).toMatchObject({ status: 400 })
    }
  })

  test('is given again to the same key and body, and refused to another body', async () => {
    const body = sketch('by its key', [seeds(1, 2)])
    const grids = await Promise.all(Array.from({ length: 5 }, () => make(body, 'grid-key')))
    expect(new Set(grids.map(grid => grid.id)).size).toBe(1)
    expect(
      (
        await make(
          { axes: body.axes, base: { height: 256, width: 256, model: SKETCH, prompt: 'by its key' } },
          'grid-key',
        )
      ).id,
    ).toBe(grids[0]?.id)
    expect(
      await my.studio.refused(
        createGrid,
        { body: sketch('by its key', [seeds(1, 3)]) },
        { 'idempotency-key': 'grid-key' },
      ),
    ).toMatchObject({ status: 422, code: 'idempotency.conflict' })
    expect(
      await my.studio.refused(createGeneration, { body: { prompt: 'by its key' } }, { 'idempotency-key': 'grid-key' }),
    ).toMatchObject({ status: 422, code: 'idempotency.conflict' })
    await my.studio.call(removeGrid, { params: { id: grids[0]?.id ?? '' }, querystring: {} })
    expect((await make(body, 'grid-key')).id).not.toBe(grids[0]?.id)
  })
})

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

  test('a grid that is deleted while it runs stops its cells', async () => {
    const { id, items } = await make(hanging('deleted', 3))
    await running(id, 2)
    await my.studio.call(removeGrid, { params: { id }, querystring: {} })
    for (const { generationId } of items)
      expect((await my.studio.call(getGeneration, { params: { id: generationId } })).body).toMatchObject({
        status: 'cancelled',
        gridId: null,
      })
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
