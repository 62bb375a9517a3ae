import type { Database, Limit } from '../scenario.ts'
import type { CaseName } from './gallery-cases.ts'

const NAMES = { sqlite: 'SQLite', postgresql: 'PostgreSQL' } as const
const PAGES = {
  first: 'first page, uncached',
  deep: 'page at 90 % depth',
  favourites: 'favourites',
  model: 'one model of 6 (2 %)',
} as const
const SEARCHES = {
  common: 'search, common word',
  commonDeep: 'search, common word, 90 % depth',
  rare: 'search, rare word',
} as const

/** What the largest gallery of a database is held against. */
const limitsOf = (database: Database): Record<string, Limit> => {
  const where = `${NAMES[database]}, 1,000,000 rows`
  const limit = (name: string, what: string, rest: { atMost: number; unit?: string } | { atLeast: number }) =>
    [`${database} ${name}`, { what: `${what} (${where})`, ...rest }] as const
  return Object.fromEntries([
    limit('newest', 'newest page, of a ready-made text', { atLeast: 0.5 }),
    ...Object.entries({ ...PAGES, ...SEARCHES }).map(([name, what]) =>
      limit(name, `${what}, of the bare query`, { atLeast: 0.5 }),
    ),
    limit('depth', 'page at 90 % depth, cost of that of the first', { atMost: 1.2 }),
    limit('searchDepth', 'search at 90 % depth, cost of that of the first', { atMost: 1.2 }),
    ...Object.entries(SEARCHES).map(([name, what]) => limit(`${name} p50`, `${what}, p50`, { atMost: 5, unit: 'ms' })),
    limit('timeline p50', 'timeline, made anew, p50', { atMost: 100, unit: 'ms' }),
  ])
}

/** Cost at the largest size of that at the smallest; PostgreSQL has one size only. */
const GROWN = { ...PAGES, ...SEARCHES, newest: 'newest page', statistics: 'statistics' } as const
const growthLimits = (): Record<string, Limit> =>
  Object.fromEntries(
    Object.entries(GROWN).map(([name, what]) => [
      `growth ${name}`,
      { what: `${what}, cost at 1,000,000 rows of that at 10,000 (SQLite)`, atMost: 1.2 },
    ]),
  )

export const galleryLimits = { ...limitsOf('sqlite'), ...growthLimits(), ...limitsOf('postgresql') }

/** What was measured of one gallery, by its pages. */
export interface Measured {
  readonly perSecond: (page: CaseName) => number
  readonly p50Ms: (page: CaseName) => number
  /** Of the limit of a page; undefined where nothing limits it. */
  readonly ofLimit: (page: CaseName) => number | undefined
}

/** The figures of the largest gallery of a database. */
export function figuresOf(database: Database, { perSecond, p50Ms, ofLimit }: Measured) {
  const named = (name: string, figure: number | undefined) => [`${database} ${name}`, figure] as const
  const limited: CaseName[] = ['newest', 'first', 'deep', 'favourites', 'model', 'common', 'commonDeep', 'rare']
  const searches: CaseName[] = ['common', 'commonDeep', 'rare']
  return Object.fromEntries([
    ...limited.map(name => named(name, ofLimit(name))),
    named('depth', perSecond('first') / perSecond('deep')),
    named('searchDepth', perSecond('common') / perSecond('commonDeep')),
    ...searches.map(name => named(`${name} p50`, p50Ms(name))),
    named('timeline p50', p50Ms('timelineAnew')),
  ])
}

export const growthOf = (smallest: Measured, largest: Measured) =>
  Object.fromEntries(
    Object.keys(GROWN).map(name => [
      `growth ${name}`,
      smallest.perSecond(name as CaseName) / largest.perSecond(name as CaseName), // GROWN has no other keys
    ]),
  )
