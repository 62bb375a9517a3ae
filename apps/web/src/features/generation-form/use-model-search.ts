import type { Model } from '@atelier/contracts'
import { computed, shallowRef, watch } from 'vue'
import { describe, isAbort } from '../../api/errors.ts'
import { problemText } from '../../i18n/problems.ts'
import { useModels } from '../../stores/models.ts'
import { t } from './text.ts'

/** Long enough for the next letter, short enough not to be waited for. */
const PAUSE_MS = 250

/** The models at hand, and as one types those of the Hub; only the answer to what stands in the field counts. */
export function useModelSearch() {
  const models = useModels()
  const words = shallowRef('')
  const found = shallowRef<readonly string[]>([])
  const isSearching = shallowRef(false)
  const problem = shallowRef<string>()

  /** What is known already is shown at once, and stays in front. */
  const shown = computed(() => {
    const q = words.value.trim().toLowerCase()
    const known = models.all.filter(model => q.split(/\s+/).every(word => textOf(model).includes(word)))
    const rest = q ? found.value.flatMap(id => models.byId.get(id) ?? []) : []
    return [...new Map([...known, ...rest].map(model => [model.id, model])).values()]
  })

  watch(words, (typed, _, onCleanup) => {
    const q = typed.trim()
    const abort = new AbortController()
    const timer = setTimeout(() => void search(q, abort.signal), PAUSE_MS)
    onCleanup(() => {
      clearTimeout(timer)
      abort.abort()
    })
    problem.value = undefined
    found.value = []
    isSearching.value = q !== ''
  })

  async function search(q: string, signal: AbortSignal) {
    if (!q) return
    try {
      const { items, incomplete } = await models.search(q, signal)
      if (signal.aborted) return
      found.value = items.map(({ id }) => id)
      if (incomplete) problem.value = t('searchedInPart', { reason: problemText(incomplete) })
    } catch (error) {
      if (!signal.aborted && !isAbort(error)) problem.value = t('searchedInPart', { reason: describe(error) })
    } finally {
      if (!signal.aborted) isSearching.value = false
    }
  }

  return { words, shown, isSearching, problem }
}

const textOf = ({ id, name, description }: Model) => `${id} ${name} ${description}`.toLowerCase()
