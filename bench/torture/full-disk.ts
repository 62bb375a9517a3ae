import { execFileSync } from 'node:child_process'
import { mkdtemp, open, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { makePng } from '@atelier/imaging/testing'
import { createClosers } from '../processes/closers.ts'
import { allFinished, postJson, readJson } from '../processes/requests.ts'
import { startStudio, type Studio } from '../processes/studio.ts'
import { builtInModel } from './built-in.ts'
import { takeStock } from './stock.ts'
import type { Torment } from './torment.ts'

const IMAGES = 6
const DEADLINE_MS = 60_000

/** To the last byte. */
async function fill(folder: string): Promise<void> {
  const file = await open(join(folder, 'ballast'), 'w')
  for (let size = 2 ** 22; size >= 1; size /= 2)
    for (let written = size; written > 0;)
      written = (await file.write(Buffer.alloc(size)).catch(() => ({ bytesWritten: 0 }))).bytesWritten
  await file.close()
}

interface Stored {
  readonly id: string
  readonly urls: { readonly file: string }
}

/** What the full disk keeps from being read, written or deleted, though it should not, and the other way round. */
async function tryFull(studio: Studio, wish: object): Promise<string[]> {
  const { items } = await readJson<{ items: Stored[] }>(studio, '/api/v1/images')
  const answer = async (path: string, init: RequestInit = {}) => {
    const { status } = await fetch(studio.url + path, { ...init, signal: AbortSignal.timeout(DEADLINE_MS) })
    return status
  }
  const faults = items.length === IMAGES ? [] : [`${items.length} images are there, not ${IMAGES}`]
  for (const { urls } of items) {
    const status = await answer(urls.file)
    if (status !== 200) faults.push(`reading a file answered ${status}`)
  }
  const body = new FormData()
  body.append('file', new Blob([new Uint8Array(makePng({ seed: 1 }))]), 'a.png')
  const refused = await answer('/api/v1/images', { method: 'POST', body })
  if (refused !== 507 && refused !== 503) faults.push(`an upload without room answered ${refused}`)
  for (const { id } of items) {
    const status = await answer(`/api/v1/images/${id}?permanent=true`, { method: 'DELETE' })
    if (status !== 204) faults.push(`deleting answered ${status}`)
  }
  // What was deleted is room enough for one.
  await postJson(studio, '/api/v1/generations', { ...wish, count: 1 }, 201).catch(
    (error: unknown) => void faults.push(String(error)),
  )
  return faults
}

/** A disk that fills up: what is there can be seen and deleted, and there is room again. */
export const fullDisk: Torment = async () => {
  const folder = await mkdtemp(join(tmpdir(), 'atelier-torture-'))
  const { opened, defer, closeAll } = createClosers()
  defer(() => rm(folder, { recursive: true, force: true }))
  const mount = (command: string, ...args: readonly string[]) => execFileSync(command, args, { stdio: 'ignore' })
  try {
    try {
      mount('mount', '-t', 'tmpfs', '-o', 'size=128m', 'atelier-torture', folder)
    } catch {
      return { told: 'not done: nothing may be mounted here', faults: [] }
    }
    defer(async () => mount('umount', '-l', folder))
    const studio = opened(await startStudio({ dataDir: folder, environment: { LOG_LEVEL: 'silent' } }))
    const wish = { prompt: 'no room', model: await builtInModel(studio), width: 256, height: 256, count: IMAGES }
    await postJson(studio, '/api/v1/generations', wish, 201)
    await fill(folder)
    const faults = await tryFull(studio, wish)
    await rm(join(folder, 'ballast'))
    await postJson(studio, '/api/v1/generations', wish, 201)
    await allFinished(studio)
    await studio.stop()
    const found = await takeStock({ dataDir: folder })
    return { told: `${IMAGES} images deleted without room`, faults: [...faults, ...found.faults, ...found.failures] }
  } finally {
    await closeAll()
  }
}
