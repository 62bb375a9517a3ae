import { open, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { takeInventory } from '@atelier/db/testing'
import { createGeneration, getGeneration, retryGeneration, type Generation } from '@atelier/contracts'
import { makePng } from '@atelier/imaging/testing'
import { startUpstream } from '@atelier/providers/testing'
import { StorageFull } from '@atelier/storage'
import { expect, onTestFinished, test } from 'vitest'
import { describeFailure } from './modules/generations/making/failure.ts'
import { FINISHED } from './testing/client.ts'
import { mountDisk } from './testing/disks.ts'
import { makeDataDir } from './testing/process.ts'
import { startStudio, type Studio } from './testing/studio.ts'
import { until } from './testing/until.ts'
import { importPicture, postFiles } from './testing/upload.ts'

const MODEL = 'stand-in/watercolour'

async function openStudio(dataDir: string, databaseUrl?: string) {
  const upstream = await startUpstream({ fast: true })
  onTestFinished(upstream.close)
  const studio = await startStudio({
    dataDir,
    ...(databaseUrl !== undefined && { databaseUrl }),
    config: {
      leaseS: 1,
      hfToken: 'hf_nobodys',
      hfRouterUrl: upstream.routerUrl,
      hfHubUrl: upstream.hubUrl,
      allowPrivateNetwork: true,
    },
  })
  onTestFinished(studio.stop)
  return studio
}

/** Takes all the room that is left. */
async function fill(folder: string): Promise<void> {
  const file = await open(join(folder, 'ballast'), 'w')
  try {
    for (let size = 2 ** 16; size >= 1; size /= 2) {
      for (let written = size; written > 0;)
        written = (await file.write(Buffer.alloc(size)).catch(() => ({ bytesWritten: 0 }))).bytesWritten
    }
  } finally {
    await file.close()
  }
}
const free = (folder: string) => rm(join(folder, 'ballast'))

const finished = async (studio: Studio, id: string): Promise<Generation> =>
  until(
    async () => {
      const { body } = await studio.call(getGeneration, { params: { id } })
      return FINISHED.has(body.status) && body
    },
    { within: 15_000 },
  )

const picture = () => makePng({ width: 300, height: 300, seed: 5 })

test('a full disk is told as such, also where no disk can be mounted to show it', () => {
  expect(describeFailure(new StorageFull('full'), 1)).toMatchObject({ kind: 'fail', error: { code: 'storage.full' } })
  expect(describeFailure(Object.assign(new Error('full'), { code: 'SQLITE_FULL' }), 1)).toMatchObject({
    kind: 'fail',
    error: { code: 'storage.full' },
  })
})

test('a disk that fills up fails what needs it by name, loses nothing, and is as good as new when there is room', async () => {
  const disk = await mountDisk('size=4m')
  if (!disk) return
  const databaseUrl = join(await makeDataDir(), 'studio.db')
  const studio = await openStudio(disk.folder, databaseUrl)
  const kept = await importPicture(studio, { prompt: 'before' })

  await fill(disk.folder)
  const {
    body: { id },
  } = await studio.call(createGeneration, { body: { prompt: 'no room', model: MODEL } })
  expect(await finished(studio, id)).toMatchObject({
    status: 'failed',
    error: { code: 'storage.full', suggestion: expect.stringContaining('DATA_DIR') as unknown },
  })
  const refused = await postFiles(studio, picture())
  expect([refused.status, ((await refused.json()) as { code: string }).code]).toEqual([507, 'storage.full'])
  expect((await (await studio.request(kept.urls.file)).arrayBuffer()).byteLength).toBe(kept.sizeBytes)
  expect((await (await studio.request(kept.urls.thumbnail)).arrayBuffer()).byteLength).toBeGreaterThan(0)
  expect((await studio.request('/readyz')).status).toBe(503)

  await free(disk.folder)
  expect((await studio.request('/readyz')).status).toBe(200)
  await studio.call(retryGeneration, { params: { id } })
  expect(await finished(studio, id)).toMatchObject({ status: 'succeeded', images: [{}] })
  expect((await postFiles(studio, picture())).status).toBe(201)
  await studio.stop()
  expect(await takeInventory({ dataDir: disk.folder, databaseUrl })).toMatchObject({
    broken: [],
    strays: [],
    loose: [],
    leftovers: [],
  })
})

test('a full disk with the database on it answers 507, and what was begun is finished when there is room', async () => {
  const disk = await mountDisk('size=4m')
  if (!disk) return
  const studio = await openStudio(disk.folder)
  await importPicture(studio, { prompt: 'before' })
  await fill(disk.folder)

  const answers = await Promise.all(
    [1, 2, 3].map(n =>
      studio.request('/api/v1/generations', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ prompt: `no room ${n}`, model: MODEL, count: 2 }),
      }),
    ),
  )
  const accepted: string[] = []
  for (const answer of answers) {
    const body = (await answer.json()) as { id: string; code?: string }
    expect(answer.status === 202 || body.code === 'storage.full').toBe(true)
    if (answer.status === 202) accepted.push(body.id)
  }
  const refused = await postFiles(studio, picture())
  expect(refused.status).toBe(507)
  expect((await studio.request('/api/v1/images?q=before')).status).toBe(200)

  await free(disk.folder)
  const {
    body: { id },
  } = await studio.call(createGeneration, { body: { prompt: 'room again', model: MODEL } })
  expect(await finished(studio, id)).toMatchObject({ status: 'succeeded' })
  for (const early of accepted) expect(['succeeded', 'failed']).toContain((await finished(studio, early)).status)
  await studio.stop()
  expect(await takeInventory({ dataDir: disk.folder })).toMatchObject({ broken: [], strays: [] })
})
