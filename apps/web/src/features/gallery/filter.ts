import type { LocationQuery, LocationQueryRaw } from 'vue-router'
import type { ImageFilter } from '../../stores/image-query.ts'

/** The gallery's filter lives in the URL, so that it can be shared, reloaded and gone back to. */
export function filterOf({ q, favorite }: LocationQuery): ImageFilter {
  return {
    ...(typeof q === 'string' && q.trim() && { q: q.trim().slice(0, 200) }),
    ...(favorite === 'true' && { favorite: true }),
  }
}

export const queryOf = ({ q, favorite }: ImageFilter): LocationQueryRaw => ({ ...(q && { q }), ...(favorite && { favorite: 'true' }) })
