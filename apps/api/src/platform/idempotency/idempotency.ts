import { createHash } from 'node:crypto'
import { run, type Database, type Orm, type Work } from '@atelier/db'
import { and, eq, gt, inArray, lte, type InferSelectModel } from 'drizzle-orm'
import type { Actor } from '../actor.ts'
import type { Clock } from '../clock.ts'
import { idempotencyConflict } from '../common.errors.ts'

/** Milliseconds, as docs/api.md promises of an `Idempotency-Key`. */
const KEPT_MS = 24 * 60 * 60 * 1000

/** A call that may come again. Keys belong to an actor; a call without one is always new. */
export interface Call {
  readonly actor: Actor
  readonly operation: string
  readonly key: string | undefined
  readonly input: object
  /** Milliseconds that the call before may be ago; for as long as calls are remembered where it is left out. */
  readonly withinMs?: number | undefined
}

/** What a call left behind, as far as its answer can be put together again from it. `id` is that of what it made. */
export interface Outcome {
  readonly id: string
}

export type Once<R extends Outcome, M> =
  | { readonly isNew: true; readonly result: R; readonly made: M }
  | { readonly isNew: false; readonly result: R }

/** The write of a new call: `made` is for whoever goes on with it, `result` is stored for those who repeat it. */
type Write<R extends Outcome, M> = (tx: Orm) => Work<{ result: R; made: M }>

/** Does what has an Idempotency-Key once, however often and from however many processes it is asked for. */
export function createIdempotency({ db, clock }: { db: Database; clock: Clock }) {
  const {
    orm,
    tables: { idempotencyKeys: keys },
  } = db
  function held({ actor, key = '', withinMs }: Call, now = clock.now()) {
    const since = withinMs === undefined ? undefined : gt(keys.createdAt, new Date(now.getTime() - withinMs))
    return and(eq(keys.actorId, actor.id), eq(keys.key, key), gt(keys.expiresAt, now), since)
  }

  async function find<R extends Outcome>(call: Call): Promise<R | undefined> {
    if (call.key === undefined) return undefined
    const [row] = await orm.select().from(keys).where(held(call))
    return resultOf(row, call) as R | undefined
  }

  function* read<R extends Outcome>(tx: Orm, call: Call): Work<R | undefined> {
    if (call.key === undefined) return undefined
    const [row] = yield* run(tx.select().from(keys).where(held(call)))
    return resultOf(row, call) as R | undefined
  }

  /** In the place of one that has expired. */
  function* put(tx: Orm, { actor, operation, key, input }: Call, result: Outcome): Work<void> {
    if (key === undefined) return
    const createdAt = clock.now()
    const values = {
      operation,
      requestHash: hashOf(input),
      resource: result.id,
      result,
      createdAt,
      expiresAt: new Date(createdAt.getTime() + KEPT_MS),
    }
    yield* run(
      tx
        .insert(keys)
        .values({ actorId: actor.id, key, ...values })
        .onConflictDoUpdate({ target: [keys.actorId, keys.key], set: values }),
    )
  }

  return {
    /**
     * `prepare` is not called for a call that came before: what was begun is given again although it could not be begun
     * any more. Throws `idempotencyConflict` where the key was used for something else.
     */
    async once<R extends Outcome, M>(call: Call, prepare: () => Promise<Write<R, M>>): Promise<Once<R, M>> {
      const known = await find<R>(call)
      if (known) return { isNew: false, result: known }
      const write = await prepare()
      return db.atomic(function* (tx): Work<Once<R, M>> {
        // Somebody else may have been first in the meantime. Writes run one after another, so from here on nobody is.
        const earlier = yield* read<R>(tx, call)
        if (earlier) return { isNew: false, result: earlier }
        const { result, made } = yield* write(tx)
        yield* put(tx, call, result)
        return { isNew: true, result, made }
      })
    },

    /** What a call that came before left behind. Throws `idempotencyConflict`. */
    find,

    /** Counts the time from now in which it is the same call. */
    async renew(call: Call): Promise<void> {
      await orm.update(keys).set({ createdAt: clock.now() }).where(held(call))
    },

    /** Whether a call came, or was renewed, after that. */
    async cameSince({ actor, key = '' }: Pick<Call, 'actor' | 'key'>, time: Date): Promise<boolean> {
      const rows = await orm
        .select({ key: keys.key })
        .from(keys)
        .where(and(eq(keys.actorId, actor.id), eq(keys.key, key), gt(keys.createdAt, time)))
      return rows.length > 0
    },

    /** To be yielded where a thing is removed: a call that made it makes it anew. */
    *forget(tx: Orm, ...ids: readonly string[]): Work<void> {
      yield* run(tx.delete(keys).where(inArray(keys.resource, [...ids])))
    },

    removeExpired: async (): Promise<void> => {
      await orm.delete(keys).where(lte(keys.expiresAt, clock.now()))
    },
  }
}
export type Idempotency = ReturnType<typeof createIdempotency>

type Row = InferSelectModel<Database['tables']['idempotencyKeys']>

/** Written by `put` for the same operation, so that is whose result it is. */
function resultOf(row: Row | undefined, { operation, input }: Call): unknown {
  if (!row) return undefined
  if (row.operation !== operation || row.requestHash !== hashOf(input)) throw idempotencyConflict()
  return row.result
}

/** The same for the same input, in whichever order its parts come. */
export const hashOf = (input: object) =>
  createHash('sha256')
    .update(JSON.stringify(sorted(input)))
    .digest('hex')

const sorted = (part: unknown): unknown =>
  Array.isArray(part) || typeof part !== 'object' || part === null
    ? part
    : Object.entries(part)
        .toSorted(([a], [b]) => a.localeCompare(b))
        .map(([key, value]) => [key, sorted(value)])
