import { listImages, removeImage, updateImage, type Image, type ImagesQuery } from '@atelier/contracts'
import { beforeAll, expect, test } from 'vitest'
import { describeStudio } from '../../../testing/suite.ts'
import { importPicture } from '../../../testing/upload.ts'

const small = { width: 256, height: 256 } as const

describeStudio('the gallery', {}, my => {
  const all: Image[] = [] // the oldest first
  const page = async (querystring: ImagesQuery = {}) => (await my.studio.call(listImages, { querystring })).body
  const names = async (query: ImagesQuery) =>
    (await page({ order: 'oldest', ...query })).items.map(image => image.prompt)

  /** Every page from the first to the last; `between` happens before each next one. */
  async function pagesOf(query: ImagesQuery, between: () => Promise<unknown> = async () => {}): Promise<Image[][]> {
    const pages: Image[][] = []
    for (let cursor: string | null | undefined; cursor !== null;) {
      const { items, nextCursor } = await page({ ...query, ...(cursor !== undefined && { cursor }) })
      pages.push(items)
      cursor = nextCursor
      await between()
    }
    return pages
  }

  test('is empty at first', async () => {
    expect(await page()).toEqual({ items: [], nextCursor: null })
  })

  test('has what was made and what was imported', async () => {
    all.push(await importPicture(my.studio, { prompt: 'p0', model: 'm/a' }))
    all.push(await importPicture(my.studio, { prompt: 'p1', model: 'm/b' }))
    for (const prompt of ['p2', 'p3']) all.push(...(await my.generate({ ...small, prompt })).images)
    all.push(await importPicture(my.studio, { prompt: 'p4', model: 'm/a' }))
    all.push(await importPicture(my.studio, { prompt: 'p5' }))
    all.push(...(await my.generate({ ...small, prompt: 'p6', model: 'atelier/sketch' })).images)
    expect((await page()).items).toEqual(all.toReversed())
    expect((await page({ order: 'oldest' })).items).toEqual(all)
    expect((await page({ limit: 200 })).nextCursor).toBeNull()
  })

  test.each<[ImagesQuery, string[]]>([
    [{ model: 'm/a' }, ['p0', 'p4']],
    [{ model: 'm/none' }, []],
    [{ model: 'black-forest-labs/FLUX.1-schnell' }, ['p2', 'p3']],
    [{ provider: 'huggingface' }, ['p2', 'p3']],
    [{ provider: 'sketch' }, ['p6']],
    [{ provider: 'huggingface', model: 'm/a' }, []],
    [{ favorite: false, model: 'm/b' }, ['p1']],
    [{ favorite: true }, []],
    [{ trashed: true }, []],
    [{ trashed: false, provider: 'sketch' }, ['p6']],
  ])('shows of %j only what fits', async (query, expected) => {
    expect(await names(query)).toEqual(expected)
  })

  test('shows favourites and trash as they are marked, together with other filters', async () => {
    const [first, second] = all
    await my.studio.call(updateImage, { params: { id: first?.id ?? '' }, body: { favorite: true } })
    expect(await names({ favorite: true })).toEqual(['p0'])
    expect(await names({ favorite: true, model: 'm/a' })).toEqual(['p0'])
    expect(await names({ favorite: true, model: 'm/b' })).toEqual([])
    expect(await names({ favorite: false, model: 'm/a' })).toEqual(['p4'])
    await my.studio.call(removeImage, { params: { id: second?.id ?? '' }, querystring: {} })
    expect(await names({ trashed: true })).toEqual(['p1'])
    expect(await names({ trashed: true, model: 'm/b', favorite: false })).toEqual(['p1'])
    expect(await names({ model: 'm/b' })).toEqual([])
    expect(await names({})).toEqual(['p0', 'p2', 'p3', 'p4', 'p5', 'p6'])
  })

  test('is cut by dates: from included, to excluded, in any zone', async () => {
    const shown = all.filter(image => image.prompt !== 'p1')
    const inZone = (time: string) =>
      new Date(Date.parse(time) + 2 * 60 * 60 * 1000).toISOString().replace('Z', '+02:00')
    for (const time of [shown[2], shown[4]].map(image => image?.createdAt ?? '')) {
      const later = shown.filter(image => image.createdAt >= time).map(image => image.prompt)
      const earlier = shown.filter(image => image.createdAt < time).map(image => image.prompt)
      expect(await names({ from: time })).toEqual(later)
      expect(await names({ to: time })).toEqual(earlier)
      expect(await names({ from: inZone(time) })).toEqual(later)
      expect(await names({ from: time, to: time })).toEqual([])
    }
    expect(await names({ from: '2099-01-01T00:00:00Z' })).toEqual([])
    expect(await names({ to: '2000-01-01T00:00:00Z' })).toEqual([])
    expect(
      await names({ from: '2000-01-01T00:00:00Z', to: '2099-01-01T00:00:00Z', provider: 'sketch', favorite: false }),
    ).toEqual(['p6'])
    expect(await names({ from: '0000-01-01T00:00:00Z', to: '9999-12-31T23:59:59Z' })).toHaveLength(shown.length)
  })

  test.each(['newest', 'oldest'] as const)(
    'comes in pages that miss nothing and repeat nothing, the %s first',
    async order => {
      const pages = await pagesOf({ order, limit: 4 })
      expect(pages.map(items => items.length)).toEqual([4, 2])
      const shown = all.filter(image => image.prompt !== 'p1').map(image => image.id)
      expect(pages.flat().map(image => image.id)).toEqual(order === 'oldest' ? shown : shown.toReversed())
    },
  )

  test('does not shift below a reader while images arrive', async () => {
    const before = (await page({ limit: 200 })).items.map(image => image.id)
    let arriving = 0
    const pages = await pagesOf({ limit: 2 }, () => importPicture(my.studio, { prompt: `arrives ${(arriving += 1)}` }))
    expect(pages.flat().map(image => image.id)).toEqual(before)
    expect((await page({ limit: 200 })).items).toHaveLength(before.length + arriving)
  })

  test('does not shift below a reader while images are deleted, the one at the cut among them', async () => {
    const before = (await page({ limit: 200 })).items.map(image => image.id)
    const first = await page({ limit: 3 })
    for (const id of [before[0], before[2], before[3]])
      await my.studio.call(removeImage, { params: { id: id ?? '' }, querystring: { permanent: true } })
    const second = await page({ limit: 200, cursor: first.nextCursor ?? '' })
    expect(second.items.map(image => image.id)).toEqual(before.slice(4))
  })

  test.each<[string, Record<string, string>]>([
    ['/query/limit', { limit: '0' }],
    ['/query/limit', { limit: '201' }],
    ['/query/limit', { limit: '-1' }],
    ['/query/limit', { limit: 'ten' }],
    ['/query/order', { order: 'random' }],
    ['/query/favorite', { favorite: 'maybe' }],
    ['/query/trashed', { trashed: 'yes' }],
    ['/query/from', { from: 'yesterday' }],
    ['/query/from', { from: '2026-13-01T00:00:00Z' }],
    ['/query/from', { from: '2026-12-31T23:59:60Z' }],
    ['/query/to', { to: '2026-11-22' }],
    ['/query/to', { to: '2026-11-22T10:00:00' }],
    ['/query/model', { model: '' }],
    ['/query/provider', { provider: 'x'.repeat(61) }],
    ['/query/favourite', { favourite: 'true' }],
    ['/query/q', { q: 'nul \0' }],
    ['/query/model', { model: '\0' }],
    ['/query/cursor', { cursor: 'made-by-hand' }],
    ['/query/cursor', { cursor: Buffer.from('v1:').toString('base64url') }],
    ['/query/cursor', { cursor: Buffer.from('v1:1e400').toString('base64url') }],
    ['/query/cursor', { cursor: Buffer.from('v1:99999999999999999999').toString('base64url') }],
  ])('refuses %s by name in %j', async (path, querystring) => {
    const problem = await my.studio.refused(listImages, { querystring })
    expect(problem).toMatchObject({ status: 400, code: 'request.invalid' })
    expect(problem.errors?.map(error => error.path)).toEqual([path])
  })
})

describeStudio('a gallery that many write to', { config: { hfConcurrency: 8 } }, my => {
  beforeAll(() => my.upstream.set({ latencyMs: 5 }))

  test('gives every reader each image once, whatever arrives meanwhile', async () => {
    const makers = Promise.all(
      Array.from({ length: 5 }, (_, index) => my.generate({ ...small, prompt: `maker ${index}`, count: 8 })),
    )
    let made = false
    void makers.finally(() => {
      made = true
    })
    let rounds = 0
    while (!made) {
      const ids: string[] = []
      for (let cursor: string | null | undefined; cursor !== null;) {
        const { body } = await my.studio.call(listImages, {
          querystring: { limit: 3, ...(cursor !== undefined && { cursor }) },
        })
        ids.push(...body.items.map(image => image.id))
        cursor = body.nextCursor
      }
      expect(new Set(ids).size).toBe(ids.length)
      rounds += 1
    }
    await makers
    expect(rounds).toBeGreaterThan(1)
    expect((await my.studio.call(listImages, { querystring: { limit: 200 } })).body.items).toHaveLength(40)
  })
})
