import type { Model } from '@atelier/contracts'
import { computed, shallowRef, watch } from 'vue'
import { ApiError, describe, isAbort } from '../../../api/errors.ts'
import { problemText } from '../../../i18n/problems.ts'
import { useModels } from '../../../stores/models.ts'
import { pastedId } from './pasted-id.ts'
import { t } from './text.ts'

/** Long enough for the next letter, short enough not to be waited for. */
const PAUSE_MS = 250
/** Characters, as the API takes them. */
const LONGEST_SEARCH = 100

/** The models at hand, and as one types those of the Hub; only the answer to what stands in the field counts. */
export function useModelSearch() {
  const models = useModels()
  const words = shallowRef('')
  const found = shallowRef<readonly string[]>([])
  const isSearching = shallowRef(false)
  /** Why those that are shown are not all. */
  const problem = shallowRef<string>()
  /** An id that was pasted, and that nobody knows. */
  const unknown = shallowRef<string>()
  const pasted = computed(() => pastedId(words.value))
  const wanted = computed(() => pasted.value ?? words.value.trim())
  let abort = new AbortController()

  /** What is known already is shown at once, and stays in front. */
  const shown = computed(() => {
    const q = wanted.value.toLowerCase()
    const known = models.all.filter(model => q.split(/\s+/).every(word => textOf(model).includes(word)))
    const rest = q ? found.value.flatMap(id => models.byId.get(id) ?? []) : []
    return [...new Map([...known, ...rest].map(model => [model.id, model])).values()]
  })

  function begin() {
    abort.abort()
    abort = new AbortController()
    problem.value = undefined
    unknown.value = undefined
    found.value = []
    isSearching.value = wanted.value !== ''
  }

  watch(words, (_now, _before, onCleanup) => {
    begin()
    const timer = setTimeout(() => void search(), PAUSE_MS)
    onCleanup(() => clearTimeout(timer))
  })

  /** Beside the search, which may not list the one whose id was pasted. */
  async function lookUp(id: string, signal: AbortSignal): Promise<readonly string[]> {
    try {
      return [await models.read(id, signal)]
    } catch (error) {
      if (!(error instanceof ApiError) || error.status !== 404) throw error
      if (!signal.aborted) unknown.value = id
      return []
    }
  }

  async function searchHub(q: string, signal: AbortSignal): Promise<readonly string[]> {
    if (q.length > LONGEST_SEARCH) return []
    const { items, incomplete } = await models.search(q, signal)
    if (incomplete && !signal.aborted) tell(problemText(incomplete))
    return items.map(({ id }) => id)
  }

  const tell = (reason: string) => {
    problem.value = t('searchedInPart', { reason })
  }

  async function search() {
    const { signal } = abort
    const q = wanted.value
    if (!q) return
    const asked = [...(pasted.value === undefined ? [] : [lookUp(pasted.value, signal)]), searchHub(q, signal)]
    const answers = await Promise.allSettled(asked)
    if (signal.aborted) return
    isSearching.value = false
    for (const answer of answers) {
      if (answer.status === 'fulfilled') found.value = [...new Set([...found.value, ...answer.value])]
      else if (!isAbort(answer.reason)) tell(describe(answer.reason))
    }
  }

  /** The same once more, when somebody could not be asked. */
  async function again() {
    begin()
    await search()
  }

  return { words, shown, isSearching, problem, unknown, again }
}

const textOf = ({ id, name, description, goodAt }: Model) =>
  `${id} ${name} ${description} ${goodAt ?? ''}`.toLowerCase()
