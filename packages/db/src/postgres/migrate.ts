import { fileURLToPath } from 'node:url'
import { drizzle } from 'drizzle-orm/postgres-js'
import { migrate } from 'drizzle-orm/postgres-js/migrator'
import { refuseNewer } from '../newer.ts'
import { connect } from './connect.ts'
import { casing } from './orm.ts'

const migrationsFolder = fileURLToPath(new URL('../../migrations/postgresql', import.meta.url))

/** Applies what is missing, while nobody else does: `lock` is the number of the lock that all who migrate take. */
export async function migrateAlone(url: string, lock: number): Promise<void> {
  // Large tables may take their time.
  const sql = connect(url, { max: 1, query_timeout: 0, connection: { statement_timeout: '0' as never } })
  try {
    await sql`select pg_advisory_lock(${lock})`
    await migrate(drizzle(sql, { casing }), { migrationsFolder })
    const [applied] = await sql<{ newest: string }[]>`
      select max(created_at) as newest from drizzle.__drizzle_migrations`
    refuseNewer(Number(applied?.newest), migrationsFolder)
  } finally {
    await sql.end({ timeout: 5 })
  }
}
