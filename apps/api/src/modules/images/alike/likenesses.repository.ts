import { run, send, type Database, type Orm, type Work } from '@atelier/db'
import type { Likeness } from '@atelier/imaging'
import { and, asc, eq, getTableColumns, gt, inArray } from 'drizzle-orm'
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

  return {
    /** Those that were added since; sequences become visible in their order, since writes run one after another. */
    after: (sequence: number, limit: number): Promise<ListedLikeness[]> =>
      orm
        .select({ sequence: likenesses.sequence, high: likenesses.high, low: likenesses.low })
        .from(likenesses)
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

    /** The pictures of these that the owner has in the gallery. */
    async images(ownerId: string, sequences: readonly number[]): Promise<ReadonlyMap<number, ImageRow>> {
      if (sequences.length === 0) return new Map()
      const rows = await orm
        .select({ sequence: likenesses.sequence, image: getTableColumns(images) })
        .from(likenesses)
        .innerJoin(images, eq(images.position, likenesses.imagePosition))
        .where(
          and(inArray(likenesses.sequence, [...sequences]), eq(images.ownerId, ownerId), eq(images.trashed, false)),
        )
      return new Map(rows.map(row => [row.sequence, row.image]))
    },

    unseenCount: (): Promise<number> => orm.$count(unseen),

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
