import { MODELS } from '../seed/rows.ts'
import { COMMON_WORD, RARE_WORD } from '../seed/words.ts'

/** Images on a page of the gallery, as the page asks for them. */
export const PAGE_SIZE = 50

export type CaseName =
  | 'newest'
  | 'first'
  | 'deep'
  | 'favourites'
  | 'model'
  | 'common'
  | 'commonDeep'
  | 'rare'
  | 'statistics'
  | 'timeline'
  | 'timelineAnew'

export interface GalleryCase {
  readonly name: CaseName
  /** For the table. */
  readonly title: string
  readonly path: string
  /** Added to the path to ask past what is cached. */
  readonly fresh?: () => string
  /** The same page straight from the database, by what it asks for. */
  readonly bare?: BareQuestion
}

/** What a page asks for; all of them ask for images that are not in the trash, the newest first. */
export interface BareQuestion {
  /** Only positions below. */
  readonly below: number
  readonly favorite?: true
  readonly model?: string
  readonly word?: string
}

/** As the studio writes it; each answer is compared with the bare query's, and so this is, too. */
export const cursorBelow = (position: number) => Buffer.from(`v1:${position}`).toString('base64url')

/** Pages of a gallery of so many rows. Positions are 1 to `rows`; a page begins below a cursor. */
export function galleryCases(rows: number): GalleryCase[] {
  // A cursor above the newest image gives the first page past the cache of newest pages.
  const top = rows + 1
  const deep = Math.floor(rows / 10)
  const page = (name: CaseName, title: string, bare: BareQuestion): GalleryCase => ({
    name,
    title,
    path: pathOf(bare),
    bare,
  })
  return [
    { name: 'newest', title: 'newest page', path: `/api/v1/images?limit=${PAGE_SIZE}` },
    page('first', 'first page, uncached', { below: top }),
    page('deep', 'page at 90 % depth', { below: deep }),
    page('favourites', 'favourites', { below: top, favorite: true }),
    page('model', 'one model of 6 (2 %)', { below: top, model: MODELS.at(-1) ?? '' }),
    page('common', 'search, common word', { below: top, word: COMMON_WORD }),
    page('commonDeep', 'search, common, 90 % depth', { below: deep, word: COMMON_WORD }),
    page('rare', 'search, rare word', { below: top, word: RARE_WORD }),
    { name: 'statistics', title: 'statistics', path: '/api/v1/images/stats' },
    { name: 'timeline', title: 'timeline, cached', path: '/api/v1/images/timeline' },
    {
      name: 'timelineAnew',
      title: 'timeline, made anew',
      path: '/api/v1/images/timeline?cursor=',
      // Another cursor above the newest image each time: the same answer to another question.
      fresh: () => cursorBelow(top + Math.floor(Math.random() * 1e9)),
    },
  ]
}

function pathOf({ below, favorite, model, word }: BareQuestion): string {
  const query = new URLSearchParams({
    limit: String(PAGE_SIZE),
    ...(favorite && { favorite: 'true' }),
    ...(model !== undefined && { model }),
    ...(word !== undefined && { q: word }),
    cursor: cursorBelow(below),
  })
  return `/api/v1/images?${query.toString()}`
}
