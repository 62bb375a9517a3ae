import {
  addPrompts,
  clearPrompts,
  listPrompts,
  lengthOf,
  MAX_PROMPT_LENGTH,
  removePrompt,
  updatePrompt,
  type RememberedPrompt,
  type StudioEvent,
} from '@atelier/contracts'
import { defineStore } from 'pinia'
import { computed, shallowRef } from 'vue'
import { call } from '../api/call.ts'
import { isFailedCall } from '../api/errors.ts'
import { forgetStored, readStored } from '../browser/stored.ts'
import { useConnection } from './connection.ts'
import { createRereading } from './rereading.ts'

/** Where releases before the server had a history stored that of one browser. */
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
  let isWanted = false

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

  /** Once: what this browser has remembered by itself goes to the server. */
  async function handOver() {
    const old = parse(readStored(OLD_KEY))
    if (old.length === 0 || (await attempt(async () => call(addPrompts, { body: { prompts: [...old] } }))))
      forgetStored(OLD_KEY)
  }

  /** Before it is stepped through or shown. */
  async function ensure() {
    if (isWanted) return
    isWanted = true
    await handOver()
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

  const star = async ({ id, favorite }: Pick<RememberedPrompt, 'id' | 'favorite'>) =>
    call(updatePrompt, { params: { id }, body: { favorite: !favorite } })

  async function remove({ id, text }: Pick<RememberedPrompt, 'id' | 'text'>) {
    await call(removePrompt, { params: { id } })
    forget([text])
  }

  /** All but the favourites, which come back with what is read next. */
  async function clear() {
    await call(clearPrompts, {})
    forget(prompts.value)
    await load()
  }

  function forget(texts: readonly string[]) {
    read.value = read.value.filter(text => !texts.includes(text))
    fresh.value = new Map([...fresh.value].filter(([text]) => !texts.includes(text)))
  }

  function again() {
    changes.value += 1
    if (isWanted) void load()
  }
  useConnection().follow({
    apply: (event: StudioEvent) => {
      if (event.type === 'prompts.updated') again()
    },
    refresh: again,
  })
  return { prompts, changes, ensure, sent, add, star, remove, clear }
})

function parse(text: string | null): readonly string[] {
  try {
    const stored: unknown = JSON.parse(text ?? '[]')
    return (Array.isArray(stored) ? stored : [])
      .filter(prompt => typeof prompt === 'string')
      .filter(prompt => prompt.trim() !== '' && lengthOf(prompt) <= MAX_PROMPT_LENGTH)
      .slice(0, STEPS)
  } catch {
    return []
  }
}
