import type { Image } from '@atelier/contracts'
import { useRouter } from 'vue-router'
import { useImages } from '../../stores/images.ts'
import { useNotices } from '../../stores/notices.ts'
import { usePictureActions } from '../picture-menu/use-picture-actions.ts'
import { t } from './text.ts'

/** What can be done with a picture on its own page. What the server refuses is said, and the answer is false. */
export function useImageActions(image: () => Image) {
  const images = useImages()
  const notices = useNotices()
  const router = useRouter()
  const actions = usePictureActions(image)

  return {
    ...actions,
    copyLink: async () =>
      actions.copy(
        t('link'),
        new URL(router.resolve({ name: 'image', params: { id: image().id } }).href, location.href).href,
      ),
    trash: async () => notices.succeeds(async () => images.trash(image().id)),
    restore: async (id = image().id) => notices.succeeds(async () => images.restore(id)),
    remove: async (id = image().id) => notices.succeeds(async () => images.remove(id)),
  }
}
export type ImageActions = ReturnType<typeof useImageActions>
