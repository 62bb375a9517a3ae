import type { Database } from '@atelier/db'
import { and, asc, desc, eq, inArray, isNotNull, lt, ne, or } from 'drizzle-orm'
import type { Asker } from '../../../platform/ownership.ts'
import type { ImageRow } from '../images.presenter.ts'

/** What an image is made from and with, and what is made from it. Each query reads its own rows of an index. */
export function createFamilyRepository({ orm, tables: { generatedImages: images, generations } }: Database) {
  const childrenOf = (asker: Asker, parentId: string, before?: number) =>
    and(
      // What is only in a collection is not looked for here.
      asker.role === 'admin' ? undefined : or(eq(images.ownerId, asker.id), eq(images.shared, true)),
      eq(images.parentId, parentId),
      // What makes the index of those that have a parent fit.
      isNotNull(images.parentId),
      eq(images.trashed, false),
      before === undefined ? undefined : lt(images.position, before),
    )

  return {
    /** Newest first; `before` is the position of the last row of the page before. */
    children: (asker: Asker, parentId: string, limit: number, before?: number) =>
      orm
        .select()
        .from(images)
        .where(childrenOf(asker, parentId, before))
        .orderBy(desc(images.position))
        .limit(limit),

    /** Never more than `most`, which is where counting ends. */
    async countChildren(asker: Asker, parentId: string, most: number): Promise<number> {
      const some = orm.select({ position: images.position }).from(images).where(childrenOf(asker, parentId)).limit(most)
      return orm.$count(some.as('some'))
    },

    /** Of the same generation. */
    twins: ({ id, generationId }: Pick<ImageRow, 'id'> & { readonly generationId: string }) =>
      orm
        .select()
        .from(images)
        .where(and(eq(images.generationId, generationId), eq(images.trashed, false), ne(images.id, id)))
        .orderBy(asc(images.ordinal)),

    async gridOf(generationId: string): Promise<string | null> {
      const [row] = await orm
        .select({ gridId: generations.gridId })
        .from(generations)
        .where(eq(generations.id, generationId))
      return row?.gridId ?? null
    },

    /**
     * Of the other cells of a grid, in their order. Joined into one query, SQLite would go through all images that are
     * not in the trash.
     */
    async cells(gridId: string, generationId: string, limit: number): Promise<ImageRow[]> {
      const cells = await orm
        .select({ id: generations.id })
        .from(generations)
        .where(and(eq(generations.gridId, gridId), ne(generations.id, generationId)))
        .orderBy(asc(generations.cell))
        .limit(limit)
      const ids = cells.map(cell => cell.id)
      if (ids.length === 0) return []
      const rows = await orm.select().from(images).where(inArray(images.generationId, ids))
      const made = Map.groupBy(rows, row => row.generationId)
      return ids.flatMap(id => made.get(id) ?? []).filter(row => !row.trashed)
    },

    /** What will be made from an image, newest first. */
    making: (asker: Asker, parentId: string, limit: number) =>
      orm
        .select()
        .from(generations)
        .where(
          and(
            eq(generations.parentId, parentId),
            asker.role === 'admin' ? undefined : eq(generations.ownerId, asker.id),
            isNotNull(generations.parentId),
            inArray(generations.status, ['queued', 'running']),
          ),
        )
        .orderBy(desc(generations.id))
        .limit(limit),
  }
}
export type FamilyRepository = ReturnType<typeof createFamilyRepository>
