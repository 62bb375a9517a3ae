import {
  getImageFile,
  listDuplicates,
  listSimilarImages,
  removeImage,
  restoreImage,
  updateImage,
  type DuplicatesQuery,
  type Image,
} from '@atelier/contracts'
import { openDatabase } from '@atelier/db'
import { render } from '@atelier/imaging'
import { eq } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { describeStudio } from '../../../testing/suite.ts'
import { postFiles } from '../../../testing/upload.ts'

const UNKNOWN = '01937b5e-8a57-7c3e-b0a1-5b1d9f7d2c11'

describeStudio('pictures that look alike', {}, my => {
  const made: Image[] = []
  const [twins, others]: [Image[], Image[]] = [[], []]

  const bytesOf = async ({ id }: Image) =>
    new Uint8Array(await (await my.studio.request(getImageFile.url.replace(':id', id))).arrayBuffer())

  async function addTwin(image: Image, options: Parameters<typeof render>[1]): Promise<Image> {
    const answer = await postFiles(my.studio, await render(await bytesOf(image), options))
    return (await answer.json()) as Image // held against its schema by `request`
  }

  async function similar({ id }: Pick<Image, 'id'>, querystring: { limit?: number; distance?: number } = {}) {
    const { body } = await my.studio.call(listSimilarImages, { params: { id }, querystring })
    return { ids: body.items.map(({ image }) => image.id), ...body }
  }
  const duplicates = async (querystring: DuplicatesQuery = {}) =>
    (await my.studio.call(listDuplicates, { querystring })).body
  const groups = async () => (await duplicates()).groups.map(({ items }) => new Set(items.map(({ image }) => image.id)))

  const first = () => {
    const [image] = made
    if (!image) throw new Error('nothing was made')
    return image
  }

  beforeAll(async () => {
    for (const prompt of ['mountains at sunset', 'portrait of an old man with a beard', 'galaxy', 'a library'])
      made.push(...(await my.generate({ prompt, model: 'atelier/sketch', width: 512, height: 512, seed: 1 })).images)
    twins.push(await addTwin(first(), { format: 'jpeg' }), await addTwin(first(), { format: 'webp', width: 320 }))
    const [, second] = made
    if (second) others.push(await addTwin(second, { format: 'webp', width: 320 }))
  })

  test('are found whatever their size and format, without the picture itself and without strangers', async () => {
    const { items, ids, pending } = await similar(first())
    expect(new Set(ids)).toEqual(new Set(twins.map(({ id }) => id)))
    expect(items.map(({ distance }) => distance)).toEqual(
      items.map(({ distance }) => distance).toSorted((a, b) => a - b),
    )
    expect(Math.max(...items.map(({ distance }) => distance))).toBeLessThanOrEqual(4)
    expect(pending).toBe(0)
    expect((await similar(first(), { limit: 1 })).ids).toEqual(ids.slice(0, 1))
  })

  test('are not found in the trash, and again when they are back', async () => {
    const [twin = first()] = twins
    await my.studio.call(removeImage, { params: { id: twin.id }, querystring: {} })
    expect((await similar(first())).ids).toEqual([twins[1]?.id])
    await my.studio.call(restoreImage, { params: { id: twin.id } })
    expect((await similar(first())).ids).toHaveLength(2)
  })

  test('are gathered in groups, and the one to keep is the largest unless a person has said more of another', async () => {
    const { groups: found, ...rest } = await duplicates()
    expect(rest).toEqual({ nextCursor: null, compared: 7, total: 7, pending: 0 })
    expect(found.map(({ items }) => items.length).toSorted((a, b) => a - b)).toEqual([2, 3])
    const group = () => found.find(({ items }) => items.length === 3)
    expect([group()?.keep, group()?.items[0]?.distance]).toEqual([first().id, 0])
    const small = twins[1]?.id ?? ''
    await my.studio.call(updateImage, { params: { id: small }, body: { rating: 3 } })
    expect((await duplicates()).groups.map(({ keep }) => keep)).toContain(small)
    await my.studio.call(updateImage, { params: { id: small }, body: { rating: 0 } })
  })

  test('are gathered page by page, each group once', async () => {
    const one = await duplicates({ limit: 1 })
    expect([one.groups.length, one.nextCursor]).toEqual([1, expect.any(String)])
    const two = await duplicates({ limit: 1, cursor: one.nextCursor ?? '' })
    const three = two.nextCursor === null ? undefined : await duplicates({ limit: 1, cursor: two.nextCursor })
    const paged = [...one.groups, ...two.groups, ...(three?.groups ?? [])]
    expect(paged).toEqual((await duplicates()).groups)
    expect(one.compared + two.compared + (three?.compared ?? 0)).toBe(7)
  })

  test('are no group any more once all but one are in the trash', async () => {
    const [other = first()] = others
    expect(await groups()).toHaveLength(2)
    await my.studio.call(removeImage, { params: { id: other.id }, querystring: {} })
    expect(await groups()).toEqual([new Set([first(), ...twins].map(({ id }) => id))])
    await my.studio.call(removeImage, { params: { id: other.id }, querystring: { permanent: true } })
    expect(await groups()).toHaveLength(1)
  })

  test('of an earlier version are counted until they were looked at, which whoever asks for one need not wait for', async () => {
    const db = openDatabase(my.database.url)
    try {
      const { generatedImages: images, imageLikenesses, unseenImages } = db.tables
      const [row] = await db.orm.select().from(images).where(eq(images.id, first().id))
      const imagePosition = row?.position ?? 0
      await db.orm.delete(imageLikenesses).where(eq(imageLikenesses.imagePosition, imagePosition))
      await db.orm.insert(unseenImages).values({ imagePosition })
      const [twin = first()] = twins
      expect(await similar(twin)).toMatchObject({ ids: [twins[1]?.id], pending: 1 })
      expect((await duplicates()).pending).toBe(1)
      expect((await similar(first())).ids).toHaveLength(2)
      expect(await similar(twin)).toMatchObject({ ids: expect.arrayContaining([first().id]) as unknown, pending: 0 })
    } finally {
      await db.close()
    }
  })

  test('belong to a picture: of none there is none', async () => {
    expect(await my.studio.refused(listSimilarImages, { params: { id: UNKNOWN } })).toMatchObject({
      code: 'image.not_found',
    })
    expect(await my.studio.refused(listDuplicates, { querystring: { cursor: 'x' } })).toMatchObject({
      code: 'request.invalid',
    })
    expect(
      await my.studio.refused(listSimilarImages, { params: { id: first().id }, querystring: { distance: 17 } }),
    ).toMatchObject({ code: 'request.invalid' })
  })
})
