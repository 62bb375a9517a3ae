import type { Image, NewVariation } from '@atelier/contracts'
import { useRouter } from 'vue-router'
import { createSending } from '../../api/sending.ts'
import { apiUrl } from '../../api/url.ts'
import { useGenerations } from '../../stores/generations.ts'
import { useImages } from '../../stores/images.ts'
import { useNotices } from '../../stores/notices.ts'
import { useVerbs } from '../../stores/verbs.ts'
import { copyPicture, copyText } from './copy.ts'
import { t } from './text.ts'

/** What can be done with a picture. What the server refuses is said, and the answer is false. */
export function useImageActions(image: () => Image) {
  const images = useImages()
  const notices = useNotices()
  const router = useRouter()
  const verbs = useVerbs()
  const generations = useGenerations()
  const { alone, send } = createSending()

  async function copy(what: string, text: string) {
    const isCopied = await copyText(text)
    notices.show(isCopied ? t('copied', { what }) : t('cannotCopy'), isCopied ? {} : { tone: 'danger' })
  }

  async function copyImage() {
    const outcome = await copyPicture(`${apiUrl(image().urls.file)}?format=png`)
    if (outcome === 'copied') notices.show(t('pictureCopied'))
    else notices.show(t(outcome === 'forbidden' ? 'cannotCopyPicture' : 'pictureNotCopied'), { tone: 'danger' })
  }

  /** Has another picture made while one stays here, and says so. */
  const make = async (body: NewVariation, said: string) =>
    alone(async () => {
      if (await notices.succeeds(async () => send(body, generations.create))) notices.show(said)
    })

  return {
    make,
    copy,
    copyImage,
    copyLink: async () =>
      copy(t('link'), new URL(router.resolve({ name: 'image', params: { id: image().id } }).href, location.href).href),
    remix: async () => verbs.remix(image()),
    vary: async () => verbs.vary([image()]),
    otherModel: async () => verbs.remix(image(), { place: '/?choose=model' }),
    favorite: async () => notices.succeeds(async () => images.setFavorite(image().id, !image().favorite)),
    rename: async (title: string | null) => notices.succeeds(async () => images.setTitle(image().id, title)),
    rate: async (rating: number) => notices.succeeds(async () => images.setRating(image().id, rating)),
    setTags: async (tags: readonly string[]) => notices.succeeds(async () => images.setTags(image().id, tags)),
    trash: async () => notices.succeeds(async () => images.trash(image().id)),
    restore: async (id = image().id) => notices.succeeds(async () => images.restore(id)),
    remove: async (id = image().id) => notices.succeeds(async () => images.remove(id)),
  }
}
export type ImageActions = ReturnType<typeof useImageActions>
