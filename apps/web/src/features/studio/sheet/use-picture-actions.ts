import { t as common } from '../../../i18n/common.ts'
import { useImages } from '../../../stores/images.ts'
import { useNotices } from '../../../stores/notices.ts'
import { t } from '../text.ts'

/** What can be done with a picture among the results. What the server refuses is said, and the answer is false. */
export function usePictureActions() {
  const images = useImages()
  const notices = useNotices()

  async function trash(imageId: string) {
    if (!(await notices.succeeds(async () => images.trash(imageId)))) return
    notices.show(t('trashed'), {
      action: { label: common('undo'), run: async () => notices.succeeds(async () => images.restore(imageId)) },
    })
  }

  return {
    favorite: async (imageId: string) =>
      notices.succeeds(async () => images.setFavorite(imageId, !images.byId.get(imageId)?.favorite)),
    trash,
  }
}
