import type { Image } from '@atelier/contracts'
import { downloadUrl } from '../../api/image-url.ts'
import { apiUrl } from '../../api/url.ts'
import { startDownload } from '../../browser/start-download.ts'
import { useDownloadRecipe } from '../../stores/download-recipe.ts'
import { useImages } from '../../stores/images.ts'
import { useNotices } from '../../stores/notices.ts'
import { nameOf } from '../../stores/picture-name.ts'
import { useSharing } from '../../stores/sharing.ts'
import { useUndo } from '../../stores/undo.ts'
import { useVerbs } from '../../stores/verbs.ts'
import { copyPicture, copyText } from '../../browser/clipboard.ts'
import { t } from './text.ts'

/** What can be done with a picture wherever it is seen. What the server refuses is said, and the answer is false. */
export function usePictureActions(image: () => Image) {
  const images = useImages()
  const notices = useNotices()
  const undo = useUndo()
  const verbs = useVerbs()
  const recipe = useDownloadRecipe()
  const sharing = useSharing()

  async function copy(what: string, text: string) {
    const isCopied = await copyText(text)
    notices.show(isCopied ? t('copied', { what }) : t('cannotCopy'), isCopied ? {} : { tone: 'danger' })
  }

  async function copyImage() {
    const outcome = await copyPicture(`${apiUrl(image().urls.file)}?format=png`)
    if (outcome === 'copied') notices.show(t('pictureCopied'))
    else notices.show(t(outcome === 'forbidden' ? 'cannotCopyPicture' : 'pictureNotCopied'), { tone: 'danger' })
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
    remix: async () => verbs.remix(image()),
    vary: async () => verbs.vary([image()]),
    useAsStart: async () => verbs.beginWith(image(), 'image-to-image'),
    changePart: async () => verbs.beginWith(image(), 'inpaint'),
    extend: async () => verbs.beginWith(image(), 'outpaint'),
    upscale: async () => verbs.beginWith(image(), 'upscale'),
    otherModel: async () => verbs.remix(image(), { place: '/?choose=model' }),
    download: async () => notices.attempt(async () => startDownload(downloadUrl(image(), await recipe.wanted()))),
    share: () => {
      sharing.subject = { kind: 'image', id: image().id, name: nameOf(image()) }
    },
    favorite: async () => undoably(images.setFavorite, image().favorite, !image().favorite),
    rename: async (title: string | null) => undoably(images.setTitle, image().title, title),
    rate: async (rating: number) => undoably(images.setRating, image().rating, rating),
    setTags: async (tags: readonly string[]) => undoably(images.setTags, image().tags, tags),
  }
}
export type PictureActions = ReturnType<typeof usePictureActions>
