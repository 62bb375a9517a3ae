import { t as common } from '../../../i18n/common.ts'
import { useImages, type ManyAction } from '../../../stores/images.ts'
import { useNotices } from '../../../stores/notices.ts'
import { t } from '../text.ts'
import { pictures } from '../words.ts'

/** What can be done to one or many pictures. Shown at once; said when it is done, with a way back where there is one. */
export function useBulk() {
  const images = useImages()
  const notices = useNotices()

  const change = async (ids: readonly string[], action: ManyAction) =>
    notices.attempt(async () => images.changeMany(ids, action))

  async function favorite(ids: readonly string[], on: boolean) {
    const changed = await change(ids, on ? 'favorite' : 'unfavorite')
    if (changed && ids.length > 1) notices.show(t(on ? 'favoured' : 'unfavoured', { pictures: pictures(ids.length) }))
  }

  async function trash(ids: readonly string[]) {
    const changed = await change(ids, 'delete')
    if (changed)
      notices.show(t('trashed', { pictures: pictures(changed.length) }), {
        action: { label: common('undo'), run: async () => change(changed, 'restore') },
      })
  }

  async function restore(ids: readonly string[]) {
    const changed = await change(ids, 'restore')
    if (changed)
      notices.show(t('restored', { pictures: pictures(changed.length) }), {
        action: { label: common('undo'), run: async () => change(changed, 'delete') },
      })
  }

  return { favorite, trash, restore }
}
