import { run, type Database, type Orm, type Tables, type Work } from '@atelier/db'
import { and, asc, eq, getTableColumns, inArray, sql } from 'drizzle-orm'

export type CollectionRow = Tables['collections']['$inferSelect']
/** With where its newest image is, the trash not counted. */
export type ShownCollectionRow = CollectionRow & { readonly newest: number | null }
export type NewCollectionRow = Tables['collections']['$inferInsert']

interface Member {
  readonly position: number
  readonly trashed: boolean
}

/** The only queries over collections. What takes `tx` is a part of an atomic write that the caller makes. */
export function createCollectionsRepository({ orm, tables: { collections, collectionImages: members } }: Database) {
  // By name: in a statement over one table drizzle leaves the table's name away, and here are two.
  const newest = sql<
    number | null
  >`(select "image_position" from "collection_images" where "collection_id" = "collections"."id" and "trashed" = false order by "image_position" desc limit 1)`
  const shown = { ...getTableColumns(collections), newest: newest.mapWith(Number) as typeof newest }
  const all = orm
    .select(shown)
    .from(collections)
    .where(eq(collections.ownerId, sql.placeholder('ownerId')))
    .orderBy(asc(collections.place), asc(collections.id))
    .prepare('collections')
  const byId = orm
    .select(shown)
    .from(collections)
    .where(eq(collections.id, sql.placeholder('id')))
    .prepare('collection_by_id')
  const plain = orm
    .select({ id: collections.id, filter: collections.filter })
    .from(collections)
    .where(eq(collections.id, sql.placeholder('id')))
    .prepare('collection_filter')

  return {
    list: (ownerId: string): Promise<ShownCollectionRow[]> => all.execute({ ownerId }),

    async find(id: string): Promise<ShownCollectionRow | undefined> {
      const [row] = await byId.execute({ id })
      return row
    },

    async findFilter(id: string): Promise<Pick<CollectionRow, 'id' | 'filter'> | undefined> {
      const [row] = await plain.execute({ id })
      return row
    },

    /** Those that an image was put into. */
    ofImage: (position: number): Promise<ShownCollectionRow[]> =>
      orm
        .select(shown)
        .from(collections)
        .where(
          inArray(
            collections.id,
            orm.select({ id: members.collectionId }).from(members).where(eq(members.imagePosition, position)),
          ),
        )
        .orderBy(asc(collections.place), asc(collections.id)),

    *read(tx: Orm, id: string): Work<CollectionRow | undefined> {
      const [row] = yield* run(tx.select().from(collections).where(eq(collections.id, id)))
      return row
    },

    /** Which of an owner's bears this name. */
    *readNamed(tx: Orm, ownerId: string, name: string): Work<string | undefined> {
      const [row] = yield* run(
        tx
          .select({ id: collections.id })
          .from(collections)
          .where(and(eq(collections.ownerId, ownerId), eq(collections.name, name))),
      )
      return row?.id
    },

    readPlaces: (tx: Orm, ownerId: string) =>
      run(
        tx
          .select({ id: collections.id, place: collections.place })
          .from(collections)
          .where(eq(collections.ownerId, ownerId))
          .orderBy(asc(collections.place), asc(collections.id)),
      ),

    *add(tx: Orm, row: NewCollectionRow): Work<void> {
      yield* run(tx.insert(collections).values(row))
    },

    *set(tx: Orm, id: string, values: Partial<NewCollectionRow>): Work<void> {
      yield* run(tx.update(collections).set(values).where(eq(collections.id, id)))
    },

    *remove(tx: Orm, id: string): Work<CollectionRow | undefined> {
      const [removed] = yield* run(tx.delete(collections).where(eq(collections.id, id)).returning())
      return removed
    },

    /** Gives the positions of those that were not in it. */
    *addImages(tx: Orm, collectionId: string, images: readonly Member[], addedAt: Date): Work<readonly number[]> {
      if (images.length === 0) return []
      const rows = images.map(({ position, trashed }) => ({ collectionId, imagePosition: position, trashed, addedAt }))
      const added = yield* run(
        tx.insert(members).values(rows).onConflictDoNothing().returning({ position: members.imagePosition }),
      )
      return added.map(row => row.position)
    },

    /** Gives the positions of those that were in it. */
    *removeImages(tx: Orm, collectionId: string, positions: readonly number[]): Work<readonly number[]> {
      const removed = yield* run(
        tx
          .delete(members)
          .where(and(eq(members.collectionId, collectionId), inArray(members.imagePosition, [...positions])))
          .returning({ position: members.imagePosition }),
      )
      return removed.map(row => row.position)
    },
  }
}
export type CollectionsRepository = ReturnType<typeof createCollectionsRepository>
