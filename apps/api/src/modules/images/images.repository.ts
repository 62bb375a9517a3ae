import { demand, listed, run, send, titleKey, type Database, type Orm, type Tables, type Work } from '@atelier/db'
import { and, asc, eq, getTableColumns, inArray, isNotNull, lt, ne, or, sql } from 'drizzle-orm'
import { createImagePages } from './gallery/images.pages.ts'
import { createSortedRows } from './gallery/sorted-rows.ts'
import { createImageCounts } from './images.counts.ts'
import { FILE_COLUMNS, type FileRow, type ImageRow } from './images.presenter.ts'
import { createImageStatements } from './images.statements.ts'

export type NewImageRow = Tables['generatedImages']['$inferInsert']

/** When a note is from whose object is being removed: nobody can own it any more. */
const DOOMED = new Date(0)
/** With what its title is sorted by, wherever a title is written. */
const withKey = <Row extends Partial<NewImageRow>>(row: Row) =>
  row.title === undefined ? row : { ...row, titleKey: titleKey(row.title) }

const fileColumnsOf = (images: Tables['generatedImages']) =>
  Object.fromEntries(FILE_COLUMNS.map(name => [name, images[name]])) as Pick<
    typeof images,
    (typeof FILE_COLUMNS)[number]
  > // By its own list.

