import type { GenerationStatus } from '@atelier/contracts'
import { ask, demand, listed, run, send, type Database, type Orm, type Tables, type Work } from '@atelier/db'
import { and, asc, desc, eq, gt, inArray, isNotNull, isNull, lt, notExists } from 'drizzle-orm'
import type { GenerationRow } from './generations.presenter.ts'
import { createGenerationStatements } from './generations.statements.ts'

export type NewGenerationRow = Tables['generations']['$inferInsert']

/** Nothing more comes of these by itself. */
export const FINISHED = ['succeeded', 'failed', 'cancelled'] as const

/** What a row has where nothing is said of it: `generations.repository.test.ts` holds it against both databases. */
const UNSET = {
  status: 'queued',
  negativePrompt: null,
  typed: null,
  progress: 0,
  attempts: 0,
  error: null,
  leaseOwner: null,
  leasedUntil: null,
  startedAt: null,
  finishedAt: null,
  cleared: false,
  clearedAt: null,
  gridId: null,
  cell: null,
  promptId: null,
  batch: null,
  keyId: null,
  task: null,
  inputs: null,
  servedInstead: null,
  jobs: null,
  parentId: null,
  relation: null,
} as const satisfies Partial<GenerationRow>

interface Held {
  readonly id: string
  readonly lease: string
  /** What it has at least from now on. */
  readonly progress: number
}

/** A statement takes 32,766 values in SQLite and 65,535 in PostgreSQL; from here on more rows in one are no quicker. */
const ROWS_AT_ONCE = 100

