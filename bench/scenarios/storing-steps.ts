import { createHash } from 'node:crypto'
import * as nodeFs from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openDatabase, run, type Database } from '@atelier/db'
import { inspect, probe, writeRecipe, type Recipe } from '@atelier/imaging'
import { createDiskStorage } from '@atelier/storage'
import { median } from '../load.ts'

export interface Step {
  readonly name: string
  /** Milliseconds from begin to end. */
  readonly tookMs: number
  /** Milliseconds of processor time, in all threads of this process. */
  readonly cpuMs: number
}

const RECIPE = {
  prompt: 'a lighthouse at dusk, watercolour',
  negativePrompt: null,
  typed: null,
  model: 'stand-in/watercolour',
  provider: 'stand-in',
  seed: 7,
  steps: 20,
  guidance: 5,
  sampler: null,
  width: 512,
  height: 512,
} satisfies Recipe

/** What storing one picture is made of, each step by itself and one after another, in the order in which they are done. */
export async function measureSteps(picture: Uint8Array, times: number): Promise<Step[]> {
  const folder = await nodeFs.mkdtemp(join(tmpdir(), 'atelier-bench-steps-'))
  const db = openDatabase(join(folder, 'steps.sqlite'))
  try {
    await db.migrate()
    const { width, height } = probe(picture)
    const bytes = writeRecipe(picture, RECIPE, 'trained')
    const { thumbnail } = await inspect(picture, { pixels: width * height })
    const small = await thumbnail()
    const disk = timedDisk(join(folder, 'storage'))
    let number = 0
    const put = (file: Uint8Array) => disk.put(`images/2026/11/${(number += 1)}.png`, file)
    const steps: [string, () => unknown][] = [
      ['probe: structure and checksums', () => probe(picture)],
      ['decode to the last pixel, and the placeholder', () => inspect(picture, { pixels: width * height })],
      ['recipe into the file', () => writeRecipe(picture, RECIPE, 'trained')],
      ['SHA-256', () => createHash('sha256').update(bytes).digest('hex')],
      ['note of the loose object: a commit', () => note(db, (number += 1))],
      ['put the file, its fsyncs too', () => put(bytes)],
      ['the last write, as a commit of one row', () => note(db, (number += 1))],
      ['thumbnail: shrink and encode', () => thumbnail()],
      ['put the thumbnail, its fsyncs too', () => put(small)],
    ]
    const measured: Step[] = []
    for (const [name, work] of steps) measured.push(await measure(name, work, times))
    return [...measured, { name: 'of each put: both fsyncs', tookMs: disk.fsyncMs() * 2, cpuMs: 0 }]
  } finally {
    await db.close()
    await nodeFs.rm(folder, { recursive: true, force: true })
  }
}

async function measure(name: string, work: () => unknown, times: number): Promise<Step> {
  const took: number[] = []
  await work()
  const before = process.cpuUsage()
  for (let time = 0; time < times; time += 1) {
    const startedAt = performance.now()
    await work()
    took.push(performance.now() - startedAt)
  }
  const { user, system } = process.cpuUsage(before)
  return { name, tookMs: median(took), cpuMs: (user + system) / 1000 / times }
}

const note = (db: Database, number: number) =>
  db.atomic(function* (tx) {
    yield* run(tx.insert(db.tables.looseObjects).values({ key: `images/2026/11/${number}`, createdAt: new Date() }))
  })

/** A storage whose every fsync is timed. */
function timedDisk(root: string) {
  const took: number[] = []
  const open: typeof nodeFs.open = async (...given) => {
    const file = await nodeFs.open(...given)
    const sync = file.sync.bind(file)
    file.sync = async () => {
      const startedAt = performance.now()
      await sync()
      took.push(performance.now() - startedAt)
    }
    return file
  }
  const { put } = createDiskStorage(root, { fs: { ...nodeFs, open } })
  return { put, fsyncMs: () => median(took) }
}
