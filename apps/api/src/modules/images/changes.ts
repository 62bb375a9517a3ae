import { TAGS_AT_MOST, tagsOf, type UpdateImages } from '@atelier/contracts'
import { requestInvalid } from '../../platform/common.errors.ts'
import type { ImageRow } from './images.presenter.ts'

/** One thing that is done to many images. */
export interface Change {
  readonly event: 'image.updated' | 'image.trashed' | 'image.restored'
  /** The columns that change of a row; undefined where nothing does. */
  readonly of: (row: ImageRow, now: Date) => Partial<ImageRow> | undefined
}

type Asked = Omit<UpdateImages, 'ids'>

/** What is asked for, or a refusal where it is not said whole. */
export function changeOf({ action, rating, tags }: Asked): Change {
  if (action === 'rate') return update(rateWith(required('rating', rating)))
  if (action === 'tag') return update(tagWith(tagsOf(required('tags', tags))))
  if (action === 'untag') return update(untagWith(tagsOf(required('tags', tags))))
  return CHANGES[action]
}

export const CHANGES = {
  delete: {
    event: 'image.trashed',
    of: (row, now) => (row.trashed ? undefined : { trashed: true, trashedAt: now }),
  },
  restore: { event: 'image.restored', of: row => (row.trashed ? { trashed: false, trashedAt: null } : undefined) },
  favorite: { event: 'image.updated', of: row => (row.favorite ? undefined : { favorite: true }) },
  share: { event: 'image.updated', of: row => (row.shared ? undefined : { shared: true }) },
  unshare: { event: 'image.updated', of: row => (row.shared ? { shared: false } : undefined) },
  unfavorite: { event: 'image.updated', of: row => (row.favorite ? { favorite: false } : undefined) },
} as const satisfies Record<string, Change>

const update = (of: Change['of']): Change => ({ event: 'image.updated', of })

const rateWith =
  (rating: number): Change['of'] =>
  row =>
    row.rating === rating ? undefined : { rating }

/** What has as many tags as there may be is left as it is: nothing is taken away to make room. */
const tagWith =
  (added: readonly string[]): Change['of'] =>
  row => {
    const tags = [...new Set([...row.tags, ...added])].toSorted()
    return tags.length === row.tags.length || tags.length > TAGS_AT_MOST ? undefined : { tags }
  }

const untagWith =
  (removed: readonly string[]): Change['of'] =>
  row => {
    const tags = row.tags.filter(tag => !removed.includes(tag))
    return tags.length === row.tags.length ? undefined : { tags }
  }

function required<T>(name: 'rating' | 'tags', value: T | undefined): T {
  if (value === undefined) throw requestInvalid([{ path: `/${name}`, message: 'is missing' }])
  return value
}

/** Rows by what changes of them, so that one statement writes for all that change alike. */
export function alike<Row extends { readonly id: string }>(
  rows: readonly Row[],
  of: (row: Row) => Partial<ImageRow> | undefined,
): { readonly ids: string[]; readonly values: Partial<ImageRow> }[] {
  const groups = new Map<string, { readonly ids: string[]; readonly values: Partial<ImageRow> }>()
  for (const row of rows) {
    const values = of(row)
    if (!values) continue
    const key = JSON.stringify(values)
    const group = groups.get(key)
    if (group) group.ids.push(row.id)
    else groups.set(key, { ids: [row.id], values })
  }
  return [...groups.values()]
}
