import type { ImagesFilter } from '@atelier/contracts'
import type { Database } from '@atelier/db'
import { and, asc, desc, eq, gt, gte, lt, lte, max, sql, type SQL } from 'drizzle-orm'
import type { PgColumn } from 'drizzle-orm/pg-core'
import { requestInvalid } from '../../../platform/common.errors.ts'
import type { Whose } from '../../../platform/ownership.ts'
import { createSearchWindows } from './search-windows.ts'
import { createKnownWords } from './known-words.ts'
import { createOwnWords } from './own-words.ts'
import {
  apart,
  isOfFirst,
  isOfOne,
  isRare,
  parseSearch,
  searchOf,
  toFts5,
  toTsquery,
  type SoughtFilter,
} from './search-words.ts'

/** A filter of the gallery as it is read. */
export type ResolvedFilter = Omit<ImagesFilter, 'q' | 'collection' | 'sort' | 'scope'> &
  Whose & {
    /** One that images were put into; of a smart one its filter is here instead. */
    readonly collection?: string | undefined
    /** In any collection, or in none. */
    readonly collected?: boolean | undefined
    /** Searches, all of which must find an image. */
    readonly q?: string | readonly string[] | undefined
  }

export type PageQuery = Omit<ResolvedFilter, 'trashed'> & {
  /** Exclusive: the position of the last row of the page before. */
  readonly after?: number | undefined
  /** Inclusive: nothing beyond this position in the order. */
  readonly until?: number | undefined
  readonly limit: number
  readonly order: 'newest' | 'oldest'
  readonly trashed: boolean
}

/** Whether the search has a part in it, and whether by a word that few pictures have. */
interface Search {
  readonly searched: boolean
  readonly byRareWord: boolean
}

/** Positions that a date may be off by: clocks of several workers differ by moments. */
const SKEW = 1000

/** Years that both databases know. */
const EARLIEST_MS = Date.parse('0001-01-01T00:00:00Z')
const LATEST_MS = Date.parse('9999-12-31T23:59:59.999Z')

function timeOf(name: 'from' | 'to', text: string): Date {
  const ms = Date.parse(text)
  // RFC 3339 knows leap seconds; JavaScript does not.
  if (Number.isNaN(ms)) throw requestInvalid([{ path: `/${name}`, message: 'is not a time' }])
  return new Date(Math.min(Math.max(ms, EARLIEST_MS), LATEST_MS))
}

type Rows<Row> = (values: Record<string, unknown>) => Promise<Row[]>

/**
 * How a page reads its rows: which columns, by which driver. The statement ends in a limit of the placeholder `limit`, and
 * joins `collectionImages` where `joins` says on what.
 */
export type PrepareRows<Row> = (page: {
  where: SQL | undefined
  orderBy: SQL
  joins: SQL | undefined
  name: string
}) => Rows<Row>

/**
 * Pages of the gallery. Every filter is a prefix of an index that ends in `position`, and a page begins where the one
 * before ended, so it reads its own rows only. Queries are prepared once for each combination of filters.
 */
