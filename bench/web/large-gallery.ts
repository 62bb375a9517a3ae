import { createHash } from 'node:crypto'
import { existsSync, globSync, linkSync, mkdirSync, writeFileSync } from 'node:fs'
import { mkdir, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { THUMBNAIL_WIDTH } from '@atelier/contracts'
import Sqlite from 'better-sqlite3'
import sharp from 'sharp'
import { startStudio } from '../processes/studio.ts'
import { SHAPES } from '../seed/rows.ts'
import { seededSqlite } from '../seed/sqlite.ts'
import type { Context } from '../scenario.ts'
import { makePicture } from './pictures.ts'

/** Different pictures of each shape. */
const PICTURES_A_SHAPE = 4
/** The seeded rows, each with the size and the hash of its file: the studio serves no other file than the one it stored. */
const ROWS = 'rows.db'

interface Row {
  readonly id: string
  readonly storage_key: string
  readonly width: number
  readonly height: number
  readonly created_at: number
}

/**
 * A studio over the seeded gallery in which every image and every thumbnail is there: each a name of one of a few real
 * files, so that a million of them need only the room of their names.
 */
export async function startLargeGallery({ rows, log }: Context) {
  const seed = await seededSqlite(rows.at(-1) ?? 0, log)
  const dataDir = `${seed.slice(0, -'.db'.length)}-with-files`
  if (!existsSync(dataDir)) await link(seed, dataDir, log)
  // What an earlier run changed is gone, and what it converted is converted again.
  const renditions = join(dataDir, 'storage/renditions')
  await rm(renditions, { recursive: true, force: true })
  const databaseUrl = join(dataDir, `run-${process.pid}.db`)
  await copyDatabase(join(dataDir, ROWS), databaseUrl)
  const studio = await startStudio({ databaseUrl, dataDir })
  return {
    ...studio,
    /** Sizes of pictures that had to be made since the start, beside the browser and on the same processors. */
    conversions: () => globSync('*/*.webp', { cwd: renditions }).length,
    async stop(): Promise<void> {
      await studio.stop()
      for (const ending of ['', '-wal', '-shm', '.lock', '.reserve']) await rm(databaseUrl + ending, { force: true })
    },
  }
}
export type LargeGallery = Awaited<ReturnType<typeof startLargeGallery>>

/** By SQLite itself, since another program may have the seed open. */
async function copyDatabase(from: string, to: string): Promise<void> {
  const client = new Sqlite(from, { readonly: true })
  await client.backup(to, { progress: () => 100_000 })
  client.close()
}

async function link(seed: string, dataDir: string, log: Context['log']): Promise<void> {
  const startedAt = performance.now()
  const unfinished = `${dataDir}-${process.pid}.unfinished`
  await mkdir(unfinished, { recursive: true })
  const files = await realFiles(join(unfinished, 'storage'))
  await copyDatabase(seed, join(unfinished, ROWS))
  const client = new Sqlite(join(unfinished, ROWS))
  client.pragma('synchronous = OFF')
  const rows = client.prepare('select id, storage_key, width, height, created_at from generated_images').all() as Row[] // its columns
  const describe = client.prepare('update generated_images set size_bytes = ?, sha256 = ? where id = ?')
  client.transaction(() => {
    for (const [index, row] of rows.entries()) {
      const { original, thumbnail, sizeBytes, sha256 } = files(row, index)
      describe.run(sizeBytes, sha256, row.id)
      original(row.storage_key)
      thumbnail(
        `thumbnails/${new Date(row.created_at).toISOString().slice(0, 7).replace('-', '/')}/${row.id}-${THUMBNAIL_WIDTH}.webp`,
      )
    }
  })()
  client.close()
  await rename(unfinished, dataDir)
  log(`named the files in ${((performance.now() - startedAt) / 1000).toFixed(1)} s`)
}

interface RealFile {
  readonly original: Linker
  readonly thumbnail: Linker
  /** Of the original. */
  readonly sizeBytes: number
  readonly sha256: string
}

/** Gives for a row how its original and its thumbnail get their names. */
async function realFiles(storage: string) {
  const shapes = new Map<string, RealFile[]>()
  for (const [width, height] of new Map(SHAPES.map(shape => [shape.join(), shape])).values()) {
    const pictures = Array.from({ length: PICTURES_A_SHAPE }, async (_, seed) => {
      const bytes = await (await makePicture({ width, height, seed })).jpeg({ quality: 90 }).toBuffer()
      const small = await sharp(bytes).resize({ width: THUMBNAIL_WIDTH }).webp({ quality: 75 }).toBuffer()
      return {
        original: linker(storage, bytes),
        thumbnail: linker(storage, small),
        sizeBytes: bytes.byteLength,
        sha256: createHash('sha256').update(bytes).digest('hex'),
      }
    })
    shapes.set(`${width},${height}`, await Promise.all(pictures))
  }
  return ({ width, height }: Row, index: number) => {
    const picture = shapes.get(`${width},${height}`)?.[index % PICTURES_A_SHAPE]
    if (!picture) throw new Error(`there is no picture of ${width} x ${height}`)
    return picture
  }
}

type Linker = (key: string) => void

/** Gives the same file another name; a new copy where the file system allows a file no more of them. */
function linker(storage: string, bytes: Uint8Array): Linker {
  let file: string | undefined
  const folders = new Set<string>()
  const isNamed = (path: string) => {
    if (file === undefined) return false
    try {
      linkSync(file, path)
      return true
    } catch {
      return false
    }
  }
  return key => {
    const path = join(storage, key)
    if (!folders.has(dirname(path))) mkdirSync(dirname(path), { recursive: true })
    folders.add(dirname(path))
    if (isNamed(path)) return
    writeFileSync(path, bytes)
    file = path
  }
}
