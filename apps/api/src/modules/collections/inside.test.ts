import {
  addToCollection,
  createCollection,
  getNeighbors,
  getTimeline,
  listImages,
  removeCollection,
  removeFromCollection,
  removeImage,
  updateCollection,
  updateImage,
  type Collection,
  type Image,
  type ImagesFilter,
  type SmartFilter,
} from '@atelier/contracts'
import { beforeAll, expect, test } from 'vitest'
import { describeStudio } from '../../testing/suite.ts'
import { importPicture } from '../../testing/upload.ts'
import { UNKNOWN } from './testing/calls.ts'

describeStudio('inside a collection', {}, my => {
  const all: Image[] = [] // the oldest first
  const made: Record<string, Collection> = {}
  const idsOf = (...at: number[]) => at.map(index => all[index]?.id ?? '')
  const at = (image: Image | null) => image && all.findIndex(({ id }) => id === image.id)
  const create = async (name: string, more: { filter?: SmartFilter; imageIds?: string[] }) => {
    made[name] = (await my.studio.call(createCollection, { body: { name, ...more } })).body
  }
  const within = (name: string) => ({ collection: made[name]?.id ?? '' })
  const list = async (querystring: ImagesFilter) =>
    (await my.studio.call(listImages, { querystring })).body.items.map(at)
  const outlined = async (querystring: ImagesFilter) =>
    (await my.studio.call(getTimeline, { querystring })).body.stretches.reduce((sum, { count }) => sum + count, 0)
  const beside = async (index: number, querystring: ImagesFilter) => {
    const { newer, older } = (
      await my.studio.call(getNeighbors, { params: { id: idsOf(index)[0] ?? '' }, querystring })
    ).body
    return [at(newer), at(older)]
  }

  beforeAll(async () => {
    for (const prompt of ['red fox', 'red hen', 'blue fox', 'blue hen', 'green fox', 'red owl'])
      all.push(await importPicture(my.studio, { prompt, model: prompt.endsWith('fox') ? 'm/fox' : 'm/bird' }))
    await my.studio.call(updateImage, { params: { id: idsOf(0)[0] ?? '' }, body: { favorite: true } })
    await my.studio.call(updateImage, { params: { id: idsOf(3)[0] ?? '' }, body: { favorite: true } })
    await create('some', { imageIds: idsOf(0, 1, 2, 4) })
    await create('none', {})
    await create('red', { filter: { q: 'red' } })
    await create('late foxes', { filter: { model: 'm/fox', from: all[2]?.createdAt ?? '' } })
    await create('open quote', { filter: { q: '"red' } })
    await create('no words', { filter: { q: '!?' } })
    await my.studio.call(removeImage, { params: { id: idsOf(1)[0] ?? '' }, querystring: {} })
  })

  test.each<[string, ImagesFilter, number[]]>([
    ['some', {}, [4, 2, 0]],
    ['some', { trashed: true }, [1]],
    ['some', { favorite: true }, [0]],
    ['some', { favorite: false }, [4, 2]],
    ['some', { model: 'm/bird' }, []],
    ['some', { imported: true, model: 'm/fox' }, [4, 2, 0]],
    ['some', { imported: false }, []],
    ['some', { provider: 'sketch' }, []],
    ['some', { q: 'fox' }, [4, 2, 0]],
    ['some', { q: 'red' }, [0]],
    ['some', { q: 'red', trashed: true }, [1]],
    ['some', { q: 'owl' }, []],
    ['some', { q: '!?' }, []],
    ['some', { q: ' ' }, [4, 2, 0]],
    ['none', {}, []],
    ['none', { q: 'fox' }, []],
    ['none', { favorite: true }, []],
    ['red', {}, [5, 0]],
    ['red', { q: 'fox' }, [0]],
    ['red', { q: 'red' }, [5, 0]],
    ['red', { q: 'blue' }, []],
    ['red', { trashed: true }, [1]],
    ['red', { favorite: true }, [0]],
    ['late foxes', {}, [4, 2]],
    ['late foxes', { model: 'm/fox' }, [4, 2]],
    ['late foxes', { model: 'm/bird' }, []],
    ['late foxes', { from: '2000-01-01T00:00:00Z' }, [4, 2]],
    ['late foxes', { from: '2099-01-01T00:00:00Z' }, []],
    ['late foxes', { to: '2099-01-01T00:00:00Z', q: 'blue' }, [2]],
    ['late foxes', { favorite: false }, [4, 2]],
    ['open quote', { q: 'owl' }, [5]],
    ['no words', {}, []],
    ['no words', { q: 'fox' }, []],
  ])('%s under %j are %j', async (name, filter, expected) => {
    expect(await list({ ...within(name), ...filter })).toEqual(expected)
    expect(await outlined({ ...within(name), ...filter })).toBe(expected.length)
  })

  test('dates bound a collection too', async () => {
    expect(await list({ ...within('some'), from: all[2]?.createdAt ?? '' })).toEqual([4, 2])
    expect(await list({ ...within('some'), to: all[2]?.createdAt ?? '' })).toEqual([0])
    expect(await list({ ...within('late foxes'), to: all[4]?.createdAt ?? '' })).toEqual([2])
  })

  test.each<[number, string, ImagesFilter, (number | null)[]]>([
    [2, 'some', {}, [4, 0]],
    [4, 'some', {}, [null, 2]],
    [3, 'some', {}, [4, 2]],
    [2, 'some', { favorite: true }, [null, 0]],
    [2, 'some', { q: 'green' }, [4, null]],
    [2, 'none', {}, [null, null]],
    [2, 'red', {}, [5, 0]],
    [2, 'late foxes', { model: 'm/bird' }, [null, null]],
    [3, 'late foxes', {}, [4, 2]],
  ])('beside image %i in %s under %j are %j', async (index, name, filter, expected) => {
    expect(await beside(index, { ...within(name), ...filter })).toEqual(expected)
  })

  test('it comes in pages from either end', async () => {
    for (const order of ['newest', 'oldest'] as const) {
      const seen: (number | null)[] = []
      for (let cursor: string | null | undefined; cursor !== null;) {
        const { body } = await my.studio.call(listImages, {
          querystring: { ...within('some'), order, limit: 1, ...(cursor !== undefined && { cursor }) },
        })
        seen.push(...body.items.map(at))
        cursor = body.nextCursor
      }
      expect(seen).toEqual(order === 'newest' ? [4, 2, 0] : [0, 2, 4])
    }
  })

  test('a page and an outline that a client has are sent again when the collection has changed, and only then', async () => {
    const addresses = ['images', 'images/timeline'].flatMap(path =>
      ['some', 'red'].map(name => `/api/v1/${path}?collection=${within(name).collection}`),
    )
    const tags = async () =>
      Promise.all(addresses.map(async path => (await my.studio.request(path)).headers.get('etag') ?? ''))
    const statuses = (etags: readonly string[]) =>
      Promise.all(
        addresses.map(
          async (path, index) =>
            (await my.studio.request(path, { headers: { 'if-none-match': etags[index] ?? '' } })).status,
        ),
      )
    const first = await tags()
    expect(await statuses(first)).toEqual([304, 304, 304, 304])
    await my.studio.call(addToCollection, { params: { id: within('some').collection }, body: { ids: idsOf(5) } })
    expect(await statuses(first)).toEqual([200, 304, 200, 304])
    await my.studio.call(removeFromCollection, { params: { id: within('some').collection }, body: { ids: idsOf(5) } })
    await my.studio.call(updateCollection, {
      params: { id: within('red').collection },
      body: { filter: { q: 'blue' } },
    })
    expect(await statuses(first)).toEqual([304, 200, 304, 200])
    expect(await list(within('red'))).toEqual([3, 2])
    await my.studio.call(updateCollection, { params: { id: within('red').collection }, body: { filter: { q: 'red' } } })
    expect(await statuses(first)).toEqual([304, 304, 304, 304])
  })

  test('one that is not there, or was a moment ago, is a 404, and no id a 400', async () => {
    const soon = (await my.studio.call(createCollection, { body: { name: 'soon gone', imageIds: idsOf(0) } })).body.id
    expect([await list({ collection: soon }), await outlined({ collection: soon })]).toEqual([[0], 1])
    await my.studio.call(removeCollection, { params: { id: soon } })
    for (const collection of [soon, UNKNOWN]) {
      for (const route of [listImages, getTimeline, getNeighbors])
        expect(
          await my.studio.refused(route, { params: { id: all[0]?.id }, querystring: { collection } }),
        ).toMatchObject({ status: 404, code: 'collection.not_found' })
    }
    for (const collection of ['', 'x']) {
      for (const route of [listImages, getTimeline, getNeighbors])
        expect(
          await my.studio.refused(route, { params: { id: all[0]?.id }, querystring: { collection } }),
        ).toMatchObject({ status: 400, errors: [{ path: '/query/collection' }] })
    }
  })
})
