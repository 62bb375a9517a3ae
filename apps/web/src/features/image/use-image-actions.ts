import type { Image, NewVariation } from '@atelier/contracts'
import { useRouter } from 'vue-router'
import { createSending } from '../../api/sending.ts'
import { useGenerations } from '../../stores/generations.ts'
import { useImages } from '../../stores/images.ts'
import { useNotices } from '../../stores/notices.ts'
import { usePictureActions } from '../picture-menu/use-picture-actions.ts'
import { t } from './text.ts'

/** What can be done with a picture on its own page. What the server refuses is said, and the answer is false. */
export function useImageActions(image: () => Image) {
  const images = useImages()
  const notices = useNotices()
  const router = useRouter()
  const generations = useGenerations()
  const { alone, send } = createSending()
  const actions = usePictureActions(image)

  /** Has another picture made while one stays here, and says so. */
  const make = async (body: NewVariation, said: string) =>
    alone(async () => {
      if (await notices.succeeds(async () => send(body, generations.create))) notices.show(said)
    })

  return {
    ...actions,
    make,
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
