import type { Image } from '@atelier/contracts'
import { t as common } from '../../../i18n/common.ts'
import type { ManyChange } from '../../../stores/image-changes.ts'
import { useImages } from '../../../stores/images.ts'
import { useNotices } from '../../../stores/notices.ts'
import { useUndo } from '../../../stores/undo.ts'
import { t } from '../text.ts'
import { pictures } from '../words.ts'

/** What can be done to one or many pictures. Shown at once; said when it is done, with a way back where there is one. */
export function useBulk() {
  const images = useImages()
  const notices = useNotices()
  const undo = useUndo()
  /** The stars of pictures that were read to be selected and are not kept: undoing needs them. */
  const seen = new Map<string, number>()
  /** Of the stars that were given last: whoever rates one picture after the other sees one message. */
  let rated: number | undefined

  const change = async (ids: readonly string[], what: ManyChange) =>
    notices.attempt(async () => images.changeMany(ids, what))

  /** Says what was done, and how it is undone. */
  const tell = (text: string, run: () => unknown) => notices.show(text, { undo: run })

  async function favorite(ids: readonly string[], on: boolean) {
    const changed = await change(ids, { action: on ? 'favorite' : 'unfavorite' })
    if (!changed || changed.length === 0) return
    const back = async () => change(changed, { action: on ? 'unfavorite' : 'favorite' })
    if (ids.length > 1) tell(t(on ? 'favoured' : 'unfavoured', { pictures: pictures(ids.length) }), back)
    else undo.add(back)
  }

  const knownRating = (id: string) => images.byId.get(id)?.rating ?? seen.get(id)
  async function setRating(ids: readonly string[], rating: number) {
    const changed = await change(ids, { action: 'rate', rating })
    for (const id of changed ?? []) if (seen.has(id)) seen.set(id, rating)
    return changed
  }

  async function rate(ids: readonly string[], rating: number) {
    const before = new Map(ids.map(id => [id, knownRating(id)]))
    const changed = await setRating(ids, rating)
    if (!changed || changed.length === 0) return
    if (rated !== undefined) notices.dismiss(rated)
    const stars = rating === 0 ? common('noStars') : common('starCount', { count: rating })
    const text = ids.length === 1 ? t('ratedOne', { stars }) : t('rated', { pictures: pictures(changed.length), stars })
    // What was never read had stars that are not known here.
    rated = changed.every(id => before.get(id) !== undefined)
      ? tell(text, async () => unrate(changed, id => before.get(id) ?? 0))
      : notices.show(text)
  }

  /** Each as it was before. */
  const unrate = async (ids: readonly string[], ratingOf: (id: string) => number) =>
    Promise.all([...Map.groupBy(ids, ratingOf)].map(async ([rating, alike]) => setRating(alike, rating)))

  async function trash(ids: readonly string[]) {
    const changed = await change(ids, { action: 'delete' })
    if (changed)
      tell(t('trashed', { pictures: pictures(changed.length) }), async () => change(changed, { action: 'restore' }))
  }

  async function restore(ids: readonly string[]) {
    const changed = await change(ids, { action: 'restore' })
    if (changed)
      tell(t('restored', { pictures: pictures(changed.length) }), async () => change(changed, { action: 'delete' }))
  }

  return {
    favorite,
    rate,
    trash,
    restore,
    see: (read: readonly Pick<Image, 'id' | 'rating'>[]) => read.forEach(({ id, rating }) => seen.set(id, rating)),
  }
}
