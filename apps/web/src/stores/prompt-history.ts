import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import { followKept, keep, readKept } from '../browser/kept.ts'

const KEY = 'atelier.prompts'
const PROMPTS_KEPT = 100

/** The last prompts of this browser, newest first, none twice. */
export const usePromptHistory = defineStore('prompt-history', () => {
  const prompts = shallowRef(parse(readKept(KEY)))
  followKept(KEY, text => {
    prompts.value = parse(text)
  })

  function set(next: readonly string[]) {
    prompts.value = next
    keep(KEY, JSON.stringify(next))
  }

  function add(text: string) {
    const prompt = text.trim()
    if (prompt) set([prompt, ...prompts.value.filter(other => other !== prompt)].slice(0, PROMPTS_KEPT))
  }

  return { prompts, add, clear: () => set([]) }
})

function parse(text: string | null): readonly string[] {
  try {
    const kept: unknown = JSON.parse(text ?? '[]')
    return Array.isArray(kept) ? kept.filter(prompt => typeof prompt === 'string').slice(0, PROMPTS_KEPT) : []
  } catch {
    return []
  }
}
