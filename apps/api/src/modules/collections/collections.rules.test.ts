import {
  addToCollection,
  createCollection,
  getCollection,
  listImageCollections,
  removeCollection,
  removeFromCollection,
  removeImage,
  updateCollection,
  type Image,
  type Route,
} from '@atelier/contracts'
import { beforeAll, expect, test } from 'vitest'
import { describeStudio } from '../../testing/suite.ts'
import { importPicture } from '../../testing/upload.ts'
import { callsOf, UNKNOWN } from './testing/calls.ts'

describeStudio('what a collection takes', {}, my => {
  const all: Image[] = [] // the oldest first
  const idsOf = (...at: number[]) => at.map(index => all[index]?.id ?? '')
  const { create, read, patch, add, takeOut, list, remove } = callsOf(my)

  beforeAll(async () => {
    for (let n = 0; n < 6; n += 1) all.push(await importPicture(my.studio, { prompt: `collected number${n}` }))
  })

  test('a name is one line of letters that are seen', async () => {
    const { id, name } = await create({ name: ' E\u0301te\u0301\n\tin Rome ' })
    expect(name).toBe('\u00c9t\u00e9 in Rome')
    expect(await my.studio.refused(createCollection, { body: { name: '\u00c9t\u00e9 in Rome' } })).toMatchObject({
      status: 409,
    })
    for (const unseen of ['\u200b', ' \u2060\u202e ']) {
      expect(await my.studio.refused(createCollection, { body: { name: unseen } })).toMatchObject({
        status: 400,
        errors: [{ path: '/body/name' }],
      })
      expect(await my.studio.refused(updateCollection, { params: { id }, body: { name: unseen } })).toMatchObject({
        status: 400,
      })
    }
    await remove(id)
  })

  test('a smart one holds what its filter finds, and nothing else', async () => {
    const { id, ...made } = await create({ name: 'smart', filter: { q: 'collected number*' } })
    expect(made).toMatchObject({ filter: { q: 'collected number*' }, count: 6, cover: { id: all[5]?.id } })
    const { id: more } = await importPicture(my.studio, { prompt: 'collected number6' })
    expect(await read(id)).toMatchObject({ count: 7, cover: { id: more } })
    await my.studio.call(removeImage, { params: { id: more }, querystring: { permanent: true } })
    expect(await patch(id, { filter: { q: 'number1' } })).toMatchObject({
      filter: { q: 'number1' },
      count: 1,
      cover: { id: all[1]?.id },
    })
    expect((await patch(id, { coverImageId: all[3]?.id ?? '' })).cover?.id).toBe(all[3]?.id)
    for (const route of [addToCollection, removeFromCollection])
      expect(await my.studio.refused(route, { params: { id }, body: { ids: idsOf(0) } })).toMatchObject({
        status: 409,
        code: 'collection.smart',
      })
    expect(
      await my.studio.refused(createCollection, { body: { name: 'both', filter: { q: 'x' }, imageIds: idsOf(0) } }),
    ).toMatchObject({ status: 409, code: 'collection.smart' })
    await remove(id)
  })

  test('one that images are put into does not become a smart one', async () => {
    const { id } = await create({ name: 'plain' })
    expect(await my.studio.refused(updateCollection, { params: { id }, body: { filter: { q: 'x' } } })).toMatchObject({
      status: 409,
      code: 'collection.not_smart',
    })
    await remove(id)
  })

  test('those of an image are told, in their order', async () => {
    const [one, two, three] = [
      await create({ name: 'one', imageIds: idsOf(0) }),
      await create({ name: 'two', imageIds: idsOf(0, 1) }),
      await create({ name: 'three', filter: { favorite: false } }),
    ]
    await patch(two.id, { before: one.id })
    const of = async (at: number) =>
      (await my.studio.call(listImageCollections, { params: { id: idsOf(at)[0] ?? '' } })).body.items.map(
        ({ name }) => name,
      )
    expect([await of(0), await of(1), await of(2)]).toEqual([['two', 'one'], ['two'], []])
    expect(await my.studio.refused(listImageCollections, { params: { id: UNKNOWN } })).toMatchObject({
      status: 404,
      code: 'image.not_found',
    })
    for (const { id } of [one, two, three]) await remove(id)
  })

  test('a new one with an image that is not there is not made', async () => {
    expect(
      await my.studio.refused(createCollection, { body: { name: 'half', imageIds: [...idsOf(0), UNKNOWN] } }),
    ).toMatchObject({ status: 422, code: 'collection.image_missing' })
    expect(await list()).toEqual([])
  })

  test('what is changed is told once, and what is not changed is not told', async () => {
    const seen = async (doing: () => Promise<unknown>) => {
      const before = await my.studio.deps.events.lastSequence()
      await doing()
      const stop = new AbortController()
      const types: string[] = []
      const last = await my.studio.deps.events.lastSequence()
      if (last === before) return types
      for await (const { sequence, event } of my.studio.deps.events.follow(before, stop.signal)) {
        types.push(event.type)
        if (sequence === last) break
      }
      return types
    }
    let id = ''
    expect(
      await seen(async () => {
        id = (await create({ name: 'told', imageIds: idsOf(0) })).id
      }),
    ).toEqual(['collection.updated'])
    expect(await seen(() => add(id, idsOf(0, 1, 2, 3)))).toEqual(['collection.updated'])
    expect(await seen(() => add(id, idsOf(0, 1)))).toEqual([])
    expect(await seen(() => takeOut(id, idsOf(4)))).toEqual([])
    expect(await seen(() => takeOut(id, idsOf(1, 2)))).toEqual(['collection.updated'])
    expect(await seen(() => patch(id, { name: 'told again' }))).toEqual(['collection.updated'])
    expect(await seen(() => remove(id))).toEqual(['collection.removed'])
  })

  test('500 images go in at once, more do not', async () => {
    const { id } = await create({ name: 'many' })
    const ids = Array.from({ length: 501 }, (_, at) => `${UNKNOWN.slice(0, -4)}${String(at).padStart(4, '0')}`)
    expect((await add(id, ids.slice(0, 500))).missing).toHaveLength(500)
    expect(await my.studio.refused(addToCollection, { params: { id }, body: { ids } })).toMatchObject({
      status: 400,
      errors: [{ path: '/body/ids' }],
    })
    await remove(id)
  })

  test.each<[string, object]>([
    ['/body/name', {}],
    ['/body/name', { name: '' }],
    ['/body/name', { name: ' \t' }],
    ['/body/name', { name: 'x'.repeat(101) }],
    ['/body/name', { name: 7 }],
    ['/body/description', { name: 'n', description: 'x'.repeat(2001) }],
    ['/body/filter', { name: 'n', filter: {} }],
    ['/body/filter', { name: 'n', filter: { q: ' ' } }],
    ['/body/filter/from', { name: 'n', filter: { from: 'yesterday' } }],
    ['/body/filter/to', { name: 'n', filter: { to: '2026-06-30T23:59:60Z' } }],
    ['/body/filter/trashed', { name: 'n', filter: { trashed: true } }],
    ['/body/filter/collection', { name: 'n', filter: { collection: UNKNOWN } }],
    ['/body/filter/q', { name: 'n', filter: { q: 'x'.repeat(201) } }],
    ['/body/filter/favorite', { name: 'n', filter: { favorite: 'yes' } }],
    ['/body/imageIds', { name: 'n', imageIds: [] }],
    ['/body/imageIds', { name: 'n', imageIds: [UNKNOWN, UNKNOWN] }],
    ['/body/imageIds/0', { name: 'n', imageIds: ['x'] }],
    ['/body/colour', { name: 'n', colour: 'red' }],
  ])('a new one refuses %s in %j', async (path, body) => {
    const problem = await my.studio.refused(createCollection, { body })
    expect([problem.status, problem.code, problem.errors?.map(error => error.path)]).toEqual([
      400,
      'request.invalid',
      [path],
    ])
  })

  test.each<[Route, object]>([
    [getCollection, {}],
    [updateCollection, { body: { name: 'x' } }],
    [removeCollection, {}],
    [addToCollection, { body: { ids: [UNKNOWN] } }],
    [removeFromCollection, { body: { ids: [UNKNOWN] } }],
  ])('$method $url of one that is not there, or of no id, is refused', async (route, input) => {
    expect(await my.studio.refused(route, { params: { id: UNKNOWN }, ...input })).toMatchObject({
      status: 404,
      code: 'collection.not_found',
    })
    expect(await my.studio.refused(route, { params: { id: 'x' }, ...input })).toMatchObject({ status: 400 })
  })

  test('a change must be one', async () => {
    const { id } = await create({ name: 'unchanged' })
    for (const body of [{}, { place: 1 }, { before: 'x' }, { coverImageId: 'x' }, { name: null }, { filter: null }])
      expect(await my.studio.refused(updateCollection, { params: { id }, body })).toMatchObject({
        status: 400,
        code: 'request.invalid',
      })
    await remove(id)
  })
})
