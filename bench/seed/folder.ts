import { createHash } from 'node:crypto'
import { globSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Database } from '../scenario.ts'

/** Where galleries of a database are stored among the temporary files of this machine; another one when anything that decides what is in them changes. */
export function seedFolder(database: Database): string {
  const here = fileURLToPath(new URL('.', import.meta.url))
  const migrations = fileURLToPath(new URL(`../../packages/db/migrations/${database}/`, import.meta.url))
  const sources = [
    ...globSync(`${migrations}*.sql`),
    ...globSync(`${here}{rows,described,words,${database}}.ts`),
  ].toSorted()
  const version = sources
    .reduce((hash, path) => hash.update(readFileSync(path)), createHash('sha256'))
    .digest('hex')
    .slice(0, 12)
  return join(tmpdir(), 'atelier-bench', version)
}
