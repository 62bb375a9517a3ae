import { run, send, type Database, type Orm, type Tables, type Work } from '@atelier/db'
import { eq } from 'drizzle-orm'

export type EngineRow = Tables['engines']['$inferSelect']

/** What an admin said of the engines. There are few, so they are always read all at once. */
export function createEnginesRepository({ orm, tables: { engines } }: Database) {
  return {
    all: (): Promise<EngineRow[]> => orm.select().from(engines),

    *readAll(tx: Orm): Work<EngineRow[]> {
      return yield* run(tx.select().from(engines))
    },

    *put(tx: Orm, row: EngineRow): Work<void> {
      const { id: _id, createdAt: _createdAt, ...changeable } = row
      yield* send(tx.insert(engines).values(row).onConflictDoUpdate({ target: engines.id, set: changeable }))
    },

    *remove(tx: Orm, id: string): Work<void> {
      yield* send(tx.delete(engines).where(eq(engines.id, id)))
    },
  }
}
export type EnginesRepository = ReturnType<typeof createEnginesRepository>
