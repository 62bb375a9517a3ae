import { ApiError } from '../../api/errors.ts'
import { useGenerations } from '../../stores/generations.ts'
import { useNotices } from '../../stores/notices.ts'
import { t } from './text.ts'

/** Requests on the way at a time when many are cancelled. */
const AT_A_TIME = 8

/** What can be done with generations. What the server refuses is said, and the answer is false. */
export function useQueueActions() {
  const generations = useGenerations()
  const notices = useNotices()

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

  async function clear() {
    if (await notices.succeeds(async () => generations.clear())) notices.show(t('cleared'))
  }

  return {
    cancel: async (id: string) => notices.succeeds(async () => stop(id)),
    retry: async (id: string) => notices.succeeds(async () => generations.retry(id)),
    cancelAll,
    clear,
  }
}
