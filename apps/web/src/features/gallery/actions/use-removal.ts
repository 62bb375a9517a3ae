import { emptyTrash } from '@atelier/contracts'
import { onScopeDispose, shallowReactive, shallowRef } from 'vue'
import { call } from '../../../api/call.ts'
import { describe } from '../../../api/errors.ts'
import { useImages } from '../../../stores/images.ts'
import { useNotices } from '../../../stores/notices.ts'
import { t } from '../text.ts'
import { pictures } from '../words.ts'

interface Removal {
  done: number
  total: number
}

const AT_ONCE = 4

/** Deleting for good, which takes a while for many and can be stopped; what is deleted by then stays deleted. Then the gallery is read anew. */
export function useRemoval(refresh: () => Promise<unknown>) {
  const images = useImages()
  const notices = useNotices()
  const current = shallowRef<Removal>()
  let isStopped = false

  async function run(total: number, work: (progress: Removal) => Promise<void>) {
    if (current.value) return
    isStopped = false
    const progress = (current.value = shallowReactive({ done: 0, total }))
    try {
      await work(progress)
      notices.show(t('removed', { pictures: pictures(progress.done) }))
    } catch (error) {
      notices.show(describe(error), { tone: 'danger' })
    } finally {
      current.value = undefined
    }
    await refresh()
  }

  const empty = async (total: number) =>
    run(total, async progress => {
      for (let remaining = 1; remaining > 0 && !isStopped;) {
        const answer = await call(emptyTrash, {})
        remaining = answer.removed > 0 ? answer.remaining : 0
        progress.done += answer.removed
        progress.total = Math.max(progress.total, progress.done + remaining)
      }
    })

  const remove = async (ids: readonly string[]) =>
    run(ids.length, async progress => {
      const left = [...ids]
      await Promise.all(
        Array.from({ length: AT_ONCE }, async () => {
          for (let id = left.pop(); id !== undefined && !isStopped; id = left.pop()) {
            await images.remove(id)
            progress.done += 1
          }
        }),
      )
    })

  const stop = () => {
    isStopped = true
  }
  onScopeDispose(stop)
  return { current, empty, remove, stop }
}
