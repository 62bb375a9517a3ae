import { latenciesOf, median } from '../load.ts'
import { createClosers } from '../processes/closers.ts'
import { startStudio, type Studio } from '../processes/studio.ts'
import type { Cell, Table } from '../report.ts'
import { defineScenario, type Context, type Database, type Scale } from '../scenario.ts'
import { COLLECTION, COMMON_TAG, RARE_TAG, SAMPLERS, STYLES } from '../seed/described.ts'
import { seededPostgres } from '../seed/postgres-server.ts'
import { MODELS } from '../seed/rows.ts'
import { seededSqlite } from '../seed/sqlite.ts'
import { COMMON_WORD, RARE_WORD } from '../seed/words.ts'
import { PAGE_SIZE } from './gallery-cases.ts'

/** Requests of each question, one after another. */
const LOOKS = { full: 15, quick: 5, smallest: 1 } satisfies Record<Scale, number>
const SLOWEST_SHOWN = 20
const MOST_MS = 5

type Asked = [name: string, value: string]

/** What the page offers, as it asks for it: of each field one value that many pictures have, and one that few have where that can be. */
const FILTERS: readonly Asked[] = [
  ['favorite', 'true'],
  ['model', MODELS[0] ?? ''],
  ['model', MODELS.at(-1) ?? ''],
  ['provider', 'gone'],
  ['imported', 'true'],
  ['imported', 'false'],
  ['rating', '1'],
  ['rating', '5'],
  ['rating', '0'],
  ['tag', COMMON_TAG],
  ['tag', RARE_TAG],
  ['style', STYLES[0] ?? ''],
  ['shape', 'square'],
  ['shape', 'wide'],
  ['task', 'text-to-image'],
  ['task', 'upscale'],
  ['sampler', SAMPLERS[0] ?? ''],
  ['seed', '7'],
  ['collection', 'none'],
  ['collection', COLLECTION],
  ['from', '2025-06-01T00:00:00Z'],
  ['to', '2025-02-01T00:00:00Z'],
  ['q', COMMON_WORD],
  ['q', RARE_WORD],
]
type Question = readonly Asked[]

const what = (database: string) => `${database}, 1,000,000: the slowest filter or pair of filters, p50`

/** Each filter that the page offers, and each pair of them. */
export const filters = defineScenario({
  name: 'filters',
  title: 'filters of a large gallery, one by one and two by two',
  limits: {
    sqlite: { what: what('SQLite'), atMost: MOST_MS, unit: 'ms' },
    postgresql: { what: what('PostgreSQL'), atMost: MOST_MS, unit: 'ms' },
  },
  async run({ rows, scale, databases, log }) {
    const size = rows.at(-1) ?? 0
    const tables: Table[] = []
    const figures: Partial<Record<Database, number>> = {}
    for (const database of databases) {
      const took = await measure(database, size, LOOKS[scale], log)
      const slowest = took.toSorted((a, b) => b.ms - a.ms)
      const tooSlow = took.filter(({ ms }) => ms > MOST_MS).length
      tables.push({
        title: `Gallery of ${size.toLocaleString('en')} rows (${database}), p50 of ${LOOKS[scale]}: ${tooSlow} of ${took.length} questions took more than ${MOST_MS} ms; half of them took at most ${median(took.map(({ ms }) => ms)).toFixed(2)} ms. The slowest:`,
        columns: ['asked for', 'pictures on the page', 'ms'],
        rows: slowest.slice(0, SLOWEST_SHOWN).map(({ question, found, ms }): Cell[] => [textOf(question), found, ms]),
      })
      figures[database] = slowest[0]?.ms ?? 0
    }
    return { tables, figures }
  },
})

const questions = (): Question[] =>
  FILTERS.flatMap((one, at) => [
    [one],
    ...FILTERS.slice(at + 1)
      .filter(([name]) => name !== one[0])
      .map((other): Question => [one, other]),
  ])

const textOf = (question: Question) => question.map(pair => pair.join('=')).join(' ')

async function measure(database: Database, size: number, looks: number, log: Context['log']) {
  const { opened, closeAll } = createClosers()
  try {
    const studio = opened(await startStudio({ databaseUrl: await galleryOf(database, size, log, opened) }))
    const took = []
    for (const question of questions()) took.push({ question, ...(await ask(studio, question, looks)) })
    return took
  } finally {
    await closeAll()
  }
}

async function galleryOf(
  database: Database,
  size: number,
  log: Context['log'],
  opened: ReturnType<typeof createClosers>['opened'],
) {
  if (database === 'sqlite') return seededSqlite(size, log, { described: true })
  return opened(await seededPostgres(size, log, { described: true })).url()
}

async function ask(studio: Studio, question: Question, looks: number) {
  const url = `${studio.url}/api/v1/images?${new URLSearchParams([...question]).toString()}`
  const answer = await fetch(`${url}&limit=${PAGE_SIZE}`)
  if (!answer.ok) throw new Error(`${url} was answered with ${answer.status}: ${await answer.text()}`)
  const { items } = (await answer.json()) as { items: unknown[] } // by the contract of listImages
  // A page one picture longer each time: what is kept answers no question twice.
  let limit = PAGE_SIZE
  const fresh = () => String((limit += 1))
  return { found: items.length, ms: median(await latenciesOf({ url: `${url}&limit=`, fresh }, looks)) }
}
