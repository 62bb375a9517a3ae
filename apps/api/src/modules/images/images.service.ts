import {
  tagOf,
  type Image,
  type ImagePage,
  type ImagesFilter,
  type ImagesQuery,
  type ImageStats,
  type Neighbors,
  type Scope,
  type Surroundings,
  type TagList,
} from '@atelier/contracts'
import type { Orm, Tables, Work } from '@atelier/db'
import type { Actor } from '../../platform/actor.ts'
import { requestInvalid } from '../../platform/common.errors.ts'
import { whoseIn, type Asker } from '../../platform/ownership.ts'
import { createImageAccess, type LentFilters } from './access.ts'
import { imageNotFound } from './images.errors.ts'
import type { ResolvedFilter } from './gallery/images.pages.ts'
import { createOrdered } from './gallery/ordered.ts'
import { cursorAt } from './gallery/sort-cursor.ts'
import { imageCreated, presentImage, type FileRow, type ImageRow } from './images.presenter.ts'
import { createImageWrites, type WritesDependencies } from './images.writes.ts'

/** Images shown on each side of one. */
const SURROUNDING = 12

/** Looks up the collection of a filter; undefined where nothing can fit. */
export type ResolveFilter = (asker: Asker, filter: ImagesFilter) => Promise<ResolvedFilter | undefined>

interface ImagesDependencies extends Omit<WritesDependencies, 'access'> {
  readonly resolve: ResolveFilter
  readonly lent: LentFilters
}

