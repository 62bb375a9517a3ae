import { run, send, type Database, type Orm, type Tables, type Work } from '@atelier/db'
import { and, asc, eq } from 'drizzle-orm'

export type PasskeyRow = Tables['passkeys']['$inferSelect']

/** The only queries of passkeys. What takes `tx` is a part of an atomic write that the caller makes. */
export function createPasskeysRepository({ orm, tables: { passkeys } }: Database) {
  const own = (userId: string, id: string) => and(eq(passkeys.id, id), eq(passkeys.userId, userId))

  return {
    list: (userId: string): Promise<PasskeyRow[]> =>
      Promise.resolve(orm.select().from(passkeys).where(eq(passkeys.userId, userId)).orderBy(asc(passkeys.id))),

    async findByCredential(credentialId: string): Promise<PasskeyRow | undefined> {
      const [row] = await orm.select().from(passkeys).where(eq(passkeys.credentialId, credentialId))
      return row
    },

    *read(tx: Orm, id: string): Work<PasskeyRow | undefined> {
      const [row] = yield* run(tx.select().from(passkeys).where(eq(passkeys.id, id)))
      return row
    },

    *readAll(tx: Orm, userId: string): Work<PasskeyRow[]> {
      return yield* run(tx.select().from(passkeys).where(eq(passkeys.userId, userId)))
    },

    /** False where that key is there already. */
    *add(tx: Orm, row: PasskeyRow): Work<boolean> {
      const [added] = yield* run(tx.insert(passkeys).values(row).onConflictDoNothing().returning())
      return added !== undefined
    },

    *setUsed(tx: Orm, id: string, values: Pick<PasskeyRow, 'counter' | 'usedAt'>): Work<void> {
      yield* send(tx.update(passkeys).set(values).where(eq(passkeys.id, id)))
    },

    *rename(tx: Orm, userId: string, id: string, name: string): Work<PasskeyRow | undefined> {
      const [row] = yield* run(tx.update(passkeys).set({ name }).where(own(userId, id)).returning())
      return row
    },

    *remove(tx: Orm, userId: string, id: string): Work<PasskeyRow | undefined> {
      const [row] = yield* run(tx.delete(passkeys).where(own(userId, id)).returning())
      return row
    },

    *removeAll(tx: Orm, userId: string): Work<PasskeyRow[]> {
      return yield* run(tx.delete(passkeys).where(eq(passkeys.userId, userId)).returning())
    },
  }
}
export type PasskeysRepository = ReturnType<typeof createPasskeysRepository>
