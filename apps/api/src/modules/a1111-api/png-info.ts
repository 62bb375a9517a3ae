import { findRecipe, formatInfotext, infotextPairs, readTexts, type FoundRecipe } from '@atelier/imaging'
import type { Decoding } from '../../platform/decoding.ts'
import { bytesOf, onPixels } from './pictures-in.ts'

/** Where A1111's own text stands in a file. */
const PARAMETERS = 'parameters'
/** Characters of other texts of a file: a graph of ComfyUI may have pictures in it. */
const MOST_CHARACTERS = 1_000_000

/** As AUTOMATIC1111 parts a text into fields. */
function fieldsOf(recipe: FoundRecipe): Record<string, string | number> {
  const { Size: _size, ...pairs } = infotextPairs(recipe)
  const { prompt, negativePrompt, width, height } = recipe
  const fields = {
    Prompt: prompt ?? '',
    'Negative prompt': negativePrompt ?? '',
    ...pairs,
    'Size-1': width ?? null,
    'Size-2': height ?? null,
  }
  return Object.fromEntries(
    Object.entries(fields).flatMap(([name, value]) => (value === null ? [] : [[name, value]])),
  ) as Record<string, string | number> // what was null is left out
}

function itemsOf(bytes: Uint8Array): Record<string, string> {
  let left = MOST_CHARACTERS
  const items: Record<string, string> = {}
  for (const [keyword, text] of readTexts(bytes)) {
    left -= text.length
    if (keyword !== PARAMETERS && left >= 0) items[keyword] = text
  }
  return items
}

/** How a picture was made, by what its file says in the words of whatever program made it. */
export async function pngInfo(image: string, decoding: Decoding) {
  const bytes = bytesOf(image, '/image')
  const found = await onPixels(decoding, { bytes, path: '/image' }, () => findRecipe(bytes))
  if (!found) return { info: '', items: itemsOf(bytes), parameters: {} }
  const isIts = found.source === 'a1111' || found.source === 'atelier'
  const own = isIts ? readTexts(bytes).get(PARAMETERS) : undefined
  return { info: own ?? formatInfotext(found.recipe), items: itemsOf(bytes), parameters: fieldsOf(found.recipe) }
}
