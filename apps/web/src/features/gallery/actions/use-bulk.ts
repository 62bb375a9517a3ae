import type { Image } from '@atelier/contracts'
import { t as common } from '../../../i18n/common.ts'
import type { ManyChange } from '../../../stores/image-changes.ts'
import { useImages } from '../../../stores/images.ts'
import { useNotices } from '../../../stores/notices.ts'
import { useUndo, type Undo } from '../../../stores/undo.ts'
import { t } from '../text.ts'
import { pictures } from '../words.ts'

/** What is said of those that were changed, and what takes it back: by a key, and where it `offers` that by a button as well. */
type Telling = (changed: readonly string[]) => {
  readonly text?: string | undefined
  readonly back?: Undo | undefined
  readonly offers?: boolean
}

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

  /** Says what was done, with a way back. Gives the id of the message; nothing was done where there is none. */
  async function reversibly(ids: readonly string[], what: ManyChange, tell: Telling) {
    const held = undo.begin()
    const changed = await change(ids, what)
    const { text, back, offers = true } = changed && changed.length > 0 ? tell(changed) : {}
    held.end(back)
    // It may be taken back already.
    if (text === undefined || (back && !undo.has(held.once))) return undefined
    return notices.show(text, back && offers ? { undo: held.once } : {})
  }

  async function favorite(ids: readonly string[], on: boolean) {
    await reversibly(ids, { action: on ? 'favorite' : 'unfavorite' }, changed => ({
      text: ids.length > 1 ? t(on ? 'favoured' : 'unfavoured', { pictures: pictures(ids.length) }) : undefined,
      back: async () => change(changed, { action: on ? 'unfavorite' : 'favorite' }),
      // The button that did it does the opposite now.
      offers: false,
    }))
  }

  const knownRating = (id: string) => images.byId.get(id)?.rating ?? seen.get(id)
  const remember = (ids: readonly string[], rating: number) => ids.forEach(id => seen.has(id) && seen.set(id, rating))

  async function rate(ids: readonly string[], rating: number) {
    const before = new Map(ids.map(id => [id, knownRating(id)]))
    const last = rated
    const shown = await reversibly(ids, { action: 'rate', rating }, changed => {
      remember(changed, rating)
      const stars = rating === 0 ? common('noStars') : common('starCount', { count: rating })
      return {
        text: ids.length === 1 ? t('ratedOne', { stars }) : t('rated', { pictures: pictures(changed.length), stars }),
        // What was never read had stars that are not known here.
        back: changed.every(id => before.get(id) !== undefined)
          ? async () => unrate(changed, id => before.get(id) ?? 0)
          : undefined,
      }
    })
    if (shown !== undefined && last !== undefined) notices.dismiss(last)
    rated = shown ?? rated
  }

  /** Each as it was before. */
  const unrate = async (ids: readonly string[], ratingOf: (id: string) => number) =>
    Promise.all(
      [...Map.groupBy(ids, ratingOf)].map(async ([rating, alike]) =>
        remember((await change(alike, { action: 'rate', rating })) ?? [], rating),
      ),
    )

  async function trash(ids: readonly string[]) {
    await reversibly(ids, { action: 'delete' }, changed => ({
      text: t('trashed', { pictures: pictures(changed.length) }),
      back: async () => change(changed, { action: 'restore' }),
    }))
  }

  async function restore(ids: readonly string[]) {
    await reversibly(ids, { action: 'restore' }, changed => ({
      text: t('restored', { pictures: pictures(changed.length) }),
      back: async () => change(changed, { action: 'delete' }),
    }))
  }

  return {
    favorite,
    rate,
    trash,
    restore,
    see: (read: readonly Pick<Image, 'id' | 'rating'>[]) => read.forEach(({ id, rating }) => seen.set(id, rating)),
  }
}
