import { useImages } from '../../../stores/images.ts'
import { useNotices } from '../../../stores/notices.ts'
import { useUndo } from '../../../stores/undo.ts'
import { t } from '../text.ts'

/** What can be done with a picture among the results. What the server refuses is said, and the answer is false. */
export function usePictureActions() {
  const images = useImages()
  const notices = useNotices()
  const undo = useUndo()

  async function trash(imageId: string) {
    if (!(await notices.succeeds(async () => images.trash(imageId)))) return
    notices.show(t('trashed'), { undo: async () => notices.succeeds(async () => images.restore(imageId)) })
  }

  async function favorite(imageId: string) {
    const before = images.byId.get(imageId)?.favorite ?? false
    const set = async (on: boolean) => notices.succeeds(async () => images.setFavorite(imageId, on))
    const held = undo.begin()
    held.end((await set(!before)) ? async () => set(before) : undefined)
  }

  return { favorite, trash }
}
