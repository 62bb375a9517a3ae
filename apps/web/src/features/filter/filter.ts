import type { LocationQuery, LocationQueryRaw } from 'vue-router'
import type { ImagesFilter } from '@atelier/contracts'

const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i

/** The gallery's filter lives in the URL, so that it can be shared, reloaded and gone back to. What makes no sense there is left out. */
export function filterOf({
  q,
  model,
  provider,
  favorite,
  imported,
  from,
  to,
  collection,
  trashed,
}: LocationQuery): ImagesFilter {
  return {
    ...text('q', q, 200),
    ...text('model', model, 200),
    ...text('provider', provider, 60),
    ...flag('favorite', favorite),
    ...flag('imported', imported),
    ...time('from', from),
    ...time('to', to),
    ...(typeof collection === 'string' && UUID.test(collection) && { collection }),
    ...(trashed === 'true' && { trashed: true }),
  }
}

export const queryOf = (filter: ImagesFilter): LocationQueryRaw =>
  Object.fromEntries(
    Object.entries(filter)
      .filter(([, value]) => value !== undefined && value !== '')
      .map(([key, value]) => [key, String(value)]),
  )

type Value = LocationQuery[string] | undefined

const text = <K extends string>(key: K, value: Value, maxLength: number) =>
  (typeof value === 'string' && value.trim() ? { [key]: value.trim().slice(0, maxLength) } : {}) as {
    [P in K]?: string
  }

const flag = <K extends string>(key: K, value: Value) =>
  (value === 'true' || value === 'false' ? { [key]: value === 'true' } : {}) as { [P in K]?: boolean }

const time = <K extends string>(key: K, value: Value) =>
  (typeof value === 'string' && !Number.isNaN(Date.parse(value)) ? { [key]: new Date(value).toISOString() } : {}) as {
    [P in K]?: string
  }
