import { useCollections } from '../../stores/collections.ts'
import { useNotices } from '../../stores/notices.ts'
import { rememberCollection } from './recent.ts'
import { t } from './text.ts'

/** Putting images into collections and taking them out: said when it is done, with a way back. */
export function useCollecting() {
  const collections = useCollections()
  const notices = useNotices()
  const nameOf = (id: string) => collections.byId.get(id)?.name ?? ''

  async function add(id: string, ids: readonly string[]) {
    const changed = await notices.attempt(async () => collections.add(id, ids))
    if (!changed) return
    rememberCollection(id)
    if (changed.length === 0) notices.show(t('wereInside', { name: nameOf(id), count: ids.length }))
    else
      notices.show(t('added', { name: nameOf(id), count: changed.length }), {
        undo: async () => notices.attempt(async () => collections.takeOut(id, changed)),
      })
  }

  async function takeOut(id: string, ids: readonly string[]) {
    const changed = await notices.attempt(async () => collections.takeOut(id, ids))
    if (changed)
      notices.show(t('takenOut', { name: nameOf(id), count: changed.length }), {
        undo: async () => notices.attempt(async () => collections.add(id, changed)),
      })
  }

  async function setCover(id: string, imageId: string | null) {
    if (await notices.succeeds(async () => collections.update(id, { coverImageId: imageId })))
      notices.show(t('coverSet'))
  }

  return { add, takeOut, setCover }
}
