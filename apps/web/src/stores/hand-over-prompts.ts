import { addPrompts, lengthOf, MAX_PROMPT_LENGTH } from '@atelier/contracts'
import { call } from '../api/call.ts'
import { forgetStored, readStored, type StoredKey } from '../browser/stored.ts'

/** What this browser has remembered by itself goes to the server; it is dropped here once that has it. */
export async function handOverPrompts(key: StoredKey, most: number) {
  const prompts = parse(readStored(key)).slice(0, most)
  if (prompts.length > 0) await call(addPrompts, { body: { prompts } })
  forgetStored(key)
}

function parse(text: string | null): string[] {
  try {
    const stored: unknown = JSON.parse(text ?? '[]')
    return (Array.isArray(stored) ? stored : [])
      .filter(prompt => typeof prompt === 'string')
      .filter(prompt => prompt.trim() !== '' && lengthOf(prompt) <= MAX_PROMPT_LENGTH)
  } catch {
    return []
  }
}
