import type { Image } from '@atelier/contracts'
import { useRouter } from 'vue-router'
import { describe, NetworkError } from '../../api/errors.ts'
import { createSending } from '../../api/sending.ts'
import { apiUrl } from '../../api/url.ts'
import { useDraft } from '../../stores/draft.ts'
import { useGenerations } from '../../stores/generations.ts'
import { useImages } from '../../stores/images.ts'
import { useNotices } from '../../stores/notices.ts'
import { variationOf } from '../../stores/variation.ts'
import { copyPicture, copyText } from './copy.ts'
import { t } from './text.ts'

/** What can be done with a picture. What the server refuses is said, and the answer is false. */
export function useImageActions(image: () => Image) {
  const images = useImages()
  const notices = useNotices()
  const drafts = useDraft()
  const generations = useGenerations()
  const router = useRouter()
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

  async function use(seed: 'keep' | 'new', place: string) {
    await drafts.takeRecipe(image(), { seed })
    await router.push(place)
  }

  /**
   * Makes another one at once, which the studio then shows. Where that is refused the form has it, to be changed; so it has
   * what was made elsewhere, often with a model that is not here.
   */
  async function vary() {
    const { generationId, model } = image()
    if (generationId === null || model === null) return use('new', '/')
    await alone(async () => {
      try {
        await send(variationOf({ ...image(), model }, 1), generations.create)
        await router.push('/')
      } catch (error) {
        notices.show(describe(error), { tone: 'danger' })
        // Without an answer it may be on its way: the next press asks for the same one.
        if (!(error instanceof NetworkError)) await use('new', '/')
      }
    })
  }

  return {
    copy,
    copyImage,
    copyLink: async () =>
      copy(t('link'), new URL(router.resolve({ name: 'image', params: { id: image().id } }).href, location.href).href),
    remix: async () => use('keep', '/'),
    vary,
    otherModel: async () => use('keep', '/?choose=model'),
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
