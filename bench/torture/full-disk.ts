import { execFileSync } from 'node:child_process'
import { mkdtemp, open, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { allFinished, postJson, readJson } from '../processes/requests.ts'
import { startStudio } from '../processes/studio.ts'
import { builtInModel } from './built-in.ts'
import { takeStock } from './stock.ts'
import type { Torment } from './torment.ts'

const IMAGES = 6

/** To the last byte. */
async function fill(folder: string): Promise<void> {
  const file = await open(join(folder, 'ballast'), 'w')
  for (let size = 2 ** 22; size >= 1; size /= 2)
    for (let written = size; written > 0;)
      written = (await file.write(Buffer.alloc(size)).catch(() => ({ bytesWritten: 0 }))).bytesWritten
  await file.close()
}

/** A disk that fills up: what is there can be seen and deleted, and there is room again. */
export const fullDisk: Torment = async () => {
  const folder = await mkdtemp(join(tmpdir(), 'atelier-torture-'))
  const mount = (command: string, ...args: readonly string[]) => execFileSync(command, args, { stdio: 'ignore' })
  try {
    mount('mount', '-t', 'tmpfs', '-o', 'size=128m', 'atelier-torture', folder)
  } catch {
    await rm(folder, { recursive: true })
    return { told: 'not done: nothing may be mounted here', faults: [] }
  }
  const studio = await startStudio({ dataDir: folder, environment: { LOG_LEVEL: 'silent' } })
  const faults: string[] = []
  try {
    const wish = { prompt: 'no room', model: await builtInModel(studio), width: 256, height: 256, count: IMAGES }
    await postJson(studio, '/api/v1/generations', wish, 201)
    await fill(folder)
    const { items } = await readJson<{ items: { id: string }[] }>(studio, '/api/v1/images')
    for (const { id } of items) {
      const path = `/api/v1/images/${id}?permanent=true`
      const { status } = await fetch(studio.url + path, { method: 'DELETE' })
      if (status !== 204) faults.push(`deleting answered ${status}`)
    }
    await rm(join(folder, 'ballast'))
    await postJson(studio, '/api/v1/generations', wish, 201)
    await allFinished(studio)
    await studio.stop()
    const found = await takeStock({ dataDir: folder })
    return { told: `${items.length} images deleted without room`, faults: [...faults, ...found.faults] }
  } finally {
    await studio.stop()
    mount('umount', '-l', folder)
    await rm(folder, { recursive: true, force: true })
  }
}
