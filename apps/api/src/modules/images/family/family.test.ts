import {
  archiveImages,
  cancelGeneration,
  createGeneration,
  createGenerations,
  createGrid,
  getFamily,
  getGeneration,
  getGrid,
  getImage,
  removeImage,
  type Image,
  type NewGeneration,
} from '@atelier/contracts'
import { expect, test } from 'vitest'
import { followEvents } from '../../../testing/event-stream.ts'
import { describeStudio, type Suite } from '../../../testing/suite.ts'
import { until } from '../../../testing/until.ts'
import { unzip } from '../../../testing/unzip.ts'

const SKETCH = 'atelier/sketch'
const UNKNOWN = '01937b5e-8a57-7c3e-b0a1-5b1d9f7d2c11'
const small = { model: SKETCH, width: 256, height: 256 } as const

const callsOf = (my: Suite) => ({
  async make(prompt: string, more: Partial<NewGeneration> = {}): Promise<Image> {
    const [image] = (await my.generate({ ...small, prompt, ...more })).images
    if (!image) throw new Error('no image was made')
    return image
  },
  family: async (id: string, querystring: { cursor?: string; limit?: number } = {}) =>
    (await my.studio.call(getFamily, { params: { id }, querystring })).body,
  removeForGood: (id: string) => my.studio.call(removeImage, { params: { id }, querystring: { permanent: true } }),
})
const idsOf = (images: readonly Image[]) => images.map(image => image.id)

describeStudio('where a picture came from', {}, my => {
  const { make, family, removeForGood } = callsOf(my)

  test('is told by its generation, itself and their events; what was made of nothing has no parent', async () => {
    const parent = await make('a parent told of')
    expect(parent).toMatchObject({ parentId: null, relation: null })
    const stream = await followEvents(my.studio)
    const { body } = await my.studio.call(createGeneration, {
      body: { ...small, prompt: 'a child told of', parentId: parent.id, relation: 'vary' },
    })
    const origin = { parentId: parent.id, relation: 'vary' }
    expect(body).toMatchObject(origin)
    const told = await stream.next(
      'image.created',
      data => data.type === 'image.created' && data.image.generationId === body.id,
    )
    expect(told.data).toMatchObject({ image: origin })
    await stream.close()
    const done = await my.studio.call(getGeneration, { params: { id: body.id } })
    expect(done.body.images).toMatchObject([origin])
  })

  test('is a remix where nobody says how', async () => {
    const parent = await make('a parent of a remix')
    expect(await make('a remix', { parentId: parent.id })).toMatchObject({ relation: 'remix' })
  })

  test('has to be there: 422 names the field, and a relation alone is no origin', async () => {
    const ask = (body: NewGeneration) => my.studio.refused(createGeneration, { body: { ...small, ...body } })
    expect(await ask({ prompt: 'of nothing', parentId: UNKNOWN })).toMatchObject({
      status: 422,
      code: 'generation.parent_not_found',
      errors: [{ path: '/body/parentId' }],
    })
    expect(await ask({ prompt: 'of nothing', relation: 'vary' })).toMatchObject({
      status: 400,
      errors: [{ path: '/body/relation' }],
    })
    const base = { ...small, prompt: 'of nothing', parentId: UNKNOWN }
    expect(
      await my.studio.refused(createGrid, { body: { base, axes: [{ kind: 'seed', values: [1] }] } }),
    ).toMatchObject({ status: 422, errors: [{ path: '/body/base/parentId' }] })
  })

  test('is part of what a key stands for', async () => {
    const parent = await make('a parent asked for twice')
    const body = { ...small, prompt: 'asked for twice', parentId: parent.id }
    const key = { 'idempotency-key': 'family-once' }
    const first = await my.studio.call(createGeneration, { body }, key)
    await removeForGood(parent.id)
    const again = await my.studio.call(createGeneration, { body }, key)
    expect(again.body.id).toBe(first.body.id)
    expect(await my.studio.refused(createGeneration, { body: { ...body, relation: 'vary' } }, key)).toMatchObject({
      code: 'idempotency.conflict',
    })
  })

  test('goes to every prompt of a dynamic one, and to every cell of a grid', async () => {
    const parent = await make('a parent of many')
    const { body: batch } = await my.studio.call(createGenerations, {
      body: { ...small, prompt: 'a {red|green} child', mode: 'all', parentId: parent.id },
    })
    expect(batch.items).toMatchObject(batch.items.map(() => ({ parentId: parent.id, relation: 'remix' })))
    const { body: grid } = await my.studio.call(createGrid, {
      body: {
        base: { ...small, prompt: 'a cell', parentId: parent.id },
        axes: [{ kind: 'seed', values: [1, 2] }],
      },
    })
    expect(grid.base).toMatchObject({ parentId: parent.id })
    const done = await until(
      async () => {
        const { body } = await my.studio.call(getGrid, { params: { id: grid.id } })
        return body.status === 'succeeded' && body
      },
      { within: 20_000, what: 'the end of a grid' },
    )
    const cells = done.items.flatMap(({ image }) => image ?? [])
    expect(cells).toMatchObject([
      { parentId: parent.id, relation: 'grid' },
      { parentId: parent.id, relation: 'grid' },
    ])
    const [first, second] = cells
    expect(await family(first?.id ?? '')).toMatchObject({ gridId: grid.id, siblings: [{ id: second?.id }] })
  })

  test('is in the recipes of a ZIP', async () => {
    const parent = await make('a parent in a ZIP')
    const child = await make('a child in a ZIP', { parentId: parent.id, relation: 'without' })
    const answer = await my.studio.request('/api/v1/images/archive', {
      method: archiveImages.method,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ ids: [child.id] }),
    })
    const files = unzip(Buffer.from(await answer.arrayBuffer()))
    expect(JSON.parse(String(files.get('recipes.json')))).toMatchObject({
      images: [{ parentId: parent.id, relation: 'without' }],
    })
  })
})

