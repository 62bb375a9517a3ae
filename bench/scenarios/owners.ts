import { inRounds, latenciesOf, median, rateOf } from '../load.ts'
import { createClosers } from '../processes/closers.ts'
import { startStudio, type Studio } from '../processes/studio.ts'
import type { Table } from '../report.ts'
import { defineScenario, type Context, type Database, type Limit, type Scale } from '../scenario.ts'
import { seededPostgres } from '../seed/postgres-server.ts'
import { OWNER } from '../seed/rows.ts'
import { seededSqlite } from '../seed/sqlite.ts'
import { galleryCases, type CaseName } from './gallery-cases.ts'

const PEOPLE = 50
const SIZES = {
  full: { rounds: 5, looks: 100, warm: { seconds: 1 } },
  quick: { rounds: 2, looks: 30, warm: { seconds: 0.3 } },
  smallest: { rounds: 1, looks: 1, warm: { requests: 8 } },
} satisfies Record<Scale, object>

const COMPARED = {
  newest: 'newest page',
  first: 'first page, uncached',
  favourites: 'favourites',
  model: 'one model of 6 (2 %)',
  common: 'search, common word',
  rare: 'search, rare word',
  statistics: 'statistics',
  timelineAnew: 'timeline, made anew',
} as const satisfies Partial<Record<CaseName, string>>
type Compared = keyof typeof COMPARED

const DATABASES = { sqlite: 'SQLite', postgresql: 'PostgreSQL' } as const satisfies Record<Database, string>
type Name = `${Database} ${Compared}`

const namesOf = (database: Database) =>
  (Object.keys(COMPARED) as Compared[]).map(page => [page, `${database} ${page}`] as const) // by the pages that are compared

const limits = Object.fromEntries(
  (Object.keys(DATABASES) as Database[]).flatMap(database =>
    namesOf(database).map(([page, name]) => [
      name,
      {
        what: `${DATABASES[database]}, ${COMPARED[page]}, one's own of ${PEOPLE} people's 1,000,000, p50 of that of a studio of one`,
        atMost: 1.2,
      },
    ]),
  ),
) as Record<Name, Limit> // by the names of what is compared

/** What a studio of many people costs one of them: a gallery of one, beside one of the same size that many have. */
export const owners = defineScenario({
  name: 'owners',
  title: `a gallery of ${PEOPLE} people, beside one of the same size of one`,
  limits,
  async run({ rows, scale, databases, log }) {
    const size = rows.at(-1) ?? 0
    const tables: Table[] = []
    const figures: Partial<Record<Name, number>> = {}
    for (const database of databases) {
      const took = await compare(database, size, SIZES[scale], log)
      tables.push({
        title: `Gallery of ${size.toLocaleString('en')} rows (${DATABASES[database]}), p50 in ms`,
        columns: ['page', 'of one', `one's own of ${PEOPLE}`, "the studio's", "everybody's"],
        rows: casesOf(size).map(({ name, title }) => [
          title,
          took(`alone ${name}`),
          took(`many ${name}`),
          took(`studio ${name}`),
          took(`all ${name}`),
        ]),
      })
      for (const [page, name] of namesOf(database))
        figures[name] = (took(`many ${page}`) ?? 0) / (took(`alone ${page}`) ?? 1)
    }
    return { tables, figures }
  },
})

/** Two studios of that size, of one person and of many, page by page. */
async function compare(database: Database, size: number, scale: (typeof SIZES)[Scale], log: Context['log']) {
  const { opened, closeAll } = createClosers()
  const studioOf = async (people: number) => {
    if (database === 'sqlite')
      return opened(await startStudio({ databaseUrl: await seededSqlite(size, log, { owners: people }) }))
    const server = opened(await seededPostgres(size, log, { owners: people }))
    return opened(await startStudio({ databaseUrl: server.url() }))
  }
  try {
    const [alone, many] = [await studioOf(1), await studioOf(PEOPLE)]
    await requireOwn(many)
    return await measure({ alone, many }, casesOf(size), scale)
  } finally {
    await closeAll()
  }
}

const casesOf = (rows: number) => galleryCases(rows).filter(({ name }) => name in COMPARED)

/** Each page in turns, in both studios; in the one of many in each scope. */
async function measure(
  { alone, many }: { alone: Studio; many: Studio },
  cases: ReturnType<typeof galleryCases>,
  { rounds, looks, warm }: { rounds: number; looks: number; warm: Parameters<typeof rateOf>[1] },
) {
  const work = new Map<string, () => Promise<number[]>>()
  for (const { name, path, fresh } of cases)
    for (const [scope, studio, query] of [
      ['alone', alone, undefined],
      ['many', many, undefined],
      ['studio', many, 'scope=studio'],
      ['all', many, 'scope=all'],
    ] as const) {
      const target = { url: studio.url + scoped(path, query), pid: studio.pid, ...(fresh && { fresh }) }
      await rateOf(target, warm)
      work.set(`${scope} ${name}`, () => latenciesOf(target, looks))
    }
  const measured = await inRounds(rounds, work)
  return (name: string) => {
    const all = measured.get(name)?.flat()
    return all && median(all)
  }
}

/** In front of the rest of the query: what makes each request another one is added behind. */
const scoped = (path: string, query: string | undefined) => {
  if (query === undefined) return path
  const [address, rest] = path.split('?')
  return `${address}?${query}${rest === undefined ? '' : `&${rest}`}`
}

async function requireOwn(studio: Studio): Promise<void> {
  const answer = await fetch(`${studio.url}/api/v1/images?limit=50`)
  const { items } = (await answer.json()) as { items: { ownerId: string }[] }
  if (items.length === 0 || items.some(({ ownerId }) => ownerId !== OWNER))
    throw new Error('a page of one’s own has pictures of others')
}
