import { existsSync } from 'node:fs'
import { mkdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { addSearchWords, openDatabase } from '@atelier/db'
import Sqlite from 'better-sqlite3'
import { COLLECTING } from './described.ts'
import { seedFolder } from './folder.ts'
import { generationOf, IMAGES_A_GENERATION, imagesFrom, nameOf, type Kind } from './rows.ts'

/** A gallery of that size in a file; made once and kept among the temporary files of this machine. */
export async function seededSqlite(rows: number, log: (line: string) => void, kind: Kind = {}): Promise<string> {
  const folder = seedFolder('sqlite')
  const name = nameOf(rows, kind)
  const path = join(folder, `${name}.db`)
  if (existsSync(path)) return path
  const startedAt = performance.now()
  await mkdir(folder, { recursive: true })
  const unfinished = join(folder, `${name}-${process.pid}.unfinished`)
  try {
    const db = openDatabase(unfinished)
    await db.migrate()
    await db.close()
    fill(unfinished, rows, kind)
    await rename(unfinished, path)
  } finally {
    for (const ending of ['', '-wal', '-shm']) await rm(unfinished + ending, { force: true })
  }
  log(`seeded ${rows.toLocaleString('en')} rows in ${((performance.now() - startedAt) / 1000).toFixed(1)} s`)
  return path
}

/** Straight into the tables, in one transaction, with the triggers at work. */
function fill(path: string, rows: number, kind: Kind): void {
  const client = new Sqlite(path)
  addSearchWords(client)
  client.pragma('journal_mode = WAL')
  client.pragma('synchronous = OFF')
  client.pragma('cache_size = -1048576')
  const insert = (table: string, row: Record<string, unknown>) =>
    client.prepare(
      `insert into ${table} (${Object.keys(row).join(', ')}) values (${Object.keys(row)
        .map(name => `@${name}`)
        .join(', ')})`,
    )
  const imageAt = imagesFrom(rows, kind)
  client.transaction(() => {
    const first = imageAt(0)
    const addGeneration = insert('generations', generationOf(first))
    const addImage = insert('generated_images', first)
    for (let row = 0, image = first; row < rows; row += 1, image = imageAt(row)) {
      if (row % IMAGES_A_GENERATION === 0) addGeneration.run(generationOf(image))
      addImage.run(image)
    }
    if (kind.described) for (const statement of COLLECTING) client.exec(statement)
    insert('events', { type: '', audience: '', payload: '', created_at: 0 }).run({
      type: 'image.removed',
      audience: '*',
      payload: '{"id":""}',
      created_at: Date.now(),
    })
  })()
  client.pragma('wal_checkpoint(TRUNCATE)')
  client.close()
}
