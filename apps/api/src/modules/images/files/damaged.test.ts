import { randomBytes } from 'node:crypto'
import { readFile, stat, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Image } from '@atelier/contracts'
import { makePng } from '@atelier/imaging/testing'
import { expect, test, vi } from 'vitest'
import { describeStudio, storedFiles } from '../../../testing/suite.ts'
import { unzip } from '../../../testing/unzip.ts'
import { importPicture, postFiles } from '../../../testing/upload.ts'

describeStudio('a stored file that is not what was stored', {}, my => {
  async function pathOf(image: Pick<Image, 'filename'>): Promise<string> {
    const [stored = ''] = (await storedFiles(my.studio)).filter(file => file.endsWith(image.filename))
    return join(my.studio.dataDir, 'storage', stored)
  }
  /** Larger than what is read at once. */
  async function importLarge(): Promise<Image> {
    const file = makePng({ width: 64, height: 64, chunks: [['juNk', randomBytes(1_500_000)]] })
    return (await (await postFiles(my.studio, file)).json()) as Image
  }
  async function flipByte(image: Image): Promise<void> {
    const path = await pathOf(image)
    const bytes = await readFile(path)
    const at = bytes.length - 30
    bytes.writeUInt8(bytes.readUInt8(at) ^ 1, at)
    await writeFile(path, bytes)
  }
  const refusedAs = async (image: Image, query = '', headers: Record<string, string> = {}) => {
    const response = await my.studio.request(image.urls.file + query, { headers })
    const { code, detail } = (await response.json()) as { code: string; detail: string }
    expect(detail).toMatch(/Restore it from a backup/)
    return { status: response.status, code, isKept: /immutable/.test(response.headers.get('cache-control') ?? '') }
  }
  const DAMAGED = { status: 422, code: 'image.damaged', isKept: false }

  test('is refused before the headers where it is cut short, whole or in part, small or large', async () => {
    for (const image of [await importPicture(my.studio, { prompt: 'small and cut' }), await importLarge()]) {
      await truncate(await pathOf(image), image.sizeBytes - 40)
      for (const query of ['', '?download=true', '?format=jpeg', '?width=160&format=png', '?recipe=false'])
        expect([query, await refusedAs(image, query)]).toEqual([query, DAMAGED])
      expect(await refusedAs(image, '', { range: 'bytes=0-99' })).toEqual(DAMAGED)
      // There is a thumbnail of better times, and one that cannot be made any more is no 500.
      expect((await my.studio.request(image.urls.thumbnail)).status).toBe(200)
    }
  })

  test('is refused where a byte of it was flipped, and so is what would be made of it', async () => {
    const image = await importPicture(my.studio, { prompt: 'flipped' })
    await flipByte(image)
    for (const query of ['', '?format=webp', '?recipe=false']) expect(await refusedAs(image, query)).toEqual(DAMAGED)
  })

  test('is left out of an archive, which says so', async () => {
    const sound = await importPicture(my.studio, { prompt: 'sound' })
    const flipped = await importPicture(my.studio, { prompt: 'rotten' })
    await flipByte(flipped)
    for (const recipe of [true, false]) {
      const response = await my.studio.request('/api/v1/images/archive', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ ids: [sound.id, flipped.id], recipe }),
      })
      const files = unzip(Buffer.from(await response.arrayBuffer()))
      expect(files.size).toBe(2)
      const told = files.get(recipe ? 'recipes.json' : 'missing.json')?.toString() ?? ''
      expect(JSON.parse(told)).toMatchObject({ missing: [], damaged: [flipped.id] })
    }
  })

  test('is made again, once, where it can be: a thumbnail that was cut short', async () => {
    const image = await importPicture(my.studio, { prompt: 'made again' }, { width: 400, height: 300 })
    const find = async () => (await storedFiles(my.studio)).find(file => file.includes(image.id))
    await vi.waitFor(async () => expect(await find()).toMatch(/^thumbnails/))
    await truncate(join(my.studio.dataDir, 'storage', (await find()) ?? ''), 50)
    const read = async () => (await my.studio.request(image.urls.thumbnail)).arrayBuffer()
    const path = join(my.studio.dataDir, 'storage', (await find()) ?? '')
    const made = await read()
    expect(made.byteLength).toBeGreaterThan(50)
    const { mtimeMs } = await stat(path)
    for (let times = 0; times < 2; times += 1) expect(await read()).toEqual(made)
    expect((await stat(path)).mtimeMs).toBe(mtimeMs)
  })

  test('is made again, once: another size that was cut short', async () => {
    const image = await importPicture(my.studio, { prompt: 'another size' }, { width: 400, height: 300 })
    const read = async () => (await my.studio.request(`${image.urls.file}?width=160&format=webp`)).arrayBuffer()
    const made = await read()
    const file = (await storedFiles(my.studio)).find(name => name.includes(image.id) && !name.startsWith('thumbnails'))
    const path = join(my.studio.dataDir, 'storage', file ?? '')
    await truncate(path, 50)
    expect(await read()).toEqual(made)
    const { mtimeMs, size } = await stat(path)
    expect(size).toBe(made.byteLength)
    for (let times = 0; times < 2; times += 1) expect(await read()).toEqual(made)
    expect((await stat(path)).mtimeMs).toBe(mtimeMs)
  })

  test('is served again as soon as it was restored', async () => {
    const image = await importPicture(my.studio, { prompt: 'restored' })
    const path = await pathOf(image)
    const bytes = await readFile(path)
    await flipByte(image)
    for (let times = 0; times < 3; times += 1) expect(await refusedAs(image)).toEqual(DAMAGED)
    await writeFile(path, bytes)
    for (let times = 0; times < 3; times += 1) {
      const response = await my.studio.request(image.urls.file)
      expect(Buffer.from(await response.arrayBuffer()).equals(bytes)).toBe(true)
    }
  })
})