export function createImagePages<Row extends { readonly position: number }>(
  db: Database,
  prepareRows: PrepareRows<Row>,
) {
  const {
    orm,
    dialect,
    tables: { generatedImages: images, collectionImages: members },
  } = db
  const hasOwnWord = createOwnWords(db)
  const hasRareWord = createKnownWords(db)
  const readThroughWindows = createSearchWindows()
  const prepared = new Map<string, Rows<Row>>()
  const newestPosition = orm
    .select({ position: max(images.position) })
    .from(images)
    .prepare('newest_position')

  // A bare placeholder skips the column's encoder, and SQLite takes neither booleans nor dates.
  const given = (placeholder: string, column: PgColumn) => sql.param(sql.placeholder(placeholder), column)

  const columnsOf = (query: PageQuery, { joined, byRareWord }: { joined: boolean; byRareWord: boolean }) => [
    // Where the collection's index is all there is to walk, no other one shall look as good.
    joined && !isNarrowed(query) ? undefined : eq(images.trashed, given('trashed', images.trashed)),
    // Where the word is rare enough, no index shall look as good as its own.
    query.owner !== undefined
      ? byRareWord
        ? sql`(${images.ownerId} || '') = ${sql.placeholder('owner')}`
        : eq(images.ownerId, sql.placeholder('owner'))
      : undefined,
    // As the index of what is shared has it: SQLite takes that for no other condition.
    query.shared ? sql`${images.shared}` : undefined,
    query.favorite !== undefined ? eq(images.favorite, given('favorite', images.favorite)) : undefined,
    query.model ? eq(images.model, given('model', images.model)) : undefined,
    query.provider ? eq(images.provider, given('provider', images.provider)) : undefined,
    query.imported !== undefined ? eq(sql`(${images.provider} is null)`, given('imported', images.trashed)) : undefined,
  ]

  const within = (query: PageQuery, newest: boolean, position: PgColumn): (SQL | undefined)[] => [
    query.after !== undefined ? (newest ? lt : gt)(position, given('after', images.position)) : undefined,
    query.until !== undefined ? (newest ? gte : lte)(position, given('until', images.position)) : undefined,
    query.from
      ? and(gte(images.createdAt, given('from', images.createdAt)), gte(position, given('first', images.position)))
      : undefined,
    query.to
      ? and(lt(images.createdAt, given('to', images.createdAt)), lt(position, given('last', images.position)))
      : undefined,
  ]

  function prepare(query: PageQuery, { searched, byRareWord }: Search, name: string): Rows<Row> {
    const newest = query.order === 'newest'
    // SQLite's search knows the collections; its pages without one walk the collection's own index.
    const joined = query.collection !== undefined && !(searched && dialect === 'sqlite')
    const position = joined ? members.imagePosition : images.position
    // SQLite's search knows these, too: asked for twice, the index of one of them would be walked instead.
    const isInSearch = searched && dialect === 'sqlite'
    const conditions: (SQL | undefined)[] = [
      joined
        ? and(
            eq(members.collectionId, sql.placeholder('collection')),
            eq(members.trashed, given('trashed', images.trashed)),
          )
        : undefined,
      ...(isInSearch ? [] : columnsOf(query, { joined, byRareWord: byRareWord && !joined })),
      // Its search does not know this: a collection that goes would have to change the words of all its images.
      query.collected !== undefined ? eq(images.collected, given('collected', images.collected)) : undefined,
      ...within(query, newest, position),
      searched
        ? dialect === 'sqlite'
          ? matches()
          : sql`"generated_images"."search" @@ cast(${sql.placeholder('search')} as text)::tsquery`
        : undefined,
    ]
    return prepareRows({
      where: and(...conditions),
      orderBy: (newest ? desc : asc)(position),
      joins: joined ? eq(images.position, members.imagePosition) : undefined,
      name,
    })
  }

  /** All matches in a window of positions. Numbers are bound as REAL, which FTS5 takes for no bound at all unless they are cast. */
  const matches =
    () => sql`${images.position} in (select rowid from image_search where image_search match ${sql.placeholder('search')}
    and rowid >= cast(${sql.placeholder('windowFirst')} as integer) and rowid < cast(${sql.placeholder('windowLast')} as integer))`

  /** The first position of that time or later; dates rise with positions, but for clocks that differ. */
  async function positionAt(time: Date): Promise<number | undefined> {
    const [row] = await orm
      .select({ position: images.position })
      .from(images)
      .where(gte(images.createdAt, time))
      .orderBy(asc(images.createdAt), asc(images.position))
      .limit(1)
    return row?.position
  }

  async function lastPosition(): Promise<number> {
    const [row] = await newestPosition.execute()
    return row?.position ?? 0
  }

  async function spanOf(query: PageQuery, { first, last }: { first: number; last: number }) {
    const newest = query.order === 'newest'
    const top = newest && query.after !== undefined ? query.after : (await lastPosition()) + 1
    return {
      first: Math.max(first, newest ? (query.until ?? 0) : (query.after ?? -1) + 1),
      last: Math.min(last, top, newest || query.until === undefined ? Infinity : query.until + 1),
    }
  }

  return async function page(asked: PageQuery): Promise<Row[]> {
    const searches = searchesOf(asked).map(parseSearch)
    if (searches.some(all => all.length === 0)) return []
    const { terms, collected } = apart(searches.flat())
    const [isCollected, ...others] = new Set([asked.collected, ...collected].filter(each => each !== undefined))
    if (others.length > 0) return []
    const query = { ...asked, collected: isCollected }
    const searched = terms.length > 0 || (dialect === 'sqlite' && isForSearch(query))
    const byRareWord = dialect === 'postgresql' && query.owner !== undefined && (await hasRareWord(terms))
    const how = { searched, byRareWord }
    const shape = shapeOf(query, how)
    const read = prepared.get(shape) ?? prepare(query, how, String(prepared.size))
    prepared.set(shape, read)

    const from = query.from ? timeOf('from', query.from) : undefined
    const to = query.to ? timeOf('to', query.to) : undefined
    const first = from && (await positionAt(from))
    if (from && first === undefined) return []
    const last = to && (await positionAt(to))
    const { owner, collection, trashed, favorite, model, provider, imported, after, until, limit } = query
    const values = {
      owner,
      collection,
      collected: isCollected,
      trashed,
      favorite,
      model,
      provider,
      imported,
      after,
      until,
      limit,
      from,
      to,
      first: (first ?? 0) - SKEW,
      last: last === undefined ? Number.MAX_SAFE_INTEGER : last + SKEW,
      search: dialect === 'sqlite' ? '' : toTsquery(terms),
    }
    if (dialect !== 'sqlite' || !searched) return read(values)
    const span = await spanOf(query, values)
    const newest = query.order === 'newest'
    const hasListOfOne = isOfOne(query) || (isOfFirst(query) && (await hasOwnWord(newest ? span.last - 1 : span.first)))
    const isFewOnes = terms.some(isRare) || hasListOfOne
    const wanted = { ...span, newest, limit, search: `${shape} ${toFts5(terms, query)}`, isRare: isFewOnes }
    return readThroughWindows(wanted, async window => {
      const search = toFts5(terms, query, isOfFirst(query) && (await hasOwnWord(window.first)))
      return read({ ...values, search, limit: window.limit, windowFirst: window.first, windowLast: window.last })
    })
  }
}

