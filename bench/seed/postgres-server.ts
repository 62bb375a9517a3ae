import { existsSync } from 'node:fs'
import { mkdir, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { startPostgres } from '@atelier/db/testing'
import { seedFolder } from './folder.ts'
import { seedPostgres } from './postgresql.ts'
import { nameOf, type Kind } from './rows.ts'

/** A server with a gallery of that size, of the same kind as `seededSqlite`'s. A million rows take minutes to index, so it is filled once and stays. */
export async function seededPostgres(rows: number, log: (line: string) => void, kind: Kind = {}) {
  const folder = join(seedFolder('postgresql'), `${nameOf(rows, kind)}-postgresql`)
  const filled = `${folder}.filled`
  await mkdir(dirname(folder), { recursive: true })
  // What was left half-way is begun again.
  if (!existsSync(filled)) await rm(folder, { recursive: true, force: true })
  const server = await startPostgres({ folder })
  if (existsSync(filled)) return server
  try {
    await seedPostgres(server.url(), rows, log, kind)
    await writeFile(filled, '')
    return server
  } catch (error) {
    await server.stop()
    throw error
  }
}
