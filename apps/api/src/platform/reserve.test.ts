import { statSync } from 'node:fs'
import { open, rm } from 'node:fs/promises'
import { join } from 'node:path'
import {
  createCollection,
  createGeneration,
  createStyle,
  emptyTrash,
  getGeneration,
  removeCollection,
  removeGeneration,
  removeImage,
  removeStyle,
  updateImages,
} from '@atelier/contracts'
import { StorageFull } from '@atelier/storage'
import { expect, onTestFinished, test } from 'vitest'
import { createReserve } from './reserve.ts'
import { FINISHED } from '../testing/client.ts'
import { mountDisk } from '../testing/disks.ts'
import { makeDataDir } from '../testing/process.ts'
import { startStudio, type Studio } from '../testing/studio.ts'
import { until } from '../testing/until.ts'
import { importPicture, postFiles } from '../testing/upload.ts'
import { makePng } from '@atelier/imaging/testing'

const RESERVE_BYTES = 8 * 1024 * 1024

/** To the last byte. */
async function fill(folder: string): Promise<void> {
  const file = await open(join(folder, 'ballast'), 'w')
  try {
    for (let size = 2 ** 22; size >= 1; size /= 2)
      for (let written = size; written > 0;)
        written = (await file.write(Buffer.alloc(size)).catch(() => ({ bytesWritten: 0 }))).bytesWritten
  } finally {
    await file.close()
  }
}
const sizeOf = (path: string) => statSync(path, { throwIfNoEntry: false })?.size

test('what frees room runs again in the room that was held back, once, and nothing else gets it', async () => {
  const path = join(await makeDataDir(), 'reserve')
  const warnings: string[] = []
  const reserve = createReserve({ path, log: { warn: (_details, message) => void warnings.push(message) } })
  await reserve.refill()
  expect(sizeOf(path)).toBe(RESERVE_BYTES)
  const tries: (number | undefined)[] = []
  const freeing = () =>
    reserve.use(async () => {
      tries.push(sizeOf(path))
      if (tries.length % 2 === 1) throw Object.assign(new Error('full'), { code: 'SQLITE_FULL' })
      return 'deleted'
    })
  expect(await freeing()).toBe('deleted')
  expect([tries, warnings.length]).toEqual([[RESERVE_BYTES, undefined], 1])
  await expect(freeing()).rejects.toThrow('full')
  await reserve.refill()
  expect(await reserve.use(async () => 'no need of it')).toBe('no need of it')
  const other = reserve.use(async () => {
    throw new Error('something else')
  })
  await expect(other).rejects.toThrow('something else')
  expect(sizeOf(path)).toBe(RESERVE_BYTES)
  const always = reserve.use(async () => {
    throw new StorageFull('full')
  })
  await expect(always).rejects.toThrow(StorageFull)
})

test('two that run out of room at once both run again in it', async () => {
  const reserve = createReserve({ path: join(await makeDataDir(), 'reserve'), log: { warn: () => {} } })
  await reserve.refill()
  const free = (begins: Promise<unknown>) => {
    let tries = 0
    return reserve.use(async () => {
      tries += 1
      if (tries > 1) return 'deleted'
      await begins
      throw new StorageFull('full')
    })
  }
  const first = free(Promise.resolve())
  expect(await Promise.all([first, free(first)])).toEqual(['deleted', 'deleted'])
})

test('on a disk that is full to the last byte images go to the trash and out of it, and then there is room again', async () => {
  const disk = await mountDisk('size=96m')
  // Where nothing may be mounted, the test above is all there is.
  if (!disk) return
  const studio = await startStudio({ dataDir: disk.folder })
  try {
    const images = []
    for (let n = 0; n < 4; n += 1) images.push(await importPicture(studio, { prompt: `image ${n}` }))
    const reserve = join(disk.folder, 'atelier.db.reserve')
    expect(sizeOf(reserve)).toBe(RESERVE_BYTES)
    await fill(disk.folder)
    // As much as is in the database's log is written over what was there before.
    for (let n = 0; n < 40; n += 1) await postFiles(studio, makePng({ seed: n }))
    const [one, ...others] = images
    await studio.call(removeImage, { params: { id: one?.id ?? '' }, querystring: { permanent: true } })
    await studio.call(updateImages, { body: { ids: others.map(image => image.id), action: 'delete' } })
    expect((await studio.call(emptyTrash, {})).body).toEqual({ removed: 3, remaining: 0 })
    await rm(join(disk.folder, 'ballast'))
    expect((await postFiles(studio, makePng({ seed: 99 }))).status).toBe(201)
  } finally {
    await studio.stop()
  }
})

const MADE_AND_DELETED = {
  async style(studio: Studio) {
    const { body } = await studio.call(createStyle, { body: { name: 'one', prompt: '{prompt}, at dusk' } })
    return () => studio.call(removeStyle, { params: { id: body.id } })
  },
  async collection(studio: Studio) {
    const { body } = await studio.call(createCollection, { body: { name: 'one' } })
    return () => studio.call(removeCollection, { params: { id: body.id } })
  },
  async generation(studio: Studio) {
    const { body } = await studio.call(createGeneration, { body: { prompt: 'one' } })
    const params = { id: body.id }
    await until(async () => FINISHED.has((await studio.call(getGeneration, { params })).body.status))
    return () => studio.call(removeGeneration, { params })
  },
}

test.each(['style', 'collection', 'generation'] as const)(
  'on a disk that is full to the last byte nothing more is made, and a %s is deleted in the room that was held back',
  async kind => {
    const disk = await mountDisk('size=96m')
    if (!disk) return
    const studio = await startStudio({ dataDir: disk.folder })
    onTestFinished(studio.stop)
    const reserve = join(disk.folder, 'atelier.db.reserve')
    const remove = await MADE_AND_DELETED[kind](studio)
    await fill(disk.folder)
    // Until what is in the database's log is written over: a style is a small thing.
    const another = async (n: number) =>
      studio.refused(createStyle, { body: { name: `${n}`, prompt: 'x'.repeat(2000) } })
    let refused: string | undefined
    for (let n = 0; refused === undefined; n += 1)
      refused = await another(n).then(
        ({ code }) => code,
        () => undefined,
      )
    expect([refused, sizeOf(reserve)]).toEqual(['storage.full', RESERVE_BYTES])
    expect((await remove()).status).toBe(204)
    expect(sizeOf(reserve)).toBeUndefined()
  },
)
