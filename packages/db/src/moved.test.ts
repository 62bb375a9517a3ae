import { mkdtemp, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openDatabase } from './index.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'atelier-moved-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

test.each([
  ['removed', (path: string) => rm(path)],
  ['moved away', (path: string) => rename(path, `${path}.old`)],
  [
    'replaced',
    async (path: string) => {
      await rename(path, `${path}.old`)
      await writeFile(path, '')
    },
  ],
])(
  'a SQLite file that was %s under the studio counts as no database: what is written goes nowhere',
  async (_, happen) => {
    const path = join(folder, 'atelier.db')
    const db = openDatabase(path)
    await db.migrate()
    await expect(db.check(1000)).resolves.toBeUndefined()
    await happen(path)
    await expect(db.check(1000)).rejects.toThrow('was removed or replaced')
    await db.close()
  },
)
