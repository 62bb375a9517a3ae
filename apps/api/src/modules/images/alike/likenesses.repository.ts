import { run, send, type Database, type Orm, type Work } from '@atelier/db'
import type { Likeness } from '@atelier/imaging'
import { and, asc, count, eq, getTableColumns, gt, inArray, sql } from 'drizzle-orm'
import { STUDIO_USER } from '../../../platform/actor.ts'
import type { Whose } from '../../../platform/ownership.ts'
import type { ImageRow } from '../images.presenter.ts'
import type { ListedLikeness } from './likeness-list.ts'

/** What was seen of a picture; undefined where its pixels cannot be read. */
export interface Seen {
  readonly position: number
  readonly likeness: Likeness | undefined
}

/** The only queries over likenesses, and over the pictures that have none yet. */
export function createLikenessesRepository(db: Database) {
  const {
    orm,
    tables: { generatedImages: images, imageLikenesses: likenesses, unseenImages: unseen },
  } = db
  const addOne = db.prepared((tx, likeness: Likeness & { readonly imagePosition: number }) =>
    tx.insert(likenesses).values(likeness).onConflictDoNothing({ target: likenesses.imagePosition }),
  )

  const conditionOf = ({ owner, shared }: Whose) =>
    owner === undefined ? shared && sql`${images.shared}` : eq(images.ownerId, owner)

  return {
    /** Those that were added since; sequences become visible in their order, since writes run one after another. */
    after: (sequence: number, limit: number): Promise<ListedLikeness[]> =>
      orm
        .select({
          sequence: likenesses.sequence,
          high: likenesses.high,
          low: likenesses.low,
          ownerId: sql<string>`coalesce(${images.ownerId}, '')`,
        })
        .from(likenesses)
        .leftJoin(images, eq(images.position, likenesses.imagePosition))
        .where(gt(likenesses.sequence, sequence))
        .orderBy(asc(likenesses.sequence))
        .limit(limit),

    async find(position: number): Promise<Likeness | undefined> {
      const [row] = await orm
        .select({ high: likenesses.high, low: likenesses.low })
        .from(likenesses)
        .where(eq(likenesses.imagePosition, position))
      return row
    },

    /** The pictures of these that are in the gallery, of those that are looked through. */
    async images(whose: Whose, sequences: readonly number[]): Promise<ReadonlyMap<number, ImageRow>> {
      if (sequences.length === 0) return new Map()
      const rows = await orm
        .select({ sequence: likenesses.sequence, image: getTableColumns(images) })
        .from(likenesses)
        .innerJoin(images, eq(images.position, likenesses.imagePosition))
        .where(and(inArray(likenesses.sequence, [...sequences]), conditionOf(whose), eq(images.trashed, false)))
      return new Map(rows.map(row => [row.sequence, row.image]))
    },

    /** The sequences of all that the studio sees. */
    async sharedSequences(): Promise<ReadonlySet<number>> {
      const rows = await orm
        .select({ sequence: likenesses.sequence })
        .from(images)
        .innerJoin(likenesses, eq(likenesses.imagePosition, images.position))
        .where(and(sql`${images.shared}`, eq(images.trashed, false)))
      return new Set(rows.map(row => row.sequence))
    },

    async unseenCount(whose: Whose): Promise<number> {
      const all = await orm.$count(unseen)
      // Nearly always none; and what is not looked at yet was there before there were owners.
      if (all === 0 || conditionOf(whose) === undefined || whose.owner === STUDIO_USER.id) return all
      const [row] = await orm
        .select({ value: count() })
        .from(unseen)
        .innerJoin(images, eq(images.position, unseen.imagePosition))
        .where(conditionOf(whose))
      return row?.value ?? 0
    },

    /** Told anew, under new sequences, so that every process learns whose they are now. */
    *tellAnew(tx: Orm, positions: readonly number[]): Work<void> {
      const rows = yield* run(
        tx
          .delete(likenesses)
          .where(inArray(likenesses.imagePosition, [...positions]))
          .returning({ imagePosition: likenesses.imagePosition, high: likenesses.high, low: likenesses.low }),
      )
      if (rows.length > 0) yield* send(tx.insert(likenesses).values(rows))
    },

    /** Behind a position, so that one which fails holds up no other. */
    async unseenAfter(position: number, limit: number): Promise<ImageRow[]> {
      const rows = await orm
        .select({ image: getTableColumns(images) })
        .from(unseen)
        .innerJoin(images, eq(images.position, unseen.imagePosition))
        .where(gt(unseen.imagePosition, position))
        .orderBy(asc(unseen.imagePosition))
        .limit(limit)
      return rows.map(row => row.image)
    },

    /** A part of the write that stores the picture; once more where a commit whose answer was lost is tried again. */
    *add(tx: Orm, position: number, { high, low }: Likeness): Work<void> {
      yield* send(addOne(tx, { imagePosition: position, high, low }))
    },

    /** Those that are still there; another process may have seen them too. */
    *addSeen(tx: Orm, seen: readonly Seen[]): Work<void> {
      const positions = seen.map(({ position }) => position)
      const rows = yield* run(
        tx.select({ position: images.position }).from(images).where(inArray(images.position, positions)),
      )
      const left = new Set(rows.map(row => row.position))
      const values = seen.flatMap(({ position, likeness }) =>
        likeness && left.has(position) ? [{ imagePosition: position, high: likeness.high, low: likeness.low }] : [],
      )
      if (values.length > 0)
        yield* send(tx.insert(likenesses).values(values).onConflictDoNothing({ target: likenesses.imagePosition }))
      yield* send(tx.delete(unseen).where(inArray(unseen.imagePosition, positions)))
    },
  }
}
export type LikenessesRepository = ReturnType<typeof createLikenessesRepository>
