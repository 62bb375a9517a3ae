import type { LocationQuery, LocationQueryRaw } from 'vue-router'
import { SCOPES, SHAPES, SORTS, TAG_LENGTH, TASKS, tagsOf, type ImagesFilter } from '@atelier/contracts'

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
  rating,
  tag,
  style,
  shape,
  seed,
  negative,
  task,
  sampler,
  collection,
  trashed,
  sort,
  scope,
}: LocationQuery): ImagesFilter {
  return {
    ...text('q', q, 200),
    ...text('model', model, 200),
    ...text('provider', provider, 60),
    ...flag('favorite', favorite),
    ...flag('imported', imported),
    ...whole('rating', rating, 5),
    ...text('tag', tagText(tag), TAG_LENGTH),
    ...text('style', style, 100),
    ...oneOf('shape', shape, SHAPES),
    ...whole('seed', seed, Number.MAX_SAFE_INTEGER),
    ...text('negative', negative, 200),
    ...oneOf('task', task, TASKS),
    ...text('sampler', typeof sampler === 'string' ? sampler.replaceAll('"', '') : undefined, 200),
    ...time('from', from),
    ...time('to', to),
    ...(typeof collection === 'string' && (collection === 'none' || UUID.test(collection)) && { collection }),
    ...(trashed === 'true' && { trashed: true }),
    ...(sort !== 'newest' && oneOf('sort', sort, SORTS)),
    ...oneOf('scope', scope, SCOPES),
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

/** As tags are kept; what cannot be one is left out. */
const tagText = (value: Value) => (typeof value === 'string' ? tagsOf([value])[0] : undefined)

const whole = <K extends string>(key: K, value: Value, largest: number) =>
  (typeof value === 'string' && /^\d{1,16}$/.test(value) && Number(value) <= largest
    ? { [key]: Number(value) }
    : {}) as { [P in K]?: number }

const oneOf = <K extends string, Choice extends string>(key: K, value: Value, choices: readonly Choice[]) => {
  const choice = choices.find(each => each === value)
  return (choice ? { [key]: choice } : {}) as { [P in K]?: Choice }
}

const time = <K extends string>(key: K, value: Value) =>
  (typeof value === 'string' && !Number.isNaN(Date.parse(value)) ? { [key]: new Date(value).toISOString() } : {}) as {
    [P in K]?: string
  }
