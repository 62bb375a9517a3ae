import type { Evidence } from './evidence.ts'
import type { RecipeFormat } from './format.ts'
import { isRecord } from './json.ts'
import { rawFromRecord } from './names.ts'
import { recipeFrom } from './values.ts'

const fromMetadata = (found: Evidence) => {
  const record = found.record('invokeai_metadata')
  return record && recipeFrom({ ...rawFromRecord(record), sampler: record['scheduler'] })
}

/** The old form keeps the negative words in square brackets inside of the prompt. */
const splitOldPrompt = (prompt: unknown) => {
  const first: unknown = Array.isArray(prompt) ? prompt[0] : prompt
  const text = isRecord(first) ? first['prompt'] : first
  if (typeof text !== 'string') return {}
  const negative = [...text.matchAll(/\[([^[\]]*)\]/g)].map(match => match[1] ?? '')
  return negative.length === 0
    ? { prompt: text }
    : { prompt: text.replaceAll(/(?<!\s)\s*\[[^[\]]*\]/g, '').trim(), negativePrompt: negative.join(', ') }
}

/** `sd-metadata`, of InvokeAI 2. */
const fromOldMetadata = (found: Evidence) => {
  const record = found.record('sd-metadata')
  const image = record?.['image']
  if (!record || !isRecord(image)) return undefined
  return recipeFrom({ ...rawFromRecord(image), ...splitOldPrompt(image['prompt']), model: record['model_weights'] })
}

/** `Dream`, of InvokeAI 1: `"the prompt" -s 50 -S 1234 -W 512 -H 512 -C 7.5 -A k_lms`. */
const fromDream = (text: string | undefined) => {
  const [, prompt, rest] = /^\s*"((?:[^"\\]|\\.)*)"\s+(-.*)$/s.exec(text ?? '') ?? []
  if (prompt === undefined || rest === undefined) return undefined
  const option = (letter: string) => new RegExp(`(?:^|\\s)-${letter}\\s{0,4}(\\S{1,60})`).exec(rest.slice(0, 2000))?.[1]
  return recipeFrom({
    ...splitOldPrompt(prompt),
    seed: option('S'),
    steps: option('s'),
    guidance: option('C'),
    sampler: option('A'),
    width: option('W'),
    height: option('H'),
  })
}

export const invokeai: RecipeFormat = {
  source: 'invokeai',
  read: found => fromMetadata(found) ?? fromOldMetadata(found) ?? fromDream(found.text('Dream')),
}
