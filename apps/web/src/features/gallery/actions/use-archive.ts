import { onScopeDispose, shallowReactive, shallowRef } from 'vue'
import { describe, isAbort } from '../../../api/errors.ts'
import { t as common } from '../../../i18n/common.ts'
import { useDownloadRecipe } from '../../../stores/download-recipe.ts'
import { useImages } from '../../../stores/images.ts'
import { useNotices } from '../../../stores/notices.ts'
import { downloadUrl } from '../../../api/image-url.ts'
import { startDownload } from '../../../browser/start-download.ts'
import type { Download } from './archive.ts'
import { t } from '../text.ts'
import { pictures } from '../words.ts'

/** Downloads what is selected as ZIP files, one after the other; a large selection is several. */
export function useArchive() {
  const notices = useNotices()
  const images = useImages()
  const recipes = useDownloadRecipe()
  const current = shallowRef<Readonly<Download>>()
  let abort: AbortController | undefined

  /** One is itself, and needs no unpacking. */
  async function downloadOne(id: string) {
    await notices.attempt(async () => {
      const recipe = await recipes.wanted()
      if (!images.byId.has(id)) await images.load(id)
      const image = images.byId.get(id)
      if (image) startDownload(downloadUrl(image, recipe))
    })
  }

  async function download(sizes: ReadonlyMap<string, number>) {
    const [only = ''] = sizes.keys()
    if (sizes.size === 1) return downloadOne(only)
    const { signal } = (abort = new AbortController())
    try {
      const { downloadParts } = await import('./archive.ts')
      const recipe = await recipes.wanted()
      const files = await downloadParts(sizes, {
        recipe,
        signal,
        onPart: part => (current.value = shallowReactive(part)),
      })
      const told = pictures(sizes.size)
      const done = files > 1 ? t('downloadedIn', { pictures: told, files }) : t('downloaded', { pictures: told })
      notices.show(recipe ? done : `${done} ${t('withoutRecipes')}`)
    } catch (error) {
      if (!isAbort(error))
        notices.show(describe(error), {
          tone: 'danger',
          action: { label: common('tryAgain'), run: async () => download(sizes) },
        })
    } finally {
      current.value = undefined
    }
  }

  const cancel = () => abort?.abort()
  onScopeDispose(cancel)
  return { current, download, cancel }
}
