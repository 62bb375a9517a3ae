import { startLimits, type Limits } from '../processes/limits.ts'
import { startStudio, type Studio } from '../processes/studio.ts'
import type { Context, Database } from '../scenario.ts'
import { seededPostgres } from '../seed/postgres-server.ts'
import { seededSqlite } from '../seed/sqlite.ts'
import type { BareQueries } from './bare-query.ts'
import { openBareSqlite } from './bare-sqlite.ts'
import { galleryCases, type GalleryCase } from './gallery-cases.ts'

/** A gallery of one size: the studio over it, and what limits it beside it. */
export interface Gallery {
  readonly database: Database
  readonly rows: number
  readonly studio: Studio
  /** Sends the newest page as a text that is ready. */
  readonly readyMade: Limits
  readonly pages: readonly GalleryPage[]
}
export type GalleryPage = Omit<GalleryCase, 'bare'> & { readonly bare: ReturnType<BareQueries['prepare']> | undefined }

/** How whatever was opened is closed again. */
export type Opened = (() => Promise<unknown> | void)[]

/** SQLite at every size, and PostgreSQL at the largest. */
export async function openGalleries({ rows, databases, log }: Context, opened: Opened): Promise<Gallery[]> {
  const galleries: Gallery[] = []
  for (const size of databases.includes('sqlite') ? rows : []) {
    const url = await seededSqlite(size, log)
    const queries = openBareSqlite(url)
    opened.push(queries.close)
    galleries.push(await openGallery({ database: 'sqlite', rows: size, url, queries }, opened))
  }
  const largest = rows.at(-1)
  if (!databases.includes('postgresql') || largest === undefined) return galleries
  const server = await seededPostgres(largest, log)
  opened.push(server.stop)
  galleries.push(await openGallery({ database: 'postgresql', rows: largest, url: server.url() }, opened))
  return galleries
}

async function openGallery(
  {
    database,
    rows,
    url,
    queries,
  }: { database: Database; rows: number; url: string; queries?: BareQueries | undefined },
  opened: Opened,
): Promise<Gallery> {
  const studio = await startStudio({ databaseUrl: url })
  opened.push(studio.stop)
  const pages = galleryCases(rows).map((page): GalleryPage => ({
    ...page,
    bare: page.bare && queries?.prepare(page.bare),
  }))
  for (const page of pages) await compare(studio, page)
  const readyMade = await startLimits({ texts: { '/ready': await newestOf(studio) } })
  opened.push(readyMade.stop)
  return { database, rows, studio, readyMade, pages }
}

/** What is compared by its speed must be the same. */
async function compare(studio: Studio, { title, path, fresh, bare }: GalleryPage): Promise<void> {
  const answer = await fetch(studio.url + path + (fresh?.() ?? ''))
  const [body, expected] = [await answer.text(), await bare?.()]
  if (!answer.ok) throw new Error(`${title}: the studio answers ${answer.status}: ${body.slice(0, 500)}`)
  if (expected === undefined || body === expected) return
  const at = Array.from(body).findIndex((character, index) => character !== expected[index])
  const around = (text: string) => text.slice(Math.max(0, at - 80), at + 80)
  throw new Error(
    `${title}: the studio answers something else than the bare query, ...${around(body)}... instead of ...${around(expected)}...`,
  )
}

/** The newest page as the studio sends it, without what every server adds by itself. */
async function newestOf(studio: Studio) {
  const newest = await fetch(`${studio.url}/api/v1/images?limit=50`, { headers: { 'accept-encoding': 'identity' } })
  const added = new Set(['connection', 'keep-alive', 'date', 'content-length'])
  return {
    body: await newest.text(),
    headers: Object.fromEntries([...newest.headers].filter(([name]) => !added.has(name))),
  }
}