/** The only queries over generations. What takes `tx` is a part of an atomic write that the caller makes. */
export function createGenerationsRepository(db: Database) {
  const {
    orm,
    tables: { generations, generatedImages: images },
  } = db
  const statements = createGenerationStatements(db)

  const removed = { id: generations.id, ownerId: generations.ownerId, promptId: generations.promptId }

  const succeeded = (owner: string | undefined) =>
    and(owner === undefined ? undefined : eq(generations.ownerId, owner), eq(generations.status, 'succeeded'))

  const heldBy = (id: string, lease: string) =>
    and(eq(generations.id, id), eq(generations.status, 'running'), eq(generations.leaseOwner, lease))

  const setHeld = (tx: Orm, { id, lease, progress }: Held, values: Partial<NewGenerationRow>) =>
    statements.setHeld(tx, { ...values, rowId: id, lease, least: progress })

  return {
    async find(id: string) {
      const [row] = await statements.byId(orm, { id })
      return row
    },

    /** Oldest first. */
    findMany: (ids: readonly string[]) =>
      orm
        .select()
        .from(generations)
        .where(inArray(generations.id, [...ids]))
        .orderBy(asc(generations.id)),

    /** Newest first; `before` is the id of the last row of the page before. */
    page: ({
      owner,
      status,
      cleared,
      before,
      limit,
    }: {
      /** Everybody's where it is left out. */
      owner?: string | undefined
      status?: GenerationStatus | undefined
      cleared?: boolean | undefined
      before?: string | undefined
      limit: number
    }) =>
      orm
        .select()
        .from(generations)
        .where(
          and(
            owner === undefined ? undefined : eq(generations.ownerId, owner),
            status && eq(generations.status, status),
            cleared === undefined ? undefined : eq(generations.cleared, cleared),
            before ? lt(generations.id, before) : undefined,
          ),
        )
        .orderBy(desc(generations.id))
        .limit(limit),

    /** The newest of those that succeeded of the first model behind the one given, in the order of the models' names. */
    succeededBehind: ({ behind, owner, limit }: { behind: string; owner?: string | undefined; limit: number }) =>
      orm
        .select({
          id: generations.id,
          model: generations.model,
          parameters: generations.parameters,
          startedAt: generations.startedAt,
          finishedAt: generations.finishedAt,
        })
        .from(generations)
        .where(
          and(
            succeeded(owner),
            eq(
              generations.model,
              orm
                .select({ model: generations.model })
                .from(generations)
                .where(and(succeeded(owner), gt(generations.model, behind)))
                .orderBy(asc(generations.model))
                .limit(1),
            ),
          ),
        )
        .orderBy(desc(generations.finishedAt))
        .limit(limit),

    countQueued: () => orm.$count(generations, eq(generations.status, 'queued')),

    /** The engines that anything waits for. */
    async queuedProviders(): Promise<string[]> {
      const rows = await orm
        .selectDistinct({ provider: generations.provider })
        .from(generations)
        .where(eq(generations.status, 'queued'))
      return rows.map(({ provider }) => provider)
    },

    /** What waits for an engine, in the order of ids, behind one. */
    queuedOf: (provider: string, behind: string, limit: number) =>
      orm
        .select()
        .from(generations)
        .where(and(eq(generations.status, 'queued'), eq(generations.provider, provider), gt(generations.id, behind)))
        .orderBy(asc(generations.id))
        .limit(limit),

    /** Those of these that are finished. */
    async finishedOf(ids: readonly string[]): Promise<string[]> {
      const rows = await statements.finishedOf(orm, listed(ids))
      return rows.map(row => row.id)
    },

    /** Those of these leases that still hold their generation. */
    held: async (leases: readonly string[]) => statements.held(orm, listed(leases)),

    /** When the next of a provider's queued ones may be taken. */
    async nextAvailableAt(provider: string) {
      const [row] = await statements.nextAvailable(orm, { provider })
      return row?.at
    },

    /** False when the lease was lost: cancelled, or taken over. */
    async renew(id: string, lease: string, leasedUntil: Date) {
      const rows = await orm
        .update(generations)
        .set({ leasedUntil })
        .where(heldBy(id, lease))
        .returning({ id: generations.id })
      return rows.length === 1
    },

    /** Of a row that was read in the same write. Gives it as it is then. */
    *set(tx: Orm, row: GenerationRow, values: Partial<GenerationRow>): Work<GenerationRow> {
      yield* send(statements.set(tx, { rowId: row.id, ...values }))
      return { ...row, ...values }
    },

    /** Only while the lease holds it. Its progress never goes back. */
    *setHeld(tx: Orm, held: Held, values: Partial<NewGenerationRow> = {}): Work<GenerationRow | undefined> {
      const [row] = yield* run(setHeld(tx, held, values))
      return row
    },

    /** The same, with the answer to whatever is run next. */
    *askHeld(tx: Orm, held: Held, values: Partial<NewGenerationRow>): Work<() => GenerationRow | undefined> {
      const rows = yield* ask(setHeld(tx, held, values))
      return () => rows()[0]
    },

    /** Marks some of those that are done and were not marked yet. Returns how many. */
    *clear(tx: Orm, { ownerId, clearedAt, limit }: { ownerId: string; clearedAt: Date; limit: number }): Work<number> {
      const done = tx
        .select({ id: generations.id })
        .from(generations)
        .where(
          and(
            eq(generations.ownerId, ownerId),
            eq(generations.cleared, false),
            inArray(generations.status, [...FINISHED]),
          ),
        )
        .limit(limit)
      const rows = yield* run(
        tx
          .update(generations)
          .set({ cleared: true, clearedAt })
          .where(inArray(generations.id, done))
          .returning({ id: generations.id }),
      )
      return rows.length
    },

    remove: (tx: Orm, ids: readonly string[]) =>
      run(
        tx
          .delete(generations)
          .where(inArray(generations.id, [...ids]))
          .returning(removed),
      ),

    /** Those of these that are finished, belong to no grid and have no image. */
    removeImageless: (tx: Orm, ids: readonly string[]) =>
      run(
        tx
          .delete(generations)
          .where(
            and(
              inArray(generations.id, [...ids]),
              inArray(generations.status, [...FINISHED]),
              isNull(generations.gridId),
              notExists(tx.select({ id: images.id }).from(images).where(eq(images.generationId, generations.id))),
            ),
          )
          .returning(removed),
      ),

    /** In the order given. Without an answer: to send long prompts back would take as long again, while all others wait. */
    *add(tx: Orm, rows: readonly NewGenerationRow[]): Work<GenerationRow[]> {
      const [first, ...more] = rows
      if (first && more.length === 0) yield* send(statements.add(tx, first))
      else
        for (let at = 0; at < rows.length; at += ROWS_AT_ONCE)
          yield* send(tx.insert(generations).values(rows.slice(at, at + ROWS_AT_ONCE)))
      // What is left out is not said to be undefined.
      return rows.map(row => ({ ...UNSET, ...row }) as GenerationRow)
    },

    *read(tx: Orm, id: string): Work<GenerationRow | undefined> {
      const [row] = yield* run(statements.byId(tx, { id }))
      return row
    },

    /** Fails the write where more than that many wait. */
    *requireQueued(tx: Orm, most: number, tooMany: () => Error): Work<void> {
      yield* demand(statements.queuedCount(tx, {}), ([row]) => {
        if ((row?.value ?? 0) > most) throw tooMany()
      })
    },

    /** Running ones whose lease ran out by then: their worker is gone. */
    *readAbandoned(tx: Orm, leasedBefore: Date): Work<GenerationRow[]> {
      return yield* run(
        tx
          .select()
          .from(generations)
          .where(
            and(
              eq(generations.status, 'running'),
              isNotNull(generations.leasedUntil),
              lt(generations.leasedUntil, leasedBefore),
            ),
          ),
      )
    },
  }
}
export type GenerationsRepository = ReturnType<typeof createGenerationsRepository>
