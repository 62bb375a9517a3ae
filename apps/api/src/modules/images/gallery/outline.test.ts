import {
  getNeighbors,
  getSurroundings,
  getTimeline,
  listImages,
  removeImage,
  updateImage,
  type Image,
  type ImagesFilter,
  type Route,
} from '@atelier/contracts'
import { beforeAll, expect, test } from 'vitest'
import { describeStudio } from '../../../testing/suite.ts'
import { importPicture } from '../../../testing/upload.ts'

const UNKNOWN = '01937b5e-8a57-7c3e-b0a1-5b1d9f7d2c11'
const BAD_FILTERS: [string, Record<string, string>][] = [
  ['/query/imported', { imported: 'yes' }],
  ['/query/favorite', { favorite: '2' }],
  ['/query/trashed', { trashed: 'x' }],
  ['/query/model', { model: '' }],
  ['/query/provider', { provider: 'x'.repeat(61) }],
  ['/query/q', { q: 'x'.repeat(201) }],
  ['/query/from', { from: 'yesterday' }],
  ['/query/to', { to: '2026-01-01' }],
  ['/query/order', { order: 'newest' }],
  ['/query/limit', { limit: '10' }],
]

describeStudio('the gallery in outline', {}, my => {
  const all: Image[] = [] // the oldest first
  const timeline = async (querystring: ImagesFilter = {}, headers = {}) =>
    my.studio.call(getTimeline, { querystring }, headers)
  const beside = async (at: number, querystring: ImagesFilter = {}) => {
    const { newer, older } = (await my.studio.call(getNeighbors, { params: { id: all[at]?.id ?? '' }, querystring }))
      .body
    return [newer, older].map(image => image && all.findIndex(({ id }) => id === image.id))
  }

  beforeAll(async () => {
    for (let n = 0; n < 4; n += 1)
      all.push(
        await importPicture(my.studio, { prompt: `imported number${n}`, model: 'm/a' }, { width: 64, height: 32 }),
      )
    for (const prompt of ['made one', 'made two'])
      all.push(...(await my.generate({ prompt, model: 'atelier/sketch', width: 256, height: 256 })).images)
    await my.studio.call(updateImage, { params: { id: all[1]?.id ?? '' }, body: { favorite: true } })
    await my.studio.call(updateImage, { params: { id: all[5]?.id ?? '' }, body: { favorite: true } })
    await my.studio.call(removeImage, { params: { id: all[3]?.id ?? '' }, querystring: {} })
  })

  test('has what is there, under a filter, and a cursor that pages take', async () => {
    const {
      stretches: [whole, ...more],
      nextCursor,
    } = (await timeline()).body
    expect([whole, more, nextCursor]).toEqual([
      { cursor: expect.any(String) as string, count: 5, aspectRatio: 1.6, newestAt: all[5]?.createdAt },
      [],
      null,
    ])
    const page = (await my.studio.call(listImages, { querystring: { cursor: whole?.cursor ?? '', limit: 200 } })).body
    expect(page.items.map(image => image.id)).toEqual([5, 4, 2, 1, 0].map(at => all[at]?.id))
    const counts = async (filter: ImagesFilter) => (await timeline(filter)).body.stretches.map(({ count }) => count)
    expect(
      await Promise.all(
        [
          { imported: true },
          { imported: false },
          { trashed: true },
          { favorite: true },
          { model: 'm/a', favorite: true },
          { q: 'made' },
          { q: 'imported', imported: false },
        ].map(counts),
      ),
    ).toEqual([[3], [2], [1], [2], [1], [2], []])
  })

  test('is sent compressed where it is large, and not again to whoever has it', async () => {
    const first = await timeline()
    const etag = first.headers.get('etag') ?? ''
    expect([etag.startsWith('W/"'), first.headers.get('cache-control'), first.headers.get('vary')]).toEqual([
      true,
      'private, no-cache',
      expect.stringContaining('accept-encoding'),
    ])
    const again = await my.studio.request('/api/v1/images/timeline', { headers: { 'if-none-match': etag } })
    expect([again.status, await again.text(), again.headers.get('etag')]).toEqual([304, '', etag])
    const page = await my.studio.request('/api/v1/images')
    expect(
      (await my.studio.request('/api/v1/images', { headers: { 'if-none-match': page.headers.get('etag') ?? '' } }))
        .status,
    ).toBe(304)
    await my.studio.call(updateImage, { params: { id: all[0]?.id ?? '' }, body: { favorite: true } })
    expect(
      (await my.studio.request('/api/v1/images', { headers: { 'if-none-match': page.headers.get('etag') ?? '' } }))
        .status,
    ).toBe(200)
    await my.studio.call(updateImage, { params: { id: all[0]?.id ?? '' }, body: { favorite: false } })
  })

  test.each<[number, ImagesFilter, (number | null)[]]>([
    [2, {}, [4, 1]],
    [5, {}, [null, 4]],
    [0, {}, [1, null]],
    // One in the trash, and ones that do not fit the filter themselves.
    [3, {}, [4, 2]],
    [3, { trashed: true }, [null, null]],
    [2, { trashed: true }, [3, null]],
    [2, { favorite: true }, [5, 1]],
    [4, { favorite: true, imported: true }, [null, 1]],
    [2, { imported: false }, [4, null]],
    [1, { q: 'made' }, [4, null]],
    [5, { q: 'number*' }, [null, 2]],
    [4, { model: 'm/a', q: 'number1' }, [null, 1]],
    [2, { model: 'no/such' }, [null, null]],
  ])('image %i under %j has these beside it: %j', async (at, filter, expected) => {
    expect(await beside(at, filter)).toEqual(expected)
  })

  test('a time bounds what is beside an image too', async () => {
    expect(await beside(2, { from: all[2]?.createdAt ?? '' })).toEqual([4, null])
    expect(await beside(2, { to: all[2]?.createdAt ?? '' })).toEqual([null, 1])
  })

  test('what surrounds an image is told on both sides, the nearest first', async () => {
    const around = async (at: number, querystring: ImagesFilter = {}) => {
      const { body } = await my.studio.call(getSurroundings, { params: { id: all[at]?.id ?? '' }, querystring })
      return [body.newer, body.older].map(side => side.map(image => all.findIndex(({ id }) => id === image.id)))
    }
    expect(await around(2)).toEqual([
      [4, 5],
      [1, 0],
    ])
    expect(await around(0, { favorite: true })).toEqual([[1, 5], []])
    expect(await around(2, { model: 'no/such' })).toEqual([[], []])
  })

  test('there is nothing beside an image that is not there', async () => {
    expect(await my.studio.refused(getNeighbors, { params: { id: UNKNOWN } })).toMatchObject({
      status: 404,
      code: 'image.not_found',
    })
    expect(await my.studio.refused(getNeighbors, { params: { id: 'x' } })).toMatchObject({ status: 400 })
  })

  test('a page ends where it is told to', async () => {
    const { nextCursor } = (await my.studio.call(listImages, { querystring: { limit: 3 } })).body
    const until = nextCursor ?? ''
    const page = (await my.studio.call(listImages, { querystring: { until } })).body
    expect(page.items.map(image => image.id)).toEqual([5, 4, 2].map(at => all[at]?.id))
    expect(page.nextCursor).toBeNull()
    expect((await my.studio.call(listImages, { querystring: { cursor: until, until } })).body.items).toEqual([])
    for (const wrong of ['', 'x', 'x'.repeat(401)])
      expect(await my.studio.refused(listImages, { querystring: { until: wrong } })).toMatchObject({
        status: 400,
        errors: [{ path: '/query/until' }],
      })
  })

  test.each<[Route, string, Record<string, string>]>([
    ...BAD_FILTERS.map(([path, query]): [Route, string, Record<string, string>] => [getTimeline, path, query]),
    ...BAD_FILTERS.map(([path, query]): [Route, string, Record<string, string>] => [getNeighbors, path, query]),
    [getTimeline, '/query/cursor', { cursor: '' }],
    [getTimeline, '/query/cursor', { cursor: 'not-a-cursor' }],
    [getTimeline, '/query/until', { until: 'x' }],
    [getNeighbors, '/query/cursor', { cursor: 'djE6MQ' }],
  ])('$url refuses %s in %j', async (route, path, querystring) => {
    const problem = await my.studio.refused(route, { params: { id: all[0]?.id }, querystring })
    expect(problem).toMatchObject({ status: 400, code: 'request.invalid' })
    expect(problem.errors?.map(error => error.path)).toEqual([path])
  })
})
