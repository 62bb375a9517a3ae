import { run, type Database, type Orm, type Tables, type Work } from '@atelier/db'
import { and, count, eq, isNotNull, ne } from 'drizzle-orm'
import { NO_LIMITS, type Limits } from '../../../platform/limits.ts'

export type UserRow = Tables['users']['$inferSelect']

/** The only writes to accounts. What takes `tx` is a part of an atomic write that the caller makes. */
export function createAccountsRepository({ orm, tables: { users, sessions } }: Database) {
  return {
    /** In no order: databases sort names each in their own way. */
    list: () => orm.select().from(users),

    async find(id: string): Promise<UserRow | undefined> {
      const [row] = await orm.select().from(users).where(eq(users.id, id))
      return row
    },

    async findByName(usernameKey: string): Promise<UserRow | undefined> {
      const [row] = await orm.select().from(users).where(eq(users.usernameKey, usernameKey))
      return row
    },

    /** Whether the account was logged in from there before, and still is. */
    async isKnownAddress(userId: string, address: string): Promise<boolean> {
      const [row] = await orm
        .select({ id: sessions.id })
        .from(sessions)
        .where(and(eq(sessions.userId, userId), eq(sessions.address, address)))
        .limit(1)
      return row !== undefined
    },

    *read(tx: Orm, id: string): Work<UserRow | undefined> {
      const [row] = yield* run(tx.select().from(users).where(eq(users.id, id)))
      return row
    },

    /** What somebody may use up; nobody bounds whoever has no account. */
    *limitsOf(tx: Orm, id: string): Work<Limits> {
      const { imagesADay, imagesAtATime, maxBytes: bytes, budget } = users
      const [limits] = yield* run(
        tx.select({ imagesADay, imagesAtATime, bytes, budget }).from(users).where(eq(users.id, id)),
      )
      return limits ?? NO_LIMITS
    },

    *readByName(tx: Orm, usernameKey: string): Work<UserRow | undefined> {
      const [row] = yield* run(tx.select().from(users).where(eq(users.usernameKey, usernameKey)))
      return row
    },

    *count(tx: Orm): Work<number> {
      const [row] = yield* run(tx.select({ total: count() }).from(users))
      return row?.total ?? 0
    },

    /** Admins who can come in, but for one. */
    *countOtherAdmins(tx: Orm, id: string): Work<number> {
      const [row] = yield* run(
        tx
          .select({ total: count() })
          .from(users)
          .where(and(eq(users.role, 'admin'), eq(users.disabled, false), isNotNull(users.joinedAt), ne(users.id, id))),
      )
      return row?.total ?? 0
    },

    *add(tx: Orm, row: UserRow): Work<UserRow> {
      const [added] = yield* run(tx.insert(users).values(row).returning())
      if (!added) throw new Error('an insert returned no row')
      return added
    },

    *set(tx: Orm, id: string, values: Partial<UserRow>): Work<UserRow | undefined> {
      const [row] = yield* run(tx.update(users).set(values).where(eq(users.id, id)).returning())
      return row
    },

    *remove(tx: Orm, id: string): Work<void> {
      yield* run(tx.delete(users).where(eq(users.id, id)))
    },
  }
}
export type AccountsRepository = ReturnType<typeof createAccountsRepository>
