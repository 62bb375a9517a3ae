import type { Database } from '@atelier/db'
import { and, eq, inArray, or } from 'drizzle-orm'
import { EVERYBODY } from '../../platform/events/audience.ts'
import { isOwn, maySee, requireChange, type Asker } from '../../platform/ownership.ts'
import type { PageQuery, ResolvedFilter } from './gallery/images.pages.ts'
import { imageNotFound } from './images.errors.ts'
import type { ImageRow } from './images.presenter.ts'
import { shownOf } from './shown.ts'

/** The smart collections that somebody may look at, of these owners, as filters. */
export type LentFilters = (asker: Asker, owners: readonly string[]) => Promise<readonly ResolvedFilter[]>

interface AccessDependencies {
  readonly db: Database
  /** Where those are that a filter finds. */
  readonly find: (query: PageQuery) => Promise<readonly { readonly position: number }[]>
  readonly lent: LentFilters
}

type Row = Pick<ImageRow, 'ownerId' | 'shared' | 'trashed' | 'position'>

/** Who may see which pictures: their own, what is shared, and what is in a collection that they may look at. */
export function createImageAccess({ db: { orm, tables }, find, lent }: AccessDependencies) {
  const { collectionImages: members, collections, collectionPeople: people } = tables

  /** Which of these positions are in a collection of theirs, or in one that they may look at. */
  async function collectedFor({ id }: Asker, positions: readonly number[]): Promise<ReadonlySet<number>> {
    if (positions.length === 0) return new Set()
    const rows = await orm
      .selectDistinct({ position: members.imagePosition })
      .from(members)
      .innerJoin(collections, eq(collections.id, members.collectionId))
      .leftJoin(people, and(eq(people.collectionId, collections.id), inArray(people.userId, [id, EVERYBODY])))
      .where(
        and(
          inArray(members.imagePosition, [...positions]),
          eq(members.trashed, false),
          or(eq(collections.ownerId, id), eq(people.collectionId, collections.id)),
        ),
      )
    return new Set(rows.map(({ position }) => position))
  }

  /** Which of these a smart collection finds that they may look at. */
  async function foundFor(asker: Asker, rows: readonly Row[]): Promise<ReadonlySet<number>> {
    const found = new Set<number>()
    if (rows.length === 0) return found
    for (const filter of await lent(asker, [...new Set(rows.map(row => row.ownerId))]))
      for (const { ownerId, position, trashed } of rows) {
        if (trashed || ownerId !== filter.owner || found.has(position)) continue
        const at = { order: 'newest', after: position + 1, until: position, limit: 1, trashed: false } as const
        for (const row of await find({ ...filter, ...at })) found.add(row.position)
      }
    return found
  }

  /** Those of the rows that somebody may see, in their order. One query more only where one is neither theirs nor shared. */
  async function seen<R extends Row>(asker: Asker, rows: readonly R[]): Promise<R[]> {
    const hidden = rows.filter(row => !maySee(asker, shownOf(row)))
    if (hidden.length === 0) return [...rows]
    const collected = await collectedFor(
      asker,
      hidden.map(({ position }) => position),
    )
    const found = await foundFor(
      asker,
      hidden.filter(({ position }) => !collected.has(position)),
    )
    return rows.filter(row => maySee(asker, shownOf(row)) || collected.has(row.position) || found.has(row.position))
  }

  async function requireSeen<R extends Row>(asker: Asker, row: R | undefined): Promise<R> {
    const [found] = row ? await seen(asker, [row]) : []
    if (!found) throw imageNotFound()
    return found
  }

  return {
    seen,
    requireSeen,
    /** The row, where somebody may change it: what they may not see is not there for them. */
    async requireChanged(asker: Asker, row: ImageRow | undefined): Promise<ImageRow> {
      if (row && isOwn(asker, row)) return row
      const found = await requireSeen(asker, row)
      requireChange(asker, found)
      return found
    },
  }
}
export type ImageAccess = ReturnType<typeof createImageAccess>
