import { startPostgres } from '@atelier/db/testing'
import { startLimits, type Limits } from '../processes/limits.ts'
import { startStudio, type Studio } from '../processes/studio.ts'
import type { Context } from '../scenario.ts'
import { seedPostgres } from '../seed/postgres.ts'
import { seededSqlite } from '../seed/sqlite.ts'
import { openBareQueries } from './bare-query.ts'
import { galleryCases, type GalleryCase } from './gallery-cases.ts'

/** A gallery of one size: the studio over it, and the limits beside it. */
export interface Gallery {
  readonly name: string
  readonly rows: number
  readonly studio: Studio
  readonly limits: Limits
  readonly cases: readonly GalleryCase[]
  /** The page of a case without a server; where the database is in this process. */
  readonly bare: (page: GalleryCase) => (() => string) | undefined
}

/** How whatever was opened is closed again. */
export type Opened = (() => Promise<unknown> | void)[]

/** More rows take PostgreSQL minutes to index, at every run. */
const MOST_ROWS_OF_POSTGRES = 100_000

export async function openGalleries({ rows, databases, log }: Context, opened: Opened): Promise<Gallery[]> {
  const galleries: Gallery[] = []
  for (const size of rows) galleries.push(await openSqliteGallery(size, log, opened))
  if (!databases.includes('postgresql')) return galleries
  const server = await startPostgres()
  opened.push(server.stop)
  const size = Math.min(rows.at(-1) ?? 0, MOST_ROWS_OF_POSTGRES)
  await seedPostgres(server.url(), size, log)
  return [
    ...galleries,
    await openGallery({ name: 'PostgreSQL', rows: size, url: server.url(), bare: () => undefined }, opened),
  ]
}

async function openSqliteGallery(rows: number, log: Context['log'], opened: Opened): Promise<Gallery> {
  const url = await seededSqlite(rows, log)
  const queries = openBareQueries(url)
  opened.push(queries.close)
  return openGallery({ name: 'SQLite', rows, url, bare: ({ bare }) => bare && queries.prepare(bare) }, opened)
}

async function openGallery(
  { name, rows, url, bare }: Pick<Gallery, 'name' | 'rows' | 'bare'> & { url: string },
  opened: Opened,
): Promise<Gallery> {
  const studio = await startStudio({ databaseUrl: url })
  opened.push(studio.stop)
  const cases = galleryCases(rows)
  for (const page of cases) {
    const answer = await fetch(studio.url + page.path + (page.fresh?.() ?? ''))
    const [body, expected] = [await answer.text(), bare(page)?.()]
    if (!answer.ok || (expected !== undefined && expected !== body))
      throw new Error(`${page.name}: the studio answers something else than the bare query`)
  }
  const limits = await startLimits({ texts: { '/ready': await readyMade(studio.url + (cases[0]?.path ?? '')) } })
  opened.push(limits.stop)
  return { name, rows, studio, limits, cases, bare }
}

/** The newest page as the studio sends it, without what every server adds by itself. */
async function readyMade(url: string) {
  const newest = await fetch(url, { headers: { 'accept-encoding': 'identity' } })
  const added = new Set(['connection', 'keep-alive', 'date', 'content-length'])
  return {
    body: await newest.text(),
    headers: Object.fromEntries([...newest.headers].filter(([name]) => !added.has(name))),
  }
}
