import {
  createCollection,
  getCollection,
  removeCollection,
  removeImage,
  restoreImage,
  updateCollection,
  updateImage,
  type Collection,
  type Image,
} from '@atelier/contracts'
import { beforeAll, expect, test } from 'vitest'
import { describeStudio } from '../../testing/suite.ts'
import { importPicture } from '../../testing/upload.ts'
import { callsOf, UNKNOWN } from './testing/calls.ts'

describeStudio('collections', {}, my => {
  const all: Image[] = [] // the oldest first
  const idsOf = (...at: number[]) => at.map(index => all[index]?.id ?? '')
  const { create, read, patch, add, takeOut, list, remove } = callsOf(my)
  const trash = async (at: number) =>
    my.studio.call(removeImage, { params: { id: idsOf(at)[0] ?? '' }, querystring: {} })
  const restore = async (at: number) => my.studio.call(restoreImage, { params: { id: idsOf(at)[0] ?? '' } })

  beforeAll(async () => {
    for (let n = 0; n < 6; n += 1) all.push(await importPicture(my.studio, { prompt: `collected number${n}` }))
  })

  test('there are none at first', async () => {
    expect(await list()).toEqual([])
  })

  test('one is made, read, changed and deleted, and its images stay', async () => {
    const made = await my.studio.call(createCollection, {
      body: { name: '  Lighthouses ', description: 'by the sea', imageIds: idsOf(0, 2) },
    })
    expect([made.status, made.headers.get('location')]).toEqual([201, `/api/v1/collections/${made.body.id}`])
    expect(made.body).toMatchObject({
      name: 'Lighthouses',
      description: 'by the sea',
      filter: null,
      count: 2,
      cover: all[2],
    })
    expect(await read(made.body.id)).toEqual(made.body)
    const changed = await patch(made.body.id, { name: 'Towers', description: null })
    expect(changed).toMatchObject({
      ...made.body,
      name: 'Towers',
      description: null,
      updatedAt: expect.any(String) as string,
    })
    expect(await list()).toEqual([changed])
    expect(await remove(made.body.id)).toBe(204)
    expect(await list()).toEqual([])
    expect(await my.studio.refused(getCollection, { params: { id: made.body.id } })).toMatchObject({
      status: 404,
      code: 'collection.not_found',
    })
    expect(await my.studio.refused(removeCollection, { params: { id: made.body.id } })).toMatchObject({
      status: 404,
      code: 'collection.not_found',
    })
    expect((await my.studio.request(all[2]?.urls.file ?? '')).status).toBe(200)
  })

  test('images are put in and taken out, as often as one likes', async () => {
    const { id } = await create({ name: 'in and out' })
    expect(await add(id, idsOf(0, 1, 2))).toMatchObject({
      changed: expect.arrayContaining(idsOf(0, 1, 2)) as string[],
      missing: [],
      collection: { count: 3, cover: { id: all[2]?.id } },
    })
    expect(await add(id, [...idsOf(2, 3), UNKNOWN])).toMatchObject({
      changed: idsOf(3),
      missing: [UNKNOWN],
      collection: { count: 4 },
    })
    expect(await takeOut(id, [...idsOf(3, 4), UNKNOWN])).toMatchObject({
      changed: idsOf(3),
      missing: [UNKNOWN],
      collection: { count: 3 },
    })
    const again = await takeOut(id, idsOf(3))
    expect(again).toMatchObject({ changed: [], missing: [] })
    expect(await add(id, idsOf(0))).toEqual({ ...again, changed: [] })
    await remove(id)
  })

  test('what is in the trash is not counted and no cover; what is deleted for good is gone', async () => {
    const { id } = await create({ name: 'trashing', imageIds: idsOf(0, 1) })
    const { id: gone } = await importPicture(my.studio, { prompt: 'soon gone' })
    await add(id, [gone])
    await trash(1)
    expect(await read(id)).toMatchObject({ count: 2, cover: { id: gone } })
    await my.studio.call(removeImage, { params: { id: gone }, querystring: { permanent: true } })
    expect(await read(id)).toMatchObject({ count: 1, cover: { id: all[0]?.id } })
    // One that is put in from the trash comes to light when it is restored.
    await trash(3)
    expect(await add(id, idsOf(3))).toMatchObject({ changed: idsOf(3), collection: { count: 1 } })
    await trash(0)
    expect(await read(id)).toMatchObject({ count: 0, cover: null })
    for (const at of [0, 1, 3]) await restore(at)
    expect(await read(id)).toMatchObject({ count: 3, cover: { id: all[3]?.id } })
    await remove(id)
  })

  test('the cover is the one that was chosen, while it is there', async () => {
    const { id } = await create({ name: 'covered', imageIds: idsOf(0, 1, 2) })
    expect((await patch(id, { coverImageId: idsOf(0)[0] ?? '' })).cover?.id).toBe(all[0]?.id)
    await my.studio.call(updateImage, { params: { id: idsOf(0)[0] ?? '' }, body: { title: 'seen anew' } })
    expect((await read(id)).cover?.title).toBe('seen anew')
    await trash(0)
    expect((await read(id)).cover?.id).toBe(all[2]?.id)
    await restore(0)
    expect((await read(id)).cover?.id).toBe(all[0]?.id)
    expect((await takeOut(id, idsOf(0))).collection.cover?.id).toBe(all[2]?.id)
    expect((await add(id, idsOf(0))).collection.cover?.id).toBe(all[2]?.id)
    await patch(id, { coverImageId: idsOf(1)[0] ?? '' })
    expect((await patch(id, { coverImageId: null })).cover?.id).toBe(all[2]?.id)
    await trash(4)
    for (const coverImageId of [UNKNOWN, ...idsOf(4)])
      expect(await my.studio.refused(updateCollection, { params: { id }, body: { coverImageId } })).toMatchObject({
        status: 422,
        code: 'collection.image_missing',
      })
    await restore(4)
    await remove(id)
  })

  test("they stand in an order of one's own", async () => {
    const made: Collection[] = []
    for (const name of ['a', 'b', 'c', 'd']) made.push(await create({ name }))
    const [a = '', b = '', c = '', d = ''] = made.map(({ id }) => id)
    const names = async () => (await list()).map(({ name }) => name).join('')
    expect(await names()).toBe('abcd')
    for (const [id, before, expected] of [
      [d, b, 'adbc'],
      [a, null, 'dbca'],
      [c, d, 'cdba'],
      [c, c, 'cdba'],
      [b, a, 'cdba'],
      [a, c, 'acdb'],
    ] as const) {
      await patch(id, { before })
      expect(await names()).toBe(expected)
    }
    // Into the same gap until there is none.
    await patch(d, { before: c })
    for (let n = 0; n < 70; n += 1) {
      await patch(n % 2 === 0 ? b : d, { before: c })
      expect(await names()).toBe(n % 2 === 0 ? 'adbc' : 'abdc')
    }
    expect(await my.studio.refused(updateCollection, { params: { id: a }, body: { before: UNKNOWN } })).toMatchObject({
      status: 422,
      code: 'collection.before_missing',
    })
    for (const { id } of made) await remove(id)
  })

  test('no two bear one name', async () => {
    const [first, second] = [await create({ name: 'twice' }), await create({ name: 'Twice' })]
    expect(await my.studio.refused(createCollection, { body: { name: ' twice' } })).toMatchObject({
      status: 409,
      code: 'collection.name_taken',
    })
    expect(
      await my.studio.refused(updateCollection, { params: { id: second.id }, body: { name: 'twice' } }),
    ).toMatchObject({ status: 409, code: 'collection.name_taken' })
    expect((await patch(first.id, { name: 'twice ' })).name).toBe('twice')
    for (const { id } of [first, second]) await remove(id)
    const answers = await Promise.all(
      Array.from({ length: 5 }, () =>
        my.studio.request('/api/v1/collections', {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: '{"name":"raced"}',
        }),
      ),
    )
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([201, 409, 409, 409, 409])
    for (const { id } of await list()) await remove(id)
  })
})