export function createImagesService(dependencies: ImagesDependencies) {
  const { db, repository, resolve, lent, events } = dependencies
  const ordered = createOrdered(repository)
  const access = createImageAccess({ db, find: repository.positions, lent })
  const writes = createImageWrites({ ...dependencies, access })

  /** Where somebody may see it. */
  const get = async (asker: Asker, id: string): Promise<ImageRow> =>
    access.requireSeen(asker, await repository.find(id))

  /** Without a sort, newer and older; with one, what stands in front of it in that order, and behind it. */
  async function around(
    asker: Asker,
    id: string,
    { sort = 'newest', ...asked }: ImagesFilter,
    limit: number,
  ): Promise<Surroundings> {
    const row = await get(asker, id)
    const filter = await resolve(asker, asked)
    if (!filter) return { newer: [], older: [] }
    const [newer, older] = await Promise.all(
      [true, false].map(isBefore => ordered.beside(row, filter, sort, { isBefore, limit })),
    )
    return { newer: (newer ?? []).map(presentImage), older: (older ?? []).map(presentImage) }
  }

  function* readOne(tx: Orm, id: string): Work<ImageRow> {
    const [row] = yield* repository.readMany(tx, [id])
    if (!row) throw imageNotFound()
    return row
  }

  async function page(
    asker: Asker,
    { cursor, until, limit = 50, order, sort, ...asked }: ImagesQuery,
  ): Promise<ImagePage> {
    if (order !== undefined && sort !== undefined && order !== sort)
      throw requestInvalid([{ path: '/order', message: 'contradicts the sort' }])
    const filter = await resolve(asker, asked)
    if (!filter) return { items: [], nextCursor: null }
    const { rows, nextCursor } = await ordered.page(filter, sort ?? order ?? 'newest', { cursor, until, limit })
    return { items: rows.map(presentImage), nextCursor }
  }

  return {
    ...writes,
    page,
    /** Of the page of the newest that begins with an image. */
    cursorAt: async (asker: Asker, id: string): Promise<string> => cursorAt((await get(asker, id)).position),
    /** The page in front of a cursor of the newest: its own cursor, null where it is the first one, and the last image on it. */
    async pageBefore(
      asker: Asker,
      { cursor, limit, ...asked }: ImagesFilter & { cursor: string; limit: number },
    ): Promise<{ cursor: string | null; lastId: string } | undefined> {
      const filter = await resolve(asker, asked)
      const before = filter && (await ordered.pageBefore(filter, { cursor, limit }))
      const [last] = before ? await repository.findAny([], [before.last]) : []
      return before && last && { cursor: before.cursor, lastId: last.id }
    },
    get,
    getFile: async (asker: Asker, id: string): Promise<FileRow> =>
      access.requireSeen(asker, await repository.findFile(id)),
    seen: access.seen,
    /** Whether there is one that somebody may see. */
    async isSeen(asker: Asker, id: string): Promise<boolean> {
      const row = await repository.findFile(id)
      return row !== undefined && (await access.seen(asker, [row])).length > 0
    },
    read: async (asker: Asker, id: string): Promise<Image> => presentImage(await get(asker, id)),
    stats: async (asker: Asker, scope?: Scope): Promise<ImageStats> => repository.stats(whoseIn(asker, scope)),
    tags: async (asker: Asker, { q = '', scope }: { q?: string; scope?: Scope }): Promise<TagList> => ({
      items: await repository.tags(whoseIn(asker, scope), tagOf(q)),
    }),
    /** Those that somebody may see. */
    findMany: async (asker: Asker, ids: readonly string[]) => access.seen(asker, await repository.findMany(ids)),
    readWithHash: repository.readWithHash,

    /** Of each of these files that the owner has the image to show for it: one of the gallery rather than of the trash. */
    async withHashes(owner: Actor, hashes: readonly string[]): Promise<ReadonlyMap<string, ImageRow>> {
      const rows = await repository.withHashes(owner.id, hashes)
      return new Map(rows.toReversed().map(row => [row.sha256, row]))
    },

    findAny: (ids: readonly string[], positions: readonly number[]) => repository.findAny(ids, positions),
    readOne,
    readMany: (tx: Orm, ids: readonly string[]) => repository.readMany(tx, ids),
    /** Where the newest that fit are, newest first: for counting up to a bound. */
    positions: async (filter: ResolvedFilter, limit: number): Promise<readonly number[]> =>
      (await repository.positions({ ...filter, trashed: filter.trashed ?? false, order: 'newest', limit })).map(
        row => row.position,
      ),
    ofGenerations: (ids: readonly string[]) => repository.ofGenerations(ids),
    readOfGeneration: (tx: Orm, generationId: string) => repository.readOfGeneration(tx, generationId),

    /**
     * The row without its event: a part of the atomic write of whoever made the image, who tells of it there. Undefined where a commit whose answer was
     * lost is tried again: the image is there already.
     */
    addSilently: repository.add,

    /** The row and the event that tells of it. */
    *add(tx: Orm, row: Tables['generatedImages']['$inferInsert']): Work<ImageRow> {
      const added = yield* repository.add(tx, row)
      if (!added) return yield* readOne(tx, row.id)
      yield* events.append(tx, imageCreated(added))
      return added
    },

    /** Whether an image is among those that a filter finds. */
    async isFound(asker: Asker, id: string, asked: ImagesFilter): Promise<boolean> {
      const { position } = await get(asker, id)
      const filter = await resolve(asker, asked)
      if (!filter) return false
      const at = { order: 'newest', after: position + 1, until: position, limit: 1 } as const
      return (await repository.positions({ ...filter, trashed: filter.trashed ?? false, ...at })).length > 0
    },

    /** What stands beside an image in the gallery under a filter, which the image itself need not fit. */
    async neighbors(asker: Asker, id: string, asked: ImagesFilter): Promise<Neighbors> {
      const { newer, older } = await around(asker, id, asked, 1)
      return { newer: newer[0] ?? null, older: older[0] ?? null }
    },

    surroundings: async (asker: Asker, id: string, asked: ImagesFilter): Promise<Surroundings> =>
      around(asker, id, asked, SURROUNDING),
  }
}
export type ImagesService = ReturnType<typeof createImagesService>
