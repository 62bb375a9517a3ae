import type { SmartFilter, ImagesFilter } from '@atelier/contracts'
import { queryOfText } from '../filter/search-text.ts'

/** What a smart collection can remember of a gallery's filter; undefined where nothing narrows it. */
export function savedOf(filter: ImagesFilter): SmartFilter | undefined {
  const saved: SmartFilter = Object.fromEntries(
    Object.entries(filter).filter(
      ([key, value]) =>
        key !== 'trashed' &&
        key !== 'sort' &&
        (key !== 'collection' || value === 'none') &&
        value !== undefined &&
        value !== '',
    ),
  )
  return Object.keys(saved).length > 0 ? saved : undefined
}

/** With another text to search for, as a person types it. */
export function withText(filter: SmartFilter, text: string): SmartFilter {
  const q = queryOfText(text)
  const others: SmartFilter = Object.fromEntries(Object.entries(filter).filter(([key]) => key !== 'q'))
  return q ? { ...others, q } : others
}