/** The only queries over images. What takes `tx` is a part of an atomic write that the caller makes. */
export function createImagesRepository(db: Database) {
  const {
    orm,
    tables: { generatedImages: images, collectionImages: members, collections, looseObjects },
  } = db
  const statements = createImageStatements(db)

  const byId = db.readerOf(
    orm
      .select()
      .from(images)
      .where(eq(images.id, sql.placeholder('id')))
      .prepare('image_by_id'),
  )

  const fileById = db.readerOf(
    orm
      .select(fileColumnsOf(images))
      .from(images)
      .where(eq(images.id, sql.placeholder('id')))
      .prepare('file_by_id'),
  )

  return {
    page: createImagePages(db, ({ where, orderBy, joins, name }) => {
      const rows = orm.select(getTableColumns(images)).from(images).$dynamic()
      return db.readerOf(
        (joins ? rows.innerJoin(members, joins) : rows)
          .where(where)
          .orderBy(orderBy)
          .limit(sql.placeholder('limit'))
          .prepare(`images_page_${name}`),
      )
    }),

    sorted: createSortedRows(db),

    /** Only where they are: for counting up to a bound. */
    positions: createImagePages(db, ({ where, orderBy, joins, name }) => {
      const rows = orm.select({ position: images.position }).from(images).$dynamic()
      const statement = (joins ? rows.innerJoin(members, joins) : rows)
        .where(where)
        .orderBy(orderBy)
        .limit(sql.placeholder('limit'))
        .prepare(`positions_${name}`)
      return values => statement.execute(values)
    }),

    async find(id: string): Promise<ImageRow | undefined> {
      const [row] = await byId({ id })
      return row
    },

    /** Enough to serve its files: every tile of a gallery asks for that. */
    async findFile(id: string): Promise<FileRow | undefined> {
      const [row] = await fileById({ id })
      return row
    },

    exists: async (id: string) => (await statements.exists(orm, { id })).length > 0,

    findMany: (ids: readonly string[]) =>
      orm
        .select()
        .from(images)
        .where(inArray(images.id, [...ids])),

    /** Those that are in the gallery first, and then by age. */
    withHashes: (ownerId: string, hashes: readonly string[]) =>
      orm
        .select()
        .from(images)
        .where(and(inArray(images.sha256, [...hashes]), eq(images.ownerId, ownerId)))
        .orderBy(asc(images.trashed), asc(images.position)),

    *readWithHash(tx: Orm, ownerId: string, sha256: string): Work<ImageRow | undefined> {
      const [row] = yield* run(
        tx
          .select()
          .from(images)
          .where(and(eq(images.sha256, sha256), eq(images.ownerId, ownerId)))
          .orderBy(asc(images.trashed), asc(images.position))
          .limit(1),
      )
      return row
    },

    /** Those with one of these ids, and those at one of these positions. */
    findAny: (ids: readonly string[], positions: readonly number[]) =>
      ids.length + positions.length === 0
        ? Promise.resolve([])
        : orm
            .select()
            .from(images)
            .where(or(inArray(images.id, [...ids]), inArray(images.position, [...positions]))),

    ofGenerations: async (generationIds: readonly string[]): Promise<ImageRow[]> =>
      generationIds.length === 0 ? [] : statements.ofGenerations(orm, listed(generationIds)),

    ...createImageCounts(db),

    /** Undefined where one with this id is there already. */
    *add(tx: Orm, row: NewImageRow): Work<ImageRow | undefined> {
      const [added] = yield* run(statements.add(tx, withKey(row)))
      return added
    },

    readMany: (tx: Orm, ids: readonly string[]) =>
      run(
        tx
          .select()
          .from(images)
          .where(inArray(images.id, [...ids])),
      ),

    readOfGeneration: (tx: Orm, generationId: string) =>
      run(tx.select().from(images).where(eq(images.generationId, generationId)).orderBy(asc(images.ordinal))),

    set: (tx: Orm, ids: readonly string[], values: Partial<NewImageRow>) =>
      run(
        tx
          .update(images)
          .set(withKey(values))
          .where(inArray(images.id, [...ids]))
          .returning(),
      ),

    *remove(tx: Orm, ids: readonly string[]): Work<void> {
      yield* run(tx.delete(images).where(inArray(images.id, [...ids])))
    },

    /** Those that have been in the trash longest: of an owner, or of what went there before a time. */
    readTrashed: (tx: Orm, { owner, before, limit }: { owner?: string; before?: Date; limit: number }) =>
      run(
        tx
          .select()
          .from(images)
          .where(
            and(
              owner === undefined ? undefined : eq(images.ownerId, owner),
              before ? lt(images.trashedAt, before) : isNotNull(images.trashedAt),
            ),
          )
          .orderBy(asc(images.trashedAt), asc(images.position))
          .limit(limit),
      ),

    readOwned: (tx: Orm, ownerId: string, limit: number) =>
      run(tx.select().from(images).where(eq(images.ownerId, ownerId)).limit(limit)),

    /** Takes images out of the collections of others than their owners. Gives those collections. */
    *leaveCollections(tx: Orm, rows: readonly ImageRow[]): Work<{ id: string; ownerId: string }[]> {
      const left = new Set<string>()
      for (const [owner, some] of Map.groupBy(rows, row => row.ownerId)) {
        const others = tx.select({ id: collections.id }).from(collections).where(ne(collections.ownerId, owner))
        const positions = some.map(({ position }) => position)
        const gone = yield* run(
          tx
            .delete(members)
            .where(and(inArray(members.imagePosition, positions), inArray(members.collectionId, others)))
            .returning({ id: members.collectionId }),
        )
        for (const { id } of gone) left.add(id)
      }
      if (left.size === 0) return []
      const { id, ownerId } = collections
      return yield* run(
        tx
          .select({ id, ownerId })
          .from(collections)
          .where(inArray(id, [...left])),
      )
    },

    /** From now on the storage may hold objects that no row owns. */
    *addLoose(tx: Orm, keys: readonly string[], createdAt: Date): Work<void> {
      const [only, ...more] = keys
      if (only !== undefined && more.length === 0) yield* send(statements.addLoose(tx, { key: only, createdAt }))
      else
        yield* send(
          tx
            .insert(looseObjects)
            .values(keys.map(key => ({ key, createdAt })))
            .onConflictDoNothing(),
        )
    },

    /** Whether no row owns the object of this key yet. */
    *readLoose(tx: Orm, key: string): Work<boolean> {
      const rows = yield* run(tx.select({ key: looseObjects.key }).from(looseObjects).where(eq(looseObjects.key, key)))
      return rows.length > 0
    },

    /** The object has an owner now: its note goes. `gone` is thrown where there is none, or the object is being removed. A `run` has to follow. */
    *ownLoose(tx: Orm, key: string, gone: () => Error): Work<void> {
      yield* demand(statements.ownLoose(tx, { key, after: DOOMED }), rows => {
        if (rows.length === 0) throw gone()
      })
    },

    /** Marks what was noted before a time: from now on nobody can own it, and it can be removed. Gives some of it. */
    *doomLoose(tx: Orm, before: Date, limit: number): Work<readonly string[]> {
      const old = tx
        .select({ key: looseObjects.key })
        .from(looseObjects)
        .where(lt(looseObjects.createdAt, before))
        .limit(limit)
      const rows = yield* run(
        tx
          .update(looseObjects)
          .set({ createdAt: DOOMED })
          .where(inArray(looseObjects.key, old))
          .returning({ key: looseObjects.key }),
      )
      return rows.map(row => row.key)
    },

    *removeLoose(tx: Orm, keys: readonly string[]): Work<void> {
      yield* send(tx.delete(looseObjects).where(inArray(looseObjects.key, [...keys])))
    },

    looseBefore: (time: Date, limit: number) =>
      orm.select({ key: looseObjects.key }).from(looseObjects).where(lt(looseObjects.createdAt, time)).limit(limit),
  }
}
export type ImagesRepository = ReturnType<typeof createImagesRepository>
