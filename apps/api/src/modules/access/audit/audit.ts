import type { AuditAction, AuditEntry } from '@atelier/contracts'
import { send, type Database, type Orm, type Tables, type Work } from '@atelier/db'
import { and, desc, eq, lt } from 'drizzle-orm'
import type { Clock } from '../../../platform/clock.ts'
import { decodeNumericCursor, encodeCursor } from '../../../platform/cursor.ts'
import type { Context } from '../../../platform/operations/operation.ts'

const KEPT_MS = 180 * 24 * 60 * 60 * 1000

interface Party {
  readonly id?: string | null
  readonly name?: string | null
}

export interface Happened {
  readonly action: AuditAction
  /** Who asked. */
  readonly ctx: Pick<Context, 'actor' | 'caller'>
  /** Whom it counts for, where that is not yet the actor: who logs in. */
  readonly actor?: Party
  readonly subject?: Party
}

interface Page {
  readonly cursor?: string
  readonly limit?: number
  readonly action?: AuditAction
  readonly actor?: string
}

type Row = Tables['auditLog']['$inferSelect']

/** Who did what to what, from where. Written with the change that it tells of, where that is a write. */
export function createAudit({ db, clock }: { db: Database; clock: Clock }) {
  const {
    orm,
    tables: { auditLog },
  } = db

  function rowOf({ action, ctx, actor, subject }: Happened) {
    const known = ctx.actor.through ? { id: ctx.actor.id, name: ctx.actor.name } : undefined
    const by = actor ?? known
    return {
      action,
      actorId: by?.id ?? null,
      actorName: by?.name ?? null,
      subjectId: subject?.id ?? null,
      subjectName: subject?.name ?? null,
      through: ctx.actor.through?.kind ?? null,
      address: ctx.caller?.address ?? null,
      at: clock.now(),
    }
  }

  return {
    *append(tx: Orm, happened: Happened): Work<void> {
      yield* send(tx.insert(auditLog).values(rowOf(happened)))
    },
    write: async (happened: Happened): Promise<void> => {
      await orm.insert(auditLog).values(rowOf(happened))
    },
    async page({
      cursor,
      limit = 50,
      action,
      actor,
    }: Page): Promise<{ items: AuditEntry[]; nextCursor: string | null }> {
      const before = cursor === undefined ? undefined : decodeNumericCursor(cursor)
      const rows = await orm
        .select()
        .from(auditLog)
        .where(
          and(
            before === undefined ? undefined : lt(auditLog.sequence, before),
            action === undefined ? undefined : eq(auditLog.action, action),
            actor === undefined ? undefined : eq(auditLog.actorId, actor),
          ),
        )
        .orderBy(desc(auditLog.sequence))
        .limit(limit + 1)
      const items = rows.slice(0, limit)
      const last = items.at(-1)
      return {
        items: items.map(present),
        nextCursor: rows.length > limit && last ? encodeCursor(last.sequence) : null,
      }
    },
    removeOld: async (): Promise<void> => {
      await orm.delete(auditLog).where(lt(auditLog.at, new Date(clock.now().getTime() - KEPT_MS)))
    },
  }
}
export type Audit = ReturnType<typeof createAudit>

const present = (row: Row): AuditEntry => ({
  id: row.sequence,
  at: row.at.toISOString(),
  // What was written is one of the actions: `append` and `write` are the only writers.
  action: row.action as AuditAction,
  actor: { id: row.actorId, name: row.actorName },
  subject: { id: row.subjectId, name: row.subjectName },
  through: row.through,
  address: row.address,
})
