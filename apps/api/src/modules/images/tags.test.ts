import {
  createCollection,
  getImage,
  listImages,
  listTags,
  removeImage,
  updateImage,
  updateImages,
  type ImageChanges,
  type ImagesFilter,
  type UpdateImages,
} from '@atelier/contracts'
import { expect, test } from 'vitest'
import { describeStudio } from '../../testing/suite.ts'
import { importPicture } from '../../testing/upload.ts'

describeStudio('stars and tags', {}, my => {
  const read = async (id: string) => (await my.studio.call(getImage, { params: { id } })).body
  const patch = async (id: string, body: ImageChanges) =>
    (await my.studio.call(updateImage, { params: { id }, body })).body
  const remove = (id: string) => my.studio.call(removeImage, { params: { id }, querystring: {} })
  const batch = async (body: UpdateImages) => {
    const { changed, missing } = (await my.studio.call(updateImages, { body })).body
    return { changed: changed.toSorted(), missing }
  }
  const tags = async (q?: string) => (await my.studio.call(listTags, { querystring: { ...(q && { q }) } })).body.items

  test('stars and tags are given, found by, and taken away', async () => {
    const [one, two] = [
      await importPicture(my.studio, { prompt: 'one' }),
      await importPicture(my.studio, { prompt: 'two' }),
    ]
    const ids = [one.id, two.id]
    expect(await patch(one.id, { rating: 4, tags: [' Red  FOX ', 'snow', 'SNOW'] })).toEqual({
      ...one,
      rating: 4,
      tags: ['red fox', 'snow'],
    })
    const found = async (querystring: ImagesFilter) =>
      (await my.studio.call(listImages, { querystring })).body.items
        .map(image => image.id)
        .filter(id => ids.includes(id))
    expect(await found({ rating: 4 })).toEqual([one.id])
    expect(await found({ rating: 0 })).toEqual([two.id])
    expect(await found({ tag: 'Red Fox' })).toEqual([one.id])
    expect(await found({ q: 'fox' })).toEqual([one.id])
    expect(await found({ q: '-tag:snow' })).toEqual([two.id])

    expect(await batch({ ids, action: 'tag', tags: ['Snow', 'hill'] })).toEqual({ changed: ids, missing: [] })
    expect(await batch({ ids, action: 'tag', tags: ['hill'] })).toEqual({ changed: [], missing: [] })
    expect(await tags()).toEqual([
      { tag: 'hill', count: 2 },
      { tag: 'snow', count: 2 },
      { tag: 'red fox', count: 1 },
    ])
    expect(await tags('R')).toEqual([{ tag: 'red fox', count: 1 }])
    expect(await batch({ ids, action: 'untag', tags: ['SNOW'] })).toMatchObject({ changed: ids })
    expect(await batch({ ids, action: 'rate', rating: 5 })).toMatchObject({ changed: ids })
    expect(await read(two.id)).toMatchObject({ rating: 5, tags: ['hill'] })
    await remove(one.id)
    expect(await tags()).toEqual([{ tag: 'hill', count: 1 }])
    await patch(two.id, { tags: [] })
    expect(await tags()).toEqual([])
  })

  test('a smart collection and a request are both asked for', async () => {
    const [best, good, other] = [
      await importPicture(my.studio, { prompt: 'best' }),
      await importPicture(my.studio, { prompt: 'good' }),
      await importPicture(my.studio, { prompt: 'other' }),
    ]
    await patch(best.id, { rating: 5, tags: ['heron', 'sea'] })
    await patch(good.id, { rating: 3, tags: ['heron'] })
    await patch(other.id, { rating: 5, tags: ['sea'] })
    const { id } = (
      await my.studio.call(createCollection, { body: { name: 'herons', filter: { tag: 'heron', rating: 2 } } })
    ).body
    const found = async (querystring: ImagesFilter) =>
      (await my.studio.call(listImages, { querystring: { ...querystring, collection: id } })).body.items.map(
        image => image.id,
      )
    expect(await found({})).toEqual([good.id, best.id])
    expect(await found({ rating: 5 })).toEqual([best.id])
    expect(await found({ tag: 'sea' })).toEqual([best.id])
    expect(await found({ tag: 'sea', rating: 1, q: '-best' })).toEqual([])
  })

  test('nothing goes to make room for another tag', async () => {
    const { id } = await importPicture(my.studio)
    const full = Array.from({ length: 50 }, (_, n) => `tag ${n}`)
    await patch(id, { tags: full })
    expect(await batch({ ids: [id], action: 'tag', tags: ['another'] })).toEqual({ changed: [], missing: [] })
    expect((await read(id)).tags).toEqual(full.toSorted())
  })

  test.each([
    ['rate', '/body/rating'],
    ['tag', '/body/tags'],
    ['untag', '/body/tags'],
  ] as const)('%s without what it needs is refused by name', async (action, path) => {
    const { id } = await importPicture(my.studio)
    expect(await my.studio.refused(updateImages, { body: { ids: [id], action } })).toMatchObject({
      status: 400,
      code: 'request.invalid',
      errors: [{ path }],
    })
  })
})
