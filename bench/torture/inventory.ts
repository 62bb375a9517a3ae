import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { openDatabase } from '@atelier/db'

interface Place {
  readonly dataDir: string
  readonly databaseUrl?: string | undefined
}

/** Rows against files and counters against rows, once nothing runs any more. */
export async function takeInventory({ dataDir, databaseUrl }: Place) {
  const db = openDatabase(databaseUrl ?? join(dataDir, 'atelier.db'))
  try {
    const { generatedImages, generations, imageCounts } = db.tables
    const images = await db.orm.select().from(generatedImages)
    const asked = await db.orm.select().from(generations)
    const counts = await db.orm.select().from(imageCounts)
    const faults: string[] = []
    for (const { storageKey, sha256 } of images) {
      const bytes = await readFile(join(dataDir, 'storage', storageKey)).catch(() => undefined)
      if (!bytes) faults.push(`${storageKey} has a row and no file`)
      else if (createHash('sha256').update(bytes).digest('hex') !== sha256) faults.push(`${storageKey} is another file`)
    }
    const counted = counts.reduce((sum, row) => sum + row.total, 0)
    if (counted !== images.filter(image => !image.trashed).length) faults.push(`${counted} are counted`)
    for (const { id, status, parameters } of asked) {
      const made = images.filter(image => image.generationId === id).length
      if (status === 'succeeded' && made !== parameters.count) faults.push(`${id} has ${made} images`)
    }
    return { images: images.length, ids: new Set(asked.map(row => row.id)), faults }
  } finally {
    await db.close()
  }
}
