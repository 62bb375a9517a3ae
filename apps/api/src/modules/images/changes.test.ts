import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  getImage,
  getImageStats,
  removeImage,
  restoreImage,
  updateImage,
  updateImages,
  type ImageChanges,
} from '@atelier/contracts'
import { expect, test, vi } from 'vitest'
import { STUDIO_USER } from '../../platform/actor.ts'
import { followEvents } from '../../testing/event-stream.ts'
import { startStudio } from '../../testing/studio.ts'
import { describeStudio, storedFiles } from '../../testing/suite.ts'
import { importPicture } from '../../testing/upload.ts'

const UNKNOWN = '01937b5e-8a57-7c3e-b0a1-5b1d9f7d2c11'
const unknownIds = (count: number) =>
  Array.from({ length: count }, (_, index) => `01937b5e-8a57-7c3e-b0a1-${String(index).padStart(12, '0')}`)

describeStudio('changing an image', {}, my => {
  const read = async (id: string) => (await my.studio.call(getImage, { params: { id } })).body
  const stats = async () => (await my.studio.call(getImageStats, { querystring: {} })).body
  const patch = async (id: string, body: ImageChanges) =>
    (await my.studio.call(updateImage, { params: { id }, body })).body
  const remove = (id: string, permanent = false) =>
    my.studio.call(removeImage, { params: { id }, querystring: { permanent } })

  test('the numbers follow every change', async () => {
    expect(await stats()).toEqual({ total: 0, favorites: 0, trashed: 0, bytes: 0, byModel: [], samplers: [] })
    const one = await importPicture(my.studio, { prompt: 'one', model: 'm/a' })
    const two = await importPicture(my.studio, { prompt: 'two', model: 'm/a' })
    const three = await importPicture(my.studio, { prompt: 'three' })
    const bytes = one.sizeBytes + two.sizeBytes + three.sizeBytes
    expect(await stats()).toEqual({
      total: 3,
      favorites: 0,
      trashed: 0,
      bytes,
      byModel: [
        { model: 'm/a', count: 2 },
        { model: null, count: 1 },
      ],
      samplers: [],
    })
    await patch(one.id, { favorite: true })
    await patch(one.id, { favorite: true })
    expect(await stats()).toMatchObject({ total: 3, favorites: 1 })
    await remove(one.id)
    expect(await stats()).toEqual({
      total: 2,
      favorites: 0,
      trashed: 1,
      bytes,
      byModel: expect.arrayContaining([
        { model: 'm/a', count: 1 },
        { model: null, count: 1 },
      ]) as unknown,
      samplers: [],
    })
    await my.studio.call(restoreImage, { params: { id: one.id } })
    expect(await stats()).toMatchObject({ total: 3, favorites: 1, trashed: 0, bytes })
    await my.studio.call(updateImages, { body: { ids: [one.id, two.id], action: 'delete' } })
    expect(await stats()).toEqual({
      total: 1,
      favorites: 0,
      trashed: 2,
      bytes,
      byModel: [{ model: null, count: 1 }],
      samplers: [],
    })
    await remove(one.id, true)
    await remove(three.id, true)
    expect(await stats()).toEqual({
      total: 0,
      favorites: 0,
      trashed: 1,
      bytes: two.sizeBytes,
      byModel: [],
      samplers: [],
    })
    await remove(two.id, true)
    expect(await stats()).toEqual({ total: 0, favorites: 0, trashed: 0, bytes: 0, byModel: [], samplers: [] })
  })

  test('favourite and title change alone and together, and nothing else does', async () => {
    const image = await importPicture(my.studio, { prompt: 'patched' })
    expect(await patch(image.id, { favorite: true })).toEqual({ ...image, favorite: true })
    expect(await patch(image.id, { title: 'Dämmerung' })).toEqual({ ...image, favorite: true, title: 'Dämmerung' })
    expect(await patch(image.id, { favorite: false, title: null })).toEqual(image)
    expect(await read(image.id)).toEqual(image)
  })

  test.each<[string, unknown]>([
    ['/body', {}],
    ['/body/rating', { rating: 6 }],
    ['/body/rating', { rating: 2.5 }],
    ['/body/tags/0', { tags: ['a,b'] }],
    ['/body/tags/0', { tags: [' '] }],
    ['/body/tags/0', { tags: ['x'.repeat(61)] }],
    ['/body/tags', { tags: Array.from({ length: 51 }, (_, n) => `${n}`) }],
    ['/body/favorite', { favorite: 'true' }],
    ['/body/favorite', { favorite: null }],
    ['/body/title', { title: 'x'.repeat(201) }],
    ['/body/title', { title: 'nul \0' }],
    ['/body/prompt', { prompt: 'another' }],
  ])('%s is refused by name in %j', async (path, body) => {
    const { id } = await importPicture(my.studio)
    const problem = await my.studio.refused(updateImage, { params: { id }, body })
    expect(problem).toMatchObject({ status: 400, code: 'request.invalid' })
    expect(problem.errors?.map(error => error.path)).toEqual([path])
  })

  test('what does not exist is a 404, and what is no id a 400', async () => {
    const routes = [
      [getImage, {}],
      [updateImage, { body: { favorite: true } }],
      [removeImage, {}],
      [removeImage, { querystring: { permanent: true } }],
      [restoreImage, {}],
    ] as const
    for (const [route, input] of routes) {
      expect(await my.studio.refused(route, { ...input, params: { id: UNKNOWN } })).toMatchObject({
        status: 404,
        code: 'image.not_found',
      })
      expect(await my.studio.refused(route, { ...input, params: { id: '7' } })).toMatchObject({
        status: 400,
        errors: [{ path: '/path/id' }],
      })
    }
  })

  test('the trash keeps it with its file, twice is no harm, and a restore brings it back as it was', async () => {
    const image = await importPicture(my.studio, { prompt: 'to and fro' })
    await remove(image.id)
    await remove(image.id)
    const trashed = await read(image.id)
    expect(trashed.trashedAt).not.toBeNull()
    expect((await my.studio.request(image.urls.file)).status).toBe(200)
    expect((await my.studio.call(restoreImage, { params: { id: image.id } })).body).toEqual(image)
    expect((await my.studio.call(restoreImage, { params: { id: image.id } })).body).toEqual(image)
  })

  test('deleted for good, nothing is left of it: neither file nor thumbnail nor any other size', async () => {
    const image = await importPicture(my.studio, { prompt: 'for good' }, { width: 400, height: 300 })
    // Thumbnails of the images before may still be on their way.
    const filesOf = async () => (await storedFiles(my.studio)).filter(name => name.includes(image.id.slice(-12)))
    for (const query of ['width=320&format=webp', 'width=160&format=png', 'format=avif'])
      await (await my.studio.request(`${image.urls.file}?${query}`)).arrayBuffer()
    expect(await filesOf()).toHaveLength(4)
    await remove(image.id, true)
    expect(await filesOf()).toEqual([])
    expect(await my.studio.refused(getImage, { params: { id: image.id } })).toMatchObject({ code: 'image.not_found' })
    expect((await my.studio.request(image.urls.file)).status).toBe(404)
  })

  test('each change is told of with the image as it is then', async () => {
    const stream = await followEvents(my.studio)
    const image = await importPicture(my.studio, { prompt: 'told of' })
    await patch(image.id, { favorite: true })
    await remove(image.id)
    await my.studio.call(restoreImage, { params: { id: image.id } })
    await remove(image.id, true)
    await stream.next('image.removed')
    await stream.close()
    const told = stream.messages.slice(1).map(({ data }) => data)
    expect(told.map(data => 'type' in data && data.type)).toEqual([
      'image.created',
      'image.updated',
      'image.trashed',
      'image.restored',
      'image.removed',
    ])
    expect(told.at(0)).toMatchObject({ image })
    expect(told.at(1)).toMatchObject({ image: { ...image, favorite: true } })
    expect(told.at(2)).toMatchObject({ image: { id: image.id, trashedAt: expect.any(String) as unknown } })
    expect(told.at(3)).toMatchObject({ image: { ...image, favorite: true } })
    expect(told.at(4)).toEqual({
      type: 'image.removed',
      id: image.id,
      ownerId: STUDIO_USER.id,
      at: expect.any(String) as unknown,
    })
  })
})

