import { run, send, type Database, type Orm, type Work } from '@atelier/db'
import { and, asc, eq, inArray, lt, ne, notInArray } from 'drizzle-orm'
import type { Tables } from '@atelier/db'

export type Chosen = Tables['a1111Options']['$inferSelect']['chosen']
export type JobRow = Tables['a1111Jobs']['$inferSelect']

/** Jobs of one caller that are looked at: more at a time nobody waits for. */
const MOST_JOBS = 50

/** The only queries over what clients of this API chose and wait for. */
export function createA1111Repository({ orm, tables }: Database) {
  const { a1111Options: options, a1111Jobs: jobs, accessKeys } = tables
  return {
    async findChosen(caller: string): Promise<Chosen | undefined> {
      const [row] = await orm.select({ chosen: options.chosen }).from(options).where(eq(options.caller, caller))
      return row?.chosen
    },
    *readChosen(tx: Orm, caller: string): Work<Chosen | undefined> {
      const [row] = yield* run(tx.select({ chosen: options.chosen }).from(options).where(eq(options.caller, caller)))
      return row?.chosen
    },
    *putChosen(tx: Orm, row: Tables['a1111Options']['$inferInsert']): Work<void> {
      const { chosen, updatedAt } = row
      yield* send(
        tx.insert(options).values(row).onConflictDoUpdate({ target: options.caller, set: { chosen, updatedAt } }),
      )
    },
    /** Of keys that are gone. */
    *removeStale(tx: Orm): Work<void> {
      const keys = tx.select({ id: accessKeys.id }).from(accessKeys)
      yield* send(tx.delete(options).where(and(ne(options.caller, options.ownerId), notInArray(options.caller, keys))))
    },

    jobsOf: (caller: string): Promise<JobRow[]> =>
      orm.select().from(jobs).where(eq(jobs.caller, caller)).orderBy(asc(jobs.id)).limit(MOST_JOBS),
    *addJob(tx: Orm, row: JobRow): Work<void> {
      yield* send(tx.insert(jobs).values(row))
    },
    *removeJobs(tx: Orm, ids: readonly string[]): Work<void> {
      yield* send(tx.delete(jobs).where(inArray(jobs.id, [...ids])))
    },
    *removeJobsBefore(tx: Orm, time: Date): Work<void> {
      yield* send(tx.delete(jobs).where(lt(jobs.createdAt, time)))
    },
  }
}
export type A1111Repository = ReturnType<typeof createA1111Repository>
