import {
  clearPrompts,
  LARGEST_PAGE,
  listPrompts,
  removePrompt,
  updatePrompt,
  type RememberedPrompt,
} from '@atelier/contracts'
import { onScopeDispose, shallowRef, watch } from 'vue'
import { call } from '../../../api/call.ts'
import { describe } from '../../../api/errors.ts'
import { usePromptHistory } from '../../../stores/prompt-history.ts'

const PAGE = 50
/** Long enough for the next letter, short enough not to be waited for. */
const PAUSE_MS = 200

/** The prompts that were used, as far as somebody looked, by words or favourites only. */
export function usePromptList() {
  const history = usePromptHistory()
  const words = shallowRef('')
  const only = shallowRef<'all' | 'favorites'>('all')
  const items = shallowRef<readonly RememberedPrompt[]>()
  const nextCursor = shallowRef<string | null>(null)
  const problem = shallowRef<string>()
  let readings = 0
  let timer: ReturnType<typeof setTimeout> | undefined

  /** Only the last answer counts. */
  async function read(limit: number, cursor?: string) {
    const reading = (readings += 1)
    const q = words.value.trim()
    try {
      const page = await call(listPrompts, {
        querystring: {
          limit,
          ...(q && { q }),
          ...(only.value === 'favorites' && { favorite: true }),
          ...(cursor !== undefined && { cursor }),
        },
      })
      if (reading !== readings) return
      items.value = cursor === undefined ? page.items : [...(items.value ?? []), ...page.items]
      nextCursor.value = page.nextCursor
      problem.value = undefined
    } catch (error) {
      if (reading === readings) problem.value = describe(error)
    }
  }

  const begin = async () => read(PAGE)
  const again = async () => read(Math.min(LARGEST_PAGE, Math.max(PAGE, items.value?.length ?? 0)))
  const more = async () => (nextCursor.value === null ? undefined : read(PAGE, nextCursor.value))

  const star = async ({ id, favorite }: Pick<RememberedPrompt, 'id' | 'favorite'>) =>
    call(updatePrompt, { params: { id }, body: { favorite: !favorite } })

  async function remove({ id, text }: Pick<RememberedPrompt, 'id' | 'text'>) {
    await call(removePrompt, { params: { id } })
    history.forget([text])
  }

  /** All but the favourites, which come back with what is read next. */
  async function clear() {
    await call(clearPrompts, {})
    history.forget(history.prompts)
  }

  watch(words, () => {
    clearTimeout(timer)
    timer = setTimeout(() => void begin(), PAUSE_MS)
  })
  watch(only, begin)
  // Another tab or browser has changed something, or this one.
  watch(() => history.changes, again)
  onScopeDispose(() => clearTimeout(timer))

  return { words, only, items, nextCursor, problem, begin, more, star, remove, clear }
}