describeStudio('changing many images', {}, my => {
  const batch = async (ids: readonly string[], action: 'delete' | 'restore' | 'favorite' | 'unfavorite') =>
    (await my.studio.call(updateImages, { body: { ids: [...ids], action } })).body

  test('each action changes those that it changes anything for, and names those that there are not', async () => {
    const ids = await Promise.all(
      [1, 2, 3].map(async seed => (await importPicture(my.studio, { prompt: 'many', seed })).id),
    )
    const [first = ''] = ids
    await my.studio.call(updateImage, { params: { id: first }, body: { favorite: true } })
    const sorted = (answer: { changed: string[]; missing: string[] }) => ({
      ...answer,
      changed: answer.changed.toSorted(),
    })
    expect(sorted(await batch([...ids, UNKNOWN], 'favorite'))).toEqual({
      changed: ids.slice(1).toSorted(),
      missing: [UNKNOWN],
    })
    expect(await batch(ids, 'favorite')).toEqual({ changed: [], missing: [] })
    expect(sorted(await batch(ids, 'delete'))).toEqual({ changed: ids.toSorted(), missing: [] })
    expect(await batch([first], 'restore')).toEqual({ changed: [first], missing: [] })
    expect(sorted(await batch(ids, 'unfavorite'))).toEqual({ changed: ids.toSorted(), missing: [] })
    expect((await my.studio.call(getImageStats, { querystring: {} })).body).toMatchObject({
      total: 1,
      trashed: 2,
      favorites: 0,
    })
  })

  test('500 at a time are taken, and each change is told of', async () => {
    const { id } = await importPicture(my.studio, { prompt: 'one of 500' })
    const stream = await followEvents(my.studio)
    expect(await batch([...unknownIds(499), id], 'favorite')).toEqual({ changed: [id], missing: unknownIds(499) })
    await stream.next('image.updated', data => 'image' in data && data.image.id === id && data.image.favorite)
    await stream.close()
  })

  test.each<[string, unknown]>([
    ['/body/ids', { ids: unknownIds(501), action: 'delete' }],
    ['/body/ids', { ids: [], action: 'delete' }],
    ['/body/ids', { ids: [UNKNOWN, UNKNOWN], action: 'delete' }],
    ['/body/ids/1', { ids: [UNKNOWN, 'x'], action: 'delete' }],
    ['/body/action', { ids: [UNKNOWN], action: 'destroy' }],
    ['/body/action', { ids: [UNKNOWN] }],
    ['/body/all', { ids: [UNKNOWN], action: 'delete', all: true }],
  ])('%s is refused by name', async (path, body) => {
    const problem = await my.studio.refused(updateImages, { body })
    expect(problem.status).toBe(400)
    expect(problem.errors?.map(error => error.path)).toEqual([path])
  })

  test('many at the same time lose nothing', async () => {
    const ids = await Promise.all(
      Array.from({ length: 6 }, async (_, seed) => (await importPicture(my.studio, { prompt: 'contended', seed })).id),
    )
    const answers = await Promise.all(Array.from({ length: 8 }, () => batch(ids, 'delete')))
    expect(answers.flatMap(answer => answer.changed).toSorted()).toEqual(ids.toSorted())
    await vi.waitFor(async () =>
      expect((await my.studio.call(getImageStats, { querystring: {} })).body.trashed).toBe(8),
    )
  })
})

test('an image that is deleted for good while its thumbnail is being made leaves nothing behind', async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'atelier-gone-'))
  try {
    const studio = await startStudio({ dataDir })
    for (const seed of [1, 2, 3, 4]) {
      const { id, urls } = await importPicture(studio, { prompt: 'gone at once', seed }, { width: 1200, height: 900 })
      const asked = ['', '?width=640&format=webp', '?width=320&format=webp'].map(query =>
        studio.request(`${urls.file}${query}`),
      )
      await studio.call(removeImage, { params: { id }, querystring: { permanent: true } })
      for (const response of await Promise.all(asked)) await response.arrayBuffer()
    }
    await studio.stop()
    expect(await storedFiles({ dataDir })).toEqual([])
  } finally {
    await rm(dataDir, { recursive: true })
  }
})
