import { useImages, type ManyAction } from '../../stores/images.ts'
import { useNotices } from '../../stores/notices.ts'
import { pictures } from './words.ts'

/** What can be done to one or many pictures. Shown at once; said when it is done, with a way back where there is one. */
export function useBulk() {
  const images = useImages()
  const notices = useNotices()

  const change = async (ids: readonly string[], action: ManyAction) => notices.attempt(async () => images.changeMany(ids, action))

  async function favorite(ids: readonly string[], on: boolean) {
    const changed = await change(ids, on ? 'favorite' : 'unfavorite')
    if (changed && ids.length > 1) notices.show(on ? `${pictures(ids.length)} marked as favourites.` : `${pictures(ids.length)} no longer favourites.`)
  }

  async function trash(ids: readonly string[]) {
    const changed = await change(ids, 'delete')
    if (changed) notices.show(`${pictures(changed.length)} moved to the trash.`, { action: { label: 'Undo', run: async () => change(changed, 'restore') } })
  }

  async function restore(ids: readonly string[]) {
    const changed = await change(ids, 'restore')
    if (changed) notices.show(`${pictures(changed.length)} back in the gallery.`, { action: { label: 'Undo', run: async () => change(changed, 'delete') } })
  }

  return { favorite, trash, restore }
}
