import {
  MANY_PROMPTS,
  previewPrompts,
  WILDCARD_NAME,
  type Input,
  type PromptPreview,
  type StudioEvent,
} from '@atelier/contracts'
import { defineStore } from 'pinia'
import { computed, shallowRef } from 'vue'
import { call } from '../../api/call.ts'
import { problemText } from '../../i18n/problems.ts'
import { useConnection } from '../../stores/connection.ts'

type Sampling = Omit<Input<typeof previewPrompts>['body'], 'prompt'>

/** What a dynamic prompt becomes, and how: the preview and what is sent say the same. */
export const useSampling = defineStore('sampling', () => {
  const mode = shallowRef<'random' | 'all'>('all')
  const count = shallowRef(4)
  /** Kept while the prompt is worked on, so that a preview changes only where the prompt does. */
  const seed = shallowRef<number>()
  /** The last one that could be used: it stays while the next is being written. */
  const preview = shallowRef<PromptPreview>()
  const problem = shallowRef<string>()
  /** Wildcards that there are not, and that can be made. */
  const missing = shallowRef<readonly string[]>([])
  /** The one that keeps the prompt from being sent. */
  const stopped = computed(() => (problem.value === undefined ? undefined : missing.value[0]))
  const asked = shallowRef<{ readonly total: number; readonly answer: (goesOn: boolean) => void }>()
  let readings = 0
  let known: string | undefined

  const values = (): Sampling => ({
    mode: mode.value,
    ...(mode.value === 'random' && { draws: count.value }),
    ...(seed.value !== undefined && { drawSeed: seed.value }),
  })

  /** Undefined where it cannot be used; then `problem` says why. */
  async function read(prompt: string): Promise<PromptPreview | undefined> {
    const reading = (readings += 1)
    known = prompt
    const found = await call(previewPrompts, { body: { prompt, ...values() } })
    if (reading === readings) {
      problem.value = found.problem ? problemText(found.problem) : undefined
      missing.value = found.missing.filter(name => WILDCARD_NAME.test(name))
      if (!found.problem) [preview.value, seed.value] = [found, found.drawSeed]
    }
    return found.problem ? undefined : found
  }

  function forget() {
    readings += 1
    known = undefined
    preview.value = undefined
    problem.value = undefined
    missing.value = []
    // Nobody is left to answer.
    asked.value?.answer(false)
  }

  /** Whether so many are meant. */
  async function confirm(total: number): Promise<boolean> {
    // The prompt is gone, and with it whoever would answer.
    if (known === undefined) return false
    if (total <= MANY_PROMPTS) return true
    const { promise, resolve } = Promise.withResolvers<boolean>()
    asked.value = { total, answer: resolve }
    const goesOn = await promise
    asked.value = undefined
    return goesOn
  }

  /** Without a server the next look says more. */
  const again = () => {
    if (known !== undefined) void read(known).catch(() => {})
  }
  useConnection().follow({
    apply: (event: StudioEvent) => {
      if (event.type === 'wildcards.updated') again()
    },
    refresh: again,
  })
  return { mode, count, seed, preview, problem, missing, stopped, asked, values, read, forget, confirm }
})
