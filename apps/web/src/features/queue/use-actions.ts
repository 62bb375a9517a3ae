import { ApiError } from '../../api/errors.ts'
import { t as common } from '../../i18n/common.ts'
import { useGenerations } from '../../stores/generations.ts'
import { useImages } from '../../stores/images.ts'
import { useNotices } from '../../stores/notices.ts'
import { useSettings } from '../../stores/settings.ts'
import { t } from '../studio/text.ts'

/** Requests on the way at a time when many are cancelled. */
const AT_A_TIME = 8

/** What can be done with generations and pictures. What the server refuses is said, and the answer is false. */
export function useActions() {
  const generations = useGenerations()
  const images = useImages()
  const notices = useNotices()
  const settings = useSettings()

  /** One that has ended meanwhile needs no cancelling. */
  async function stop(id: string) {
    try {
      await generations.cancel(id)
    } catch (error) {
      if (!(error instanceof ApiError && error.code === 'generation.finished')) throw error
    }
  }

  async function cancelAll(ids: readonly string[]) {
    const rest = [...ids]
    const worker = async () => {
      for (let id = rest.shift(); id !== undefined; id = rest.shift()) await stop(id)
    }
    await notices.succeeds(async () => Promise.all(Array.from({ length: AT_A_TIME }, worker)))
  }

  async function trash(imageId: string) {
    if (!(await notices.succeeds(async () => images.trash(imageId)))) return
    notices.show(t('trashed'), {
      action: { label: common('undo'), run: async () => notices.succeeds(async () => images.restore(imageId)) },
    })
  }

  async function clear() {
    if (await notices.succeeds(async () => generations.clear())) notices.show(t('cleared'))
  }

  return {
    cancel: async (id: string) => notices.succeeds(async () => stop(id)),
    retry: async (id: string) => notices.succeeds(async () => generations.retry(id)),
    favorite: async (imageId: string) =>
      notices.succeeds(async () => images.setFavorite(imageId, !images.byId.get(imageId)?.favorite)),
    makeDefault: async (defaultModel: string) => notices.succeeds(async () => settings.update({ defaultModel })),
    cancelAll,
    trash,
    clear,
  }
}
