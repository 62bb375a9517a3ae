import { MOST_STARS, type ImagesFilter } from '@atelier/contracts'
import { t as common } from '../../i18n/common.ts'
import { daysOf, daysText } from './filter-dates.ts'
import { taskName } from './task-name.ts'
import { t } from './text.ts'

export interface Chip {
  readonly label: string
  /** The filter without it. */
  readonly without: ImagesFilter
}

export const modelName = (id: string) => id.split('/').at(-1) ?? id

/** What engines and styles are called. */
interface Names {
  readonly engine: (id: string) => string
  readonly style: (name: string) => string
}

/** In words, for a filter of at least so many; 0 is none. */
function starsText(rating: number): string {
  if (rating === 0) return common('noStars')
  const stars = common('starCount', { count: rating })
  return rating === MOST_STARS ? stars : t('orMore', { stars })
}

/** What the gallery is narrowed to, one by one. The search stands in its own field. */
export function chipsOf(filter: ImagesFilter, names: Names): Chip[] {
  const {
    favorite,
    rating,
    tag,
    model,
    provider,
    imported,
    style,
    shape,
    seed,
    negative,
    task,
    sampler,
    collection,
    from,
    to,
  } = filter
  const without = (...keys: (keyof ImagesFilter)[]): ImagesFilter =>
    Object.fromEntries(Object.entries(filter).filter(([key]) => !keys.some(other => other === key)))
  return [
    ...(favorite === undefined
      ? []
      : [{ label: t(favorite ? 'favourites' : 'noFavourites'), without: without('favorite') }]),
    ...(rating === undefined ? [] : [{ label: starsText(rating), without: without('rating') }]),
    ...(tag === undefined ? [] : [{ label: t('tagged', { tag }), without: without('tag') }]),
    ...(model === undefined ? [] : [{ label: modelName(model), without: without('model') }]),
    ...(provider === undefined ? [] : [{ label: names.engine(provider), without: without('provider') }]),
    ...(imported === undefined ? [] : [{ label: t(imported ? 'imported' : 'madeHere'), without: without('imported') }]),
    ...(style === undefined ? [] : [{ label: t('styled', { style: names.style(style) }), without: without('style') }]),
    ...(shape === undefined ? [] : [{ label: t(shape), without: without('shape') }]),
    ...(seed === undefined ? [] : [{ label: t('seeded', { seed: String(seed) }), without: without('seed') }]),
    ...(sampler === undefined ? [] : [{ label: t('sampled', { sampler }), without: without('sampler') }]),
    ...(task === undefined ? [] : [{ label: taskName(task), without: without('task') }]),
    ...(collection === 'none' ? [{ label: t('inNone'), without: without('collection') }] : []),
    ...(negative === undefined ? [] : [{ label: t('left', { words: negative }), without: without('negative') }]),
    ...(from === undefined && to === undefined
      ? []
      : [{ label: daysText(daysOf(filter)), without: without('from', 'to') }]),
  ]
}
