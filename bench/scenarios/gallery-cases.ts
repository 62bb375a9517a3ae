import { encodeCursor } from '../../apps/api/src/platform/cursor.ts'
import { MODELS } from '../seed/rows.ts'
import { COMMON_WORD, RARE_WORD } from '../seed/words.ts'

/** Images on a page of the gallery, as the page asks for them. */
export const PAGE_SIZE = 50

export interface GalleryCase {
  readonly name: string
  readonly path: string
  /** Added to the path to ask past what is kept. */
  readonly fresh?: () => string
  /** Its answer tells of every image, so it grows with them. */
  readonly grows?: true
  /** The same page straight from SQLite: what comes behind `where`, and its values. */
  readonly bare?: { readonly where: string; readonly values: readonly (string | number)[] }
}

/** The words are those of the triggers. A bound that is not cast is REAL, which FTS5 does not begin at. */
const SEARCH =
  'position in (select rowid from image_search where image_search match ? and rowid < cast(? as integer) order by rowid desc limit ?)'

/** Pages of a gallery of so many rows. Positions are 1 to `rows`; the page begins below a cursor. */
export function galleryCases(rows: number): GalleryCase[] {
  const top = rows + 1
  const deep = Math.floor(rows / 10)
  const model = MODELS.at(-1) ?? ''
  const page = (query: string, before?: number) =>
    `/api/v1/images?limit=${PAGE_SIZE}${query}${before === undefined ? '' : `&cursor=${encodeCursor(before)}`}`
  const search = (word: string, before: number) => ({
    where: SEARCH,
    values: [`facets:"live" words:"${word}"`, before, PAGE_SIZE + 1],
  })
  return [
    { name: 'newest page', path: page('') },
    // A cursor above the newest image gives the first page past the cache of newest pages.
    {
      name: 'first page, uncached',
      path: page('', top),
      bare: { where: 'trashed = 0 and position < ?', values: [top] },
    },
    {
      name: 'page at 90 % depth',
      path: page('', deep),
      bare: { where: 'trashed = 0 and position < ?', values: [deep] },
    },
    {
      name: 'favourites',
      path: page('&favorite=true', top),
      bare: { where: 'trashed = 0 and favorite = 1 and position < ?', values: [top] },
    },
    {
      name: 'one model of 6 (2 %)',
      path: page(`&model=${encodeURIComponent(model)}`, top),
      bare: { where: 'trashed = 0 and model = ? and position < ?', values: [model, top] },
    },
    { name: 'search, common word', path: page(`&q=${COMMON_WORD}`, top), bare: search(COMMON_WORD, top) },
    { name: 'search, common, 90 % depth', path: page(`&q=${COMMON_WORD}`, deep), bare: search(COMMON_WORD, deep) },
    { name: 'search, rare word', path: page(`&q=${RARE_WORD}`, top), bare: search(RARE_WORD, top) },
    { name: 'statistics', path: '/api/v1/images/stats' },
    { name: 'timeline, kept', path: '/api/v1/images/timeline', grows: true },
    // Another cursor above the newest image each time: the same answer to another question.
    {
      name: 'timeline, made anew',
      path: '/api/v1/images/timeline?cursor=',
      fresh: () => encodeCursor(top + Math.floor(Math.random() * 1e9)),
      grows: true,
    },
  ]
}
