import { createHash } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { archiveImages, removeImage, type Image } from '@atelier/contracts'
import { readRecipe } from '@atelier/imaging'
import { expect, test } from 'vitest'
import { describeStudio, storedFiles } from '../../../testing/suite.ts'
import { unzip } from '../../../testing/unzip.ts'
import { importPicture } from '../../../testing/upload.ts'

const UNKNOWN = '01937b5e-8a57-7c3e-b0a1-5b1d9f7d2c11'

describeStudio('an archive', {}, my => {
  const archive = (ids: readonly string[]) =>
    my.studio.request('/api/v1/images/archive', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ ids }),
    })
  async function opened(ids: readonly string[]) {
    const files = unzip(Buffer.from(await (await archive(ids)).arrayBuffer()))
    return {
      files,
      recipes: JSON.parse(files.get('recipes.json')?.toString() ?? '') as { images: Image[]; missing: string[] },
    }
  }

  test('has the originals under their names and all that is known of them', async () => {
    const images = [
      ...(await my.generate({ prompt: 'one of two', width: 256, height: 256, count: 2 })).images,
      await importPicture(my.studio, { prompt: 'Größe: "a/b"', model: 'm/x', steps: 7 }),
    ]
    const trashed = await importPicture(my.studio, { prompt: 'in the trash' })
    await my.studio.call(removeImage, { params: { id: trashed.id }, querystring: {} })
    const { files, recipes } = await opened([...images.map(image => image.id), trashed.id, UNKNOWN])
    expect([...files.keys()].toSorted()).toEqual(
      [...images.map(image => image.filename), trashed.filename, 'recipes.json'].toSorted(),
    )
    for (const image of images)
      expect(
        createHash('sha256')
          .update(files.get(image.filename) ?? '')
          .digest('hex'),
      ).toBe(image.sha256)
    expect(recipes.missing).toEqual([])
    for (const image of images) expect(recipes.images).toContainEqual(image)
    expect(recipes.images).toHaveLength(4)
  })

  test('has nothing of the recipes where they are left out: not in a file, not in a name', async () => {
    const images = [
      ...(await my.generate({ prompt: 'privateword first', width: 256, height: 256 })).images,
      await importPicture(my.studio, { prompt: 'privateword second', model: 'privateword/model' }),
    ]
    const response = await my.studio.request('/api/v1/images/archive', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ ids: images.map(({ id }) => id), recipe: false }),
    })
    const zip = Buffer.from(await response.arrayBuffer())
    const files = unzip(zip)
    expect([...files.keys()].toSorted()).toEqual(images.map(({ id }) => `image-${id.slice(-12)}.png`).toSorted())
    expect([zip, ...files.values()].some(bytes => bytes.includes('privateword'))).toBe(false)
    for (const bytes of files.values()) expect(readRecipe(bytes)).toBeUndefined()
  })

  test('is offered as a download that nobody takes for anything else', async () => {
    const { id } = await importPicture(my.studio)
    const response = await archive([id])
    expect(response.status).toBe(200)
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'application/zip',
      'content-disposition': 'attachment; filename="atelier.zip"',
      'x-content-type-options': 'nosniff',
    })
    await response.arrayBuffer()
  })

  test('names images whose file is gone, and has the others', async () => {
    const [lost, kept] = [
      await importPicture(my.studio, { prompt: 'lost', seed: 1 }),
      await importPicture(my.studio, { prompt: 'kept', seed: 2 }),
    ]
    const [stored = ''] = (await storedFiles(my.studio)).filter(file => file.endsWith(lost.filename))
    await rm(join(my.studio.dataDir, 'storage', stored))
    const { files, recipes } = await opened([lost.id, kept.id])
    expect([...files.keys()]).toEqual([kept.filename, 'recipes.json'])
    expect(recipes.missing).toEqual([lost.id])
  })

  test('of a great many is sent while it is made', async () => {
    const images = await Promise.all(
      Array.from({ length: 40 }, (_, seed) =>
        importPicture(my.studio, { prompt: 'of many', seed }, { width: 200, height: 150 }),
      ),
    )
    const { files, recipes } = await opened(images.map(image => image.id))
    expect(files.size).toBe(41)
    expect(recipes.images).toHaveLength(40)
  })

  test('that is broken off does no harm', async () => {
    const images = await Promise.all(
      Array.from({ length: 20 }, (_, seed) =>
        importPicture(my.studio, { prompt: 'broken off', seed }, { width: 300, height: 300 }),
      ),
    )
    const stop = new AbortController()
    const response = await fetch(`${my.studio.url}/api/v1/images/archive`, {
      method: 'POST',
      signal: stop.signal,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ ids: images.map(image => image.id) }),
    })
    await response.body?.getReader().read()
    stop.abort()
    expect((await opened([images[0]?.id ?? ''])).files.size).toBe(2)
  })

  test('of nothing is a 404, and of what are no ids a 400', async () => {
    expect(await my.studio.refused(archiveImages, { body: { ids: [UNKNOWN] } })).toMatchObject({
      status: 404,
      code: 'image.not_found',
    })
    for (const ids of [[], ['x'], [UNKNOWN, UNKNOWN], Array.from({ length: 501 }, () => UNKNOWN)]) {
      expect(await my.studio.refused(archiveImages, { body: { ids } })).toMatchObject({
        status: 400,
        code: 'request.invalid',
      })
    }
  })
})