/** All that the search has to find: what was typed, and the filters that it has the words for. */
export const searchesOf = (filter: Pick<ResolvedFilter, 'q' | keyof SoughtFilter>): readonly string[] => [
  ...[filter.q ?? []].flat().filter(q => q.trim()),
  ...searchOf(filter),
]

/** What SQLite's search answers without a word: filters of which no index has both. An owner is a part of every index. */
const isForSearch = (query: PageQuery) =>
  query.collection === undefined ? query.owner === undefined && isFiltered(query) : isNarrowed(query)

const isFiltered = ({ favorite, imported, model, provider }: PageQuery) =>
  favorite !== undefined || imported !== undefined || Boolean(model) || Boolean(provider)

/** By what the rows of a collection are not in the order of an index. */
const isNarrowed = (query: PageQuery) => query.owner !== undefined || query.shared !== undefined || isFiltered(query)

/** What tells one statement from another; its values do not. */
const shapeOf = (
  {
    order,
    owner,
    shared,
    collection,
    collected,
    after,
    until,
    favorite,
    imported,
    model,
    provider,
    from,
    to,
  }: PageQuery,
  { searched, byRareWord }: Search,
) =>
  [
    order,
    searched,
    byRareWord,
    owner !== undefined,
    shared !== undefined,
    collection !== undefined,
    collected !== undefined,
    after !== undefined,
    until !== undefined,
    favorite !== undefined,
    imported !== undefined,
    Boolean(model),
    Boolean(provider),
    Boolean(from),
    Boolean(to),
  ].join()
