import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { eq } from 'drizzle-orm'
import { openDatabase } from '../index.ts'

interface Place {
  readonly dataDir: string
  /** A PostgreSQL address; the SQLite file in the data folder when left out. */
  readonly databaseUrl?: string | undefined
}

/** What a studio that is not running left behind, held against itself: rows against files. */
export async function takeInventory({ dataDir, databaseUrl }: Place) {
  const db = openDatabase(databaseUrl ?? join(dataDir, 'atelier.db'))
  try {
    const { generatedImages, generations, imageCounts, looseObjects, renditions } = db.tables
    const images = await db.orm.select().from(generatedImages)
    const rows = await db.orm.select().from(generations)
    const counts = await db.orm.select().from(imageCounts).where(eq(imageCounts.scope, ''))
    const loose = (await db.orm.select().from(looseObjects)).map(row => row.key)
    const derived = (await db.orm.select().from(renditions)).map(row => row.key)
    const root = join(dataDir, 'storage')
    const files = (await readdir(root, { recursive: true, withFileTypes: true }).catch(() => []))
      .filter(entry => entry.isFile())
      .map(entry => join(entry.parentPath, entry.name).slice(root.length + 1))

    const ids = new Set(images.map(image => image.id))
    const owned = new Set([...images.map(image => image.storageKey), ...derived])
    const isOwned = (file: string) =>
      owned.has(file) || (file.startsWith('thumbnails/') && ids.has(/([0-9a-f-]{36})-\d+\.webp$/.exec(file)?.[1] ?? ''))
    const broken: string[] = []
    for (const image of images) {
      const bytes = await readFile(join(root, image.storageKey)).catch(() => undefined)
      if (
        !bytes ||
        createHash('sha256').update(bytes).digest('hex') !== image.sha256 ||
        bytes.byteLength !== image.sizeBytes
      )
        broken.push(image.storageKey)
    }
    return {
      images,
      generations: rows,
      /** Images outside the trash, as the counters have it. */
      counted: counts.reduce((sum, row) => sum + row.total, 0),
      loose,
      /** Rows whose file is missing, cut short or another one. */
      broken,
      /** Files that belong to no row. */
      strays: files.filter(file => !file.startsWith('.incoming/') && !isOwned(file)),
      /** Half-written ones. */
      leftovers: files.filter(file => file.startsWith('.incoming/')),
    }
  } finally {
    await db.close()
  }
}
