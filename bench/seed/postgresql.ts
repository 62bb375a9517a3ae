import { openDatabase } from '@atelier/db'
import { COLLECTING } from './described.ts'
import { generationOf, IMAGES_A_GENERATION, imagesFrom, type Kind } from './rows.ts'

/** Rows sent at a time. */
const BATCH = 5000

/** Fills an empty database with the rows that `seededSqlite` has. */
export async function seedPostgres(url: string, rows: number, log: (line: string) => void, kind: Kind): Promise<void> {
  const startedAt = performance.now()
  const db = openDatabase(url)
  if (db.dialect !== 'postgresql') throw new Error(`${url} is no PostgreSQL`)
  try {
    await db.migrate()
    const imageAt = imagesFrom(rows, kind)
    for (let first = 0; first < rows; first += BATCH) {
      const images = Array.from({ length: Math.min(BATCH, rows - first) }, (_, index) => imageAt(first + index))
      const generations = images.filter((_, index) => (first + index) % IMAGES_A_GENERATION === 0).map(generationOf)
      await db.query(insert('generations', generations[0]), [
        JSON.stringify(generations.map(row => ({ ...timesOf(row), parameters: JSON.parse(row.parameters) }))),
      ])
      await db.query(insert('generated_images', images[0]), [
        JSON.stringify(
          images.map(row => ({
            ...timesOf(row),
            favorite: row.favorite === 1,
            trashed: row.trashed === 1,
            shared: row.shared === 1,
            ...(row.tags !== undefined && { tags: JSON.parse(row.tags), typed: row.typed && JSON.parse(row.typed) }),
          })),
        ),
      ])
    }
    if (kind.described) for (const statement of COLLECTING) await db.query(statement)
    await db.query(
      "insert into events (type, audience, payload, created_at) values ('image.removed', '*', '{\"id\":\"\"}', now())",
    )
    await db.query('vacuum analyze')
  } finally {
    await db.close()
  }
  log(
    `seeded ${rows.toLocaleString('en')} rows of PostgreSQL in ${((performance.now() - startedAt) / 1000).toFixed(1)} s`,
  )
}

function insert(table: string, row: object = {}): string {
  const columns = Object.keys(row).join(', ')
  return `insert into ${table} (${columns}) select ${columns} from json_populate_recordset(null::${table}, $1)`
}

/** SQLite keeps milliseconds where PostgreSQL keeps timestamps. */
const timesOf = (row: object) =>
  Object.fromEntries(
    Object.entries(row).map(([name, value]: [string, unknown]) => [
      name,
      name.endsWith('_at') && typeof value === 'number' ? new Date(value).toISOString() : value,
    ]),
  )
