import { addPrompts, listPrompts, lengthOf, MAX_PROMPT_LENGTH, type StudioEvent } from '@atelier/contracts'
import { defineStore } from 'pinia'
import { computed, shallowRef } from 'vue'
import { call } from '../api/call.ts'
import { isFailedCall } from '../api/errors.ts'
import { readStored } from '../browser/stored.ts'
import { useConnection } from './connection.ts'
import { createRereading } from './rereading.ts'

/** Where the page stored the history of one browser before the server had one. */
const OLD_KEY = 'atelier.prompts'
/** As far as anybody steps back by the arrow keys. */
const STEPS = 100

/** The prompts that were used, which are the server's: the last one first, none twice. */
export const usePromptHistory = defineStore('prompt-history', () => {
  const read = shallowRef<readonly string[]>([])
  /** Used or put aside here, and not among what was read yet; whether the server knows of it. */
  const fresh = shallowRef<ReadonlyMap<string, boolean>>(new Map())
  /** How often something was told to have changed. */
  const changes = shallowRef(0)
  const prompts = computed(() => [...new Set([...fresh.value.keys(), ...read.value])].slice(0, STEPS))
  let wanted: Promise<void> | undefined

  const { error, load } = createRereading(async () => {
    const known = [...fresh.value].flatMap(([text, isKnown]) => (isKnown ? [text] : []))
    const { items } = await call(listPrompts, { querystring: { limit: STEPS } })
    read.value = items.map(({ text }) => text)
    fresh.value = new Map([...fresh.value].filter(([text]) => !known.includes(text) && !read.value.includes(text)))
  })

  function put(text: string, isKnown: boolean) {
    fresh.value = new Map([[text, isKnown], ...[...fresh.value].filter(([other]) => other !== text)])
  }

  /** What cannot be told the server now stays in this tab; a fault of our own is not to be passed over. */
  async function attempt(action: () => Promise<unknown>): Promise<boolean> {
    try {
      await action()
      return true
    } catch (reason) {
      if (!isFailedCall(reason)) throw reason
      return false
    }
  }

  /** Before it is stepped through or shown; done when it is here. */
  const ensure = (): Promise<void> => (wanted ??= begin())

  async function begin() {
    if (readStored(OLD_KEY) !== null) await attempt(handOver)
    await load()
    if (error.value !== undefined && !isFailedCall(error.value)) throw error.value
  }

  /** The server has remembered it with what was made of it. */
  function sent(text: string) {
    if (text.trim()) put(text.trim(), true)
  }

  /** What was typed and is about to be replaced, so that it is not lost. */
  async function add(text: string) {
    const prompt = text.trim()
    if (!prompt || lengthOf(prompt) > MAX_PROMPT_LENGTH) return
    put(prompt, false)
    if (await attempt(async () => call(addPrompts, { body: { prompts: [prompt] } }))) put(prompt, true)
  }

  /** They were deleted here. */
  function forget(texts: readonly string[]) {
    read.value = read.value.filter(text => !texts.includes(text))
    fresh.value = new Map([...fresh.value].filter(([text]) => !texts.includes(text)))
  }

  function again() {
    changes.value += 1
    if (wanted) void load()
  }
  useConnection().follow({
    apply: (event: StudioEvent) => {
      if (event.type === 'prompts.updated') again()
    },
    refresh: again,
  })
  return { prompts, changes, ensure, sent, add, forget }
})

/** Once in the life of a browser, so its code comes when it is needed; where it does not come, the next time. */
async function handOver() {
  const code = await import('./hand-over-prompts.ts').catch(() => undefined)
  await code?.handOverPrompts(OLD_KEY, STEPS)
}
