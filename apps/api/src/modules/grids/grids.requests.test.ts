import {
  createGeneration,
  createGrid,
  createStyle,
  removeStyle,
  getGrid,
  listGenerations,
  listGrids,
  cancelGrid,
  removeGrid,
  retryGrid,
  updateGrid,
  type NewGrid,
} from '@atelier/contracts'
import { expect, test } from 'vitest'
import { describeStudio } from '../../testing/suite.ts'
import { callsOf, SCHNELL, SKETCH, UNKNOWN, small } from './testing/calls.ts'

describeStudio('the request for a grid', { config: { hfConcurrency: 4 } }, my => {
  const { make, read, settled, refuse } = callsOf(my)
  const sketch = (prompt: string, axes: NewGrid['axes'], more: object = {}) => ({
    base: { prompt, model: SKETCH, ...small, ...more },
    axes,
  })
  const seeds = (...values: number[]) => ({ kind: 'seed', values }) as const

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
    { kind: 'denoiser', values: ['x'] },
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
      'must be one of model, seed, steps, guidance, strength, sampler, scheduler, size, prompt, style',
      { kind: 'denoiser', values: ['x'] },
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
