import {
  createGrid,
  getGeneration,
  getGrid,
  listGenerations,
  listGrids,
  removeImage,
  retryGeneration,
  cancelGrid,
  removeGrid,
  updateGrid,
  listImages,
  type NewGrid,
} from '@atelier/contracts'
import { expect, test } from 'vitest'
import { followEvents } from '../../testing/event-stream.ts'
import { describeStudio } from '../../testing/suite.ts'
import { callsOf, SKETCH, small } from './testing/calls.ts'

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

  test('picks one seed for all of its cells where none is given, and says which', async () => {
    const { id } = await make(sketch('the same seed', [{ kind: 'size', values: ['256x256', '320x256'] }]))
    const done = await settled(id)
    expect(done.base.seed).toEqual(expect.any(Number))
    expect(done.items.map(item => [item.image?.seed, item.image?.width])).toEqual([
      [done.base.seed, 256],
      [done.base.seed, 320],
    ])
  })

  test('puts the style of an axis behind those of the base, and stores what was typed', async () => {
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
})
