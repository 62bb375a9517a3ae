import { SORTED_AT_MOST } from '@atelier/contracts'
import type { Database } from '@atelier/db'
import { and, asc, desc, eq, gt, lt, sql } from 'drizzle-orm'
import { tooManyToSort } from '../images.errors.ts'
import { createImagePages, searchesOf, type ResolvedFilter } from './images.pages.ts'
import type { KeyedSort, SortKey } from './sort-cursor.ts'

/** What tells where an image stands, and how much room it takes there. */
export interface SortedRow {
  readonly position: number
  readonly width: number
  readonly height: number
  readonly rating: number
  readonly titleKey: string
  readonly createdAt: Date
}

export interface SortedQuery {
  readonly filter: ResolvedFilter
  readonly sort: KeyedSort
  /** Exclusive: where the last row of the page before stood. */
  readonly after?: SortKey | undefined
  /** What stands in front of it, the nearest first. */
  readonly isBackwards?: boolean
  readonly limit: number
}

const keyOf = ({ rating, titleKey, width, height }: Omit<SortedRow, 'position' | 'createdAt'>, sort: KeyedSort) =>
  ({ rating, title: titleKey, largest: width * height })[sort]

export const sortKeyOf = (row: Omit<SortedRow, 'createdAt'>, sort: KeyedSort): SortKey => ({
  key: keyOf(row, sort),
  position: row.position,
})

/** As the databases do it: titles byte by byte, and the newest first among equals. */
export function compareKeys(a: SortKey, b: SortKey): number {
  const byKey =
    typeof a.key === 'number' ? Number(b.key) - a.key : Buffer.compare(Buffer.from(a.key), Buffer.from(String(b.key)))
  return byKey || b.position - a.position
}

/** Rows in an order besides that of position; a page costs the same wherever it begins. */
export function createSortedRows(db: Database) {
  const { position, width, height, rating, titleKey, createdAt } = db.tables.generatedImages
  const pages = createImagePages<SortedRow>(db, ({ where, orderBy, joins, name }) => {
    const { generatedImages: images, collectionImages: members } = db.tables
    const rows = db.orm.select({ position, width, height, rating, titleKey, createdAt }).from(images).$dynamic()
    const statement = (joins ? rows.innerJoin(members, joins) : rows)
      .where(where)
      .orderBy(orderBy)
      .limit(sql.placeholder('limit'))
      .prepare(`sorted_${name}`)
    return values => statement.execute(values)
  })
  const fromIndex = createIndexRows(db)

  /** All that is found, put in order here: no more than is quick. */
  async function few({ filter, sort, after, isBackwards = false, limit }: SortedQuery): Promise<SortedRow[]> {
    const { trashed = false, ...others } = filter
    const found = await pages({ ...others, trashed, order: 'newest', limit: SORTED_AT_MOST + 1 })
    if (found.length > SORTED_AT_MOST) throw tooManyToSort(SORTED_AT_MOST)
    const sign = isBackwards ? -1 : 1
    return found
      .map(row => ({ row, key: sortKeyOf(row, sort) }))
      .filter(({ key }) => after === undefined || compareKeys(key, after) * sign > 0)
      .toSorted((a, b) => compareKeys(a.key, b.key) * sign)
      .slice(0, limit)
      .map(({ row }) => row)
  }

  return async (query: SortedQuery): Promise<readonly SortedRow[]> =>
    isWhole(query.filter) ? fromIndex(query) : few(query)
}
export type SortedRows = ReturnType<typeof createSortedRows>

/** All of an owner's, parted by nothing but the trash: what the indexes have in order. */
const isWhole = ({ owner, trashed: _trashed, ...filter }: ResolvedFilter): boolean =>
  owner !== undefined &&
  searchesOf(filter).length === 0 &&
  Object.entries(filter).every(([name, value]) => name === 'q' || value === undefined || value === '')

/** An owner's whole gallery, or the whole trash, along the index of the order. */
function createIndexRows({ orm, tables: { generatedImages: images } }: Database) {
  const { position, width, height, rating, titleKey, createdAt } = images
  const keys = { rating, title: titleKey, largest: sql<number>`(${width} * ${height})` }
  const given = sql.param(sql.placeholder('trashed'), images.trashed)
  const at = sql.param(sql.placeholder('position'), position)
  const select = (name: string, where: Parameters<typeof and>, ...order: ReturnType<typeof asc>[]) =>
    orm
      .select({ position, width, height, rating, titleKey, createdAt })
      .from(images)
      .where(and(eq(images.ownerId, sql.placeholder('owner')), eq(images.trashed, given), ...where))
      .orderBy(...order)
      .limit(sql.placeholder('limit'))
      .prepare(`by_${name}`)

  /** What is equal, and then what is beyond: each is a stretch of the index. */
  const along = (sort: KeyedSort, isBackwards: boolean) => {
    const key = keys[sort]
    const behind = sql.placeholder('key')
    const name = `${sort}_${isBackwards}`
    const isFalling = (sort !== 'title') !== isBackwards
    const turn = isBackwards ? asc : desc
    const order = [(isFalling ? desc : asc)(key), turn(position)]
    return {
      first: select(`${name}_first`, [], ...order),
      equal: select(`${name}_equal`, [sql`${key} = ${behind}`, (isBackwards ? gt : lt)(position, at)], turn(position)),
      beyond: select(`${name}_beyond`, [isFalling ? sql`${key} < ${behind}` : sql`${key} > ${behind}`], ...order),
    }
  }
  const both = (sort: KeyedSort) => ({ on: along(sort, false), back: along(sort, true) })
  const statements = { rating: both('rating'), largest: both('largest'), title: both('title') }

  return async ({ filter, sort, after, isBackwards = false, limit }: SortedQuery): Promise<SortedRow[]> => {
    const { first, equal, beyond } = statements[sort][isBackwards ? 'back' : 'on']
    const { owner, trashed = false } = filter
    if (!after) return first.execute({ owner, trashed, limit })
    const same = await equal.execute({ owner, trashed, ...after, limit })
    return same.length === limit
      ? same
      : [...same, ...(await beyond.execute({ owner, trashed, key: after.key, limit: limit - same.length }))]
  }
}
