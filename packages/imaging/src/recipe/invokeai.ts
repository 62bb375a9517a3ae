import type { RecipeFormat } from './format.ts'
import { isRecord, parseRecord, recipeFrom } from './values.ts'

const fromMetadata = (text: string | undefined) => {
  const found = parseRecord(text)
  if (!found) return undefined
  const model = found['model']
  return recipeFrom({
    prompt: found['positive_prompt'],
    negativePrompt: found['negative_prompt'],
    model: isRecord(model) ? (model['name'] ?? model['model_name']) : model,
    seed: found['seed'],
    steps: found['steps'],
    guidance: found['cfg_scale'],
    sampler: found['scheduler'],
    width: found['width'],
    height: found['height'],
  })
}

/** The old form keeps the negative words in square brackets inside of the prompt. */
const splitOldPrompt = (prompt: unknown) => {
  const first: unknown = Array.isArray(prompt) ? prompt[0] : prompt
  const text = isRecord(first) ? first['prompt'] : first
  if (typeof text !== 'string') return {}
  const negative = [...text.matchAll(/\[([^[\]]*)\]/g)].map(match => match[1] ?? '')
  return negative.length === 0
    ? { prompt: text }
    : { prompt: text.replaceAll(/\s*\[[^[\]]*\]/g, '').trim(), negativePrompt: negative.join(', ') }
}

/** `sd-metadata`, of InvokeAI 2. */
const fromOldMetadata = (text: string | undefined) => {
  const found = parseRecord(text)
  const image = found?.['image']
  if (!found || !isRecord(image)) return undefined
  return recipeFrom({
    ...splitOldPrompt(image['prompt']),
    model: found['model_weights'],
    seed: image['seed'],
    steps: image['steps'],
    guidance: image['cfg_scale'],
    sampler: image['sampler'],
    width: image['width'],
    height: image['height'],
  })
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
  read: texts =>
    fromMetadata(texts.get('invokeai_metadata')) ??
    fromOldMetadata(texts.get('sd-metadata')) ??
    fromDream(texts.get('Dream')),
}
