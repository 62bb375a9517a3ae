import { run, send, type Database, type Orm, type Tables, type Work } from '@atelier/db'
import { and, count, desc, eq, lt, sql } from 'drizzle-orm'

export type LinkRow = Tables['links']['$inferSelect']
type NewLinkRow = Tables['links']['$inferInsert']

/** The only queries over links. What takes `tx` is a part of an atomic write that the caller makes. */
export function createLinksRepository({ orm, tables: { links } }: Database) {
  const byToken = orm
    .select()
    .from(links)
    .where(eq(links.tokenHash, sql.placeholder('tokenHash')))
    .prepare('link_by_token')

  return {
    list: (ownerId: string, targetId: string | undefined) =>
      orm
        .select()
        .from(links)
        .where(and(eq(links.ownerId, ownerId), targetId === undefined ? undefined : eq(links.targetId, targetId)))
        .orderBy(desc(links.id)),

    async findByToken(tokenHash: string): Promise<LinkRow | undefined> {
      const [row] = await byToken.execute({ tokenHash })
      return row
    },

    *add(tx: Orm, row: NewLinkRow): Work<LinkRow> {
      const [added] = yield* run(tx.insert(links).values(row).returning())
      if (!added) throw new Error('an insert returned no row')
      return added
    },

    *readTotal(tx: Orm, ownerId: string): Work<number> {
      const [row] = yield* run(tx.select({ total: count() }).from(links).where(eq(links.ownerId, ownerId)))
      return row?.total ?? 0
    },

    *read(tx: Orm, id: string): Work<LinkRow | undefined> {
      const [row] = yield* run(tx.select().from(links).where(eq(links.id, id)))
      return row
    },

    *remove(tx: Orm, id: string): Work<void> {
      yield* run(tx.delete(links).where(eq(links.id, id)).returning({ id: links.id }))
    },

    *removeExpired(tx: Orm, before: Date): Work<void> {
      yield* run(tx.delete(links).where(lt(links.expiresAt, before)).returning({ id: links.id }))
    },

    *addViews(tx: Orm, id: string, views: number, viewedAt: Date): Work<void> {
      yield* send(
        tx
          .update(links)
          .set({ views: sql`${links.views} + ${views}`, viewedAt })
          .where(eq(links.id, id)),
      )
    },
  }
}
export type LinksRepository = ReturnType<typeof createLinksRepository>
