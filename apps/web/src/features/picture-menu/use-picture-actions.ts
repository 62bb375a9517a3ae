import type { Image } from '@atelier/contracts'
import { useRouter } from 'vue-router'
import { describe, NetworkError } from '../../api/errors.ts'
import { downloadUrl } from '../../api/image-url.ts'
import { createSending } from '../../api/sending.ts'
import { apiUrl } from '../../api/url.ts'
import { startDownload } from '../../browser/start-download.ts'
import { useDownloadRecipe } from '../../stores/download-recipe.ts'
import { useDraft } from '../../stores/draft.ts'
import { useGenerations } from '../../stores/generations.ts'
import { useImages } from '../../stores/images.ts'
import { useNotices } from '../../stores/notices.ts'
import { useUndo } from '../../stores/undo.ts'
import { variationOf } from '../../stores/variation.ts'
import { copyPicture, copyText } from './copy.ts'
import { t } from './text.ts'

/** What can be done with a picture wherever it is seen. What the server refuses is said, and the answer is false. */
export function usePictureActions(image: () => Image) {
  const images = useImages()
  const notices = useNotices()
  const undo = useUndo()
  const drafts = useDraft()
  const generations = useGenerations()
  const recipe = useDownloadRecipe()
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

  /** Does it, and keeps how it is taken back for the key that undoes. */
  async function undoably<Value>(set: (id: string, value: Value) => Promise<unknown>, before: Value, after: Value) {
    const { id } = image()
    const to = async (value: Value) => notices.succeeds(async () => set(id, value))
    const held = undo.begin()
    const isDone = await to(after)
    held.end(isDone ? async () => to(before) : undefined)
    return isDone
  }

  return {
    copy,
    copyImage,
    copyPrompt: async () => copy(t('prompt'), image().prompt),
    remix: async () => use('keep', '/'),
    otherModel: async () => use('keep', '/?choose=model'),
    vary,
    download: async () => notices.attempt(async () => startDownload(downloadUrl(image(), await recipe.wanted()))),
    favorite: async () => undoably(images.setFavorite, image().favorite, !image().favorite),
    rename: async (title: string | null) => undoably(images.setTitle, image().title, title),
    rate: async (rating: number) => undoably(images.setRating, image().rating, rating),
    setTags: async (tags: readonly string[]) => undoably(images.setTags, image().tags, tags),
  }
}
export type PictureActions = ReturnType<typeof usePictureActions>
