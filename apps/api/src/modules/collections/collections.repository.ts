import type { CollectionPerson, CollectionRight } from '@atelier/contracts'
import { run, type Database, type Orm, type Tables, type Work } from '@atelier/db'
import { and, asc, eq, getTableColumns, inArray, isNotNull, ne, notInArray, sql } from 'drizzle-orm'
import { EVERYBODY } from '../../platform/events/audience.ts'
import type { Asker } from '../../platform/ownership.ts'

export type CollectionRow = Tables['collections']['$inferSelect']
/** With where its newest image is, the trash not counted. */
export type ShownCollectionRow = CollectionRow & { readonly newest: number | null }
export type NewCollectionRow = Tables['collections']['$inferInsert']

interface Member {
  readonly position: number
  readonly trashed: boolean
}

/** The only queries over collections. What takes `tx` is a part of an atomic write that the caller makes. */
export function createCollectionsRepository({ orm, tables }: Database) {
  const { collections, collectionImages: members, collectionPeople: people, generatedImages } = tables
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
    .select({ id: collections.id, ownerId: collections.ownerId, filter: collections.filter })
    .from(collections)
    .where(eq(collections.id, sql.placeholder('id')))
    .prepare('collection_filter')

  return {
    list: (ownerId: string): Promise<ShownCollectionRow[]> => all.execute({ ownerId }),

    /** Those of others that somebody may look at. */
    listShared: ({ id }: Asker): Promise<ShownCollectionRow[]> =>
      orm
        .select(shown)
        .from(collections)
        .where(
          and(
            ne(collections.ownerId, id),
            inArray(
              collections.id,
              orm
                .select({ id: people.collectionId })
                .from(people)
                .where(inArray(people.userId, [id, EVERYBODY])),
            ),
          ),
        )
        .orderBy(asc(collections.ownerId), asc(collections.place), asc(collections.id)),

    /** Smart ones of these owners that somebody may look at. */
    smartSeen: ({ id }: Asker, owners: readonly string[]): Promise<Pick<CollectionRow, 'filter' | 'ownerId'>[]> =>
      orm
        .select({ filter: collections.filter, ownerId: collections.ownerId })
        .from(people)
        .innerJoin(collections, eq(collections.id, people.collectionId))
        .where(
          and(
            inArray(people.userId, [id, EVERYBODY]),
            inArray(collections.ownerId, [...owners]),
            isNotNull(collections.filter),
          ),
        ),

    /** What somebody may do with which of these: the most that they are told, by name or as one of all. */
    async rightsOf({ id }: Asker, ids: readonly string[]): Promise<ReadonlyMap<string, CollectionRight>> {
      if (ids.length === 0) return new Map()
      const rows = await orm
        .select({ id: people.collectionId, may: people.may })
        .from(people)
        .where(and(inArray(people.collectionId, [...ids]), inArray(people.userId, [id, EVERYBODY])))
      return new Map(rows.toSorted((a, b) => b.may.localeCompare(a.may)).map(row => [row.id, row.may]))
    },

    /** Which of these anybody but their owner may look at. */
    async sharedOf(ids: readonly string[]): Promise<ReadonlySet<string>> {
      if (ids.length === 0) return new Set()
      const rows = await orm
        .selectDistinct({ id: people.collectionId })
        .from(people)
        .where(inArray(people.collectionId, [...ids]))
      return new Set(rows.map(row => row.id))
    },

    people: (id: string): Promise<CollectionPerson[]> =>
      orm
        .select({ userId: people.userId, may: people.may })
        .from(people)
        .where(eq(people.collectionId, id))
        .orderBy(asc(people.userId)),

    readPeople: (tx: Orm, id: string) =>
      run(tx.select({ userId: people.userId, may: people.may }).from(people).where(eq(people.collectionId, id))),

    /** In the place of all that were. What somebody put in who may not any more is taken out, unless the studio sees it. */
    *setPeople(tx: Orm, { id, ownerId }: CollectionRow, wanted: readonly CollectionPerson[]): Work<void> {
      yield* run(tx.delete(people).where(eq(people.collectionId, id)))
      if (wanted.length > 0)
        yield* run(tx.insert(people).values(wanted.map(person => ({ collectionId: id, ...person }))))
      const adding = wanted.filter(({ may }) => may === 'add').map(({ userId }) => userId)
      if (adding.includes(EVERYBODY)) return
      const strangers = tx
        .select({ position: generatedImages.position })
        .from(generatedImages)
        .innerJoin(members, and(eq(members.imagePosition, generatedImages.position), eq(members.collectionId, id)))
        .where(and(notInArray(generatedImages.ownerId, [ownerId, ...adding]), eq(generatedImages.shared, false)))
      yield* run(tx.delete(members).where(and(eq(members.collectionId, id), inArray(members.imagePosition, strangers))))
    },

    async find(id: string): Promise<ShownCollectionRow | undefined> {
      const [row] = await byId.execute({ id })
      return row
    },

    async findFilter(id: string): Promise<Pick<CollectionRow, 'id' | 'ownerId' | 'filter'> | undefined> {
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
