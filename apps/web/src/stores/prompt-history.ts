import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import { followStored, store, readStored } from '../browser/stored.ts'

const KEY = 'atelier.prompts'
const PROMPTS_KEPT = 100

/** The last prompts of this browser, newest first, none twice. */
export const usePromptHistory = defineStore('prompt-history', () => {
  const prompts = shallowRef(parse(readStored(KEY)))
  followStored(KEY, text => {
    prompts.value = parse(text)
  })

  function set(next: readonly string[]) {
    prompts.value = next
    store(KEY, JSON.stringify(next))
  }

  function add(text: string) {
    const prompt = text.trim()
    if (prompt) set([prompt, ...prompts.value.filter(other => other !== prompt)].slice(0, PROMPTS_KEPT))
  }

  return { prompts, add, clear: () => set([]) }
})

function parse(text: string | null): readonly string[] {
  try {
    const stored: unknown = JSON.parse(text ?? '[]')
    return Array.isArray(stored) ? stored.filter(prompt => typeof prompt === 'string').slice(0, PROMPTS_KEPT) : []
  } catch {
    return []
  }
}