describeStudio('a family', {}, my => {
  const { make, family, removeForGood } = callsOf(my)

  test('of one picture alone is empty; of one that is not there it is a 404', async () => {
    const alone = await make('alone')
    expect(await family(alone.id)).toEqual({
      ancestors: [],
      before: 'nothing',
      siblings: [],
      gridId: null,
      children: { items: [], total: 0, nextCursor: null },
      making: [],
    })
    const missing = await my.studio.refused(getFamily, { params: { id: UNKNOWN }, querystring: {} })
    expect(missing).toMatchObject({ status: 404, code: 'image.not_found' })
  })

  test('goes up as far as there are ancestors, the parent first, and ends where one was deleted for good', async () => {
    const oldest = await make('oldest')
    const middle = await make('middle', { parentId: oldest.id })
    const youngest = await make('youngest', { parentId: middle.id })
    const line = await family(youngest.id)
    expect(idsOf(line.ancestors)).toEqual([middle.id, oldest.id])
    expect(line.before).toBe('nothing')
    await removeForGood(oldest.id)
    expect(await family(youngest.id)).toMatchObject({ ancestors: [{ id: middle.id }], before: 'deleted' })
    const { body } = await my.studio.call(getImage, { params: { id: middle.id } })
    expect(body.parentId).toBe(oldest.id)
  })

  test('tells of twelve ancestors and that there are more', async () => {
    let last = await make('generation 0')
    for (let n = 1; n <= 13; n += 1) last = await make(`generation ${n}`, { parentId: last.id })
    const line = await family(last.id)
    expect(line.ancestors.map(image => image.prompt)).toEqual(
      Array.from({ length: 12 }, (_, at) => `generation ${12 - at}`),
    )
    expect(line.before).toBe('more')
  })

  test('has what was made together as siblings, without what is in the trash', async () => {
    const { images } = await my.generate({ ...small, prompt: 'together', count: 3 })
    const [first, second, third] = idsOf(images)
    expect(idsOf((await family(first ?? '')).siblings)).toEqual([second, third])
    await my.studio.call(removeImage, { params: { id: second ?? '' }, querystring: {} })
    expect(idsOf((await family(first ?? '')).siblings)).toEqual([third])
  })

  test('has children newest first, in pages and counted, without what is in the trash', async () => {
    const parent = await make('of many children')
    const children: string[] = []
    for (let n = 0; n < 4; n += 1) children.unshift((await make(`child ${n}`, { parentId: parent.id })).id)
    const [trashed = '', ...left] = children
    await my.studio.call(removeImage, { params: { id: trashed }, querystring: {} })
    const first = await family(parent.id, { limit: 2 })
    expect(idsOf(first.children.items)).toEqual(left.slice(0, 2))
    expect(first.children.total).toBe(3)
    const { children: rest } = await family(parent.id, { limit: 2, cursor: first.children.nextCursor ?? '' })
    expect(idsOf(rest.items)).toEqual(left.slice(2))
    expect(rest).toMatchObject({ total: 3, nextCursor: null })
  })

  test('tells of what is still being made', async () => {
    const parent = await make('a parent that waits')
    const { body } = await my.studio.call(createGeneration, {
      body: {
        prompt: 'still being made [[fault:hang]]',
        model: 'black-forest-labs/FLUX.1-schnell',
        width: 256,
        height: 256,
        count: 2,
        parentId: parent.id,
        relation: 'vary',
      },
    })
    expect((await family(parent.id)).making).toMatchObject([
      { generationId: body.id, relation: 'vary', prompt: 'still being made [[fault:hang]]', count: 2 },
    ])
    await my.studio.call(cancelGeneration, { params: { id: body.id } })
    expect((await family(parent.id)).making).toEqual([])
  })
})
