import { PARAMETERS_KEYWORD } from '../carriers/carrier.ts'
import type { Evidence } from './evidence.ts'
import type { RecipeFormat } from './format.ts'
import { asText, isRecord, parseRecord } from './json.ts'
import { recipeFrom } from './values.ts'

const TOOL = 'NovelAI'

/** In a PNG a text each; in a WebP, and in pixels, one JSON with the same keys, of which the comment is JSON again. */
const readParts = (found: Evidence) => {
  const packed = found.record(PARAMETERS_KEYWORD)
  const part = (key: string) => found.text(key) ?? packed?.[key]
  const isTheirs = part('Software') === TOOL || asText(part('Source'))?.startsWith(TOOL)
  if (!isTheirs) return undefined
  const comment = packed?.['Comment']
  return {
    description: part('Description'),
    source: part('Source'),
    comment: found.record('Comment') ?? (isRecord(comment) ? comment : parseRecord(asText(comment))) ?? ({} as const),
  }
}

/** From version 4 on each character of a picture has words of its own, beside those for the whole. */
const withCharacters = (words: unknown, structured: unknown) => {
  const caption = isRecord(structured) ? structured['caption'] : undefined
  if (!isRecord(caption)) return words
  const characters: readonly unknown[] = Array.isArray(caption['char_captions']) ? caption['char_captions'] : []
  const base = typeof words === 'string' && words !== '' ? words : caption['base_caption']
  return [base, ...characters.map(character => (isRecord(character) ? character['char_caption'] : undefined))]
    .filter(text => typeof text === 'string' && text !== '')
    .join('\n')
}

export const novelai: RecipeFormat = {
  source: 'novelai',
  read: found => {
    const parts = readParts(found)
    if (!parts) return undefined
    const { comment, description, source } = parts
    return recipeFrom({
      prompt: withCharacters(comment['prompt'] ?? description, comment['v4_prompt']),
      negativePrompt: withCharacters(comment['uc'], comment['v4_negative_prompt']),
      model: source,
      seed: comment['seed'],
      steps: comment['steps'],
      guidance: comment['scale'],
      sampler: comment['sampler'],
      width: comment['width'],
      height: comment['height'],
    })
  },
}
