import type { Evidence } from './evidence.ts'
import type { RecipeFormat } from './format.ts'
import { parseInfotext } from './a1111-text.ts'
import { rawFrom, rawFromRecord } from './names.ts'
import { recipeFrom } from './values.ts'
import { XMP_KEYWORDS } from './xmp-texts.ts'

const TOOL = 'Draw Things'

/** The words, then a line that begins with a minus for the negative ones, then parameters as A1111 has them. */
const fromDescription = (text: string | undefined) => {
  const { prompt, pairs } = parseInfotext(text ?? '')
  if (!pairs) return undefined
  const lines = prompt.split('\n')
  const negativeAt = lines.findIndex(line => line.startsWith('-'))
  const isSplit = negativeAt >= 0
  return recipeFrom({
    ...rawFrom(pairs),
    prompt: (isSplit ? lines.slice(0, negativeAt) : lines).join('\n').trim(),
    negativePrompt: isSplit ? lines.slice(negativeAt).join('\n').slice(1).trim() : undefined,
  })
}

/** JSON with `c` for the words and `uc` for the negative ones. */
const fromComment = (found: Evidence) => {
  const record = found.record(XMP_KEYWORDS.comment)
  return record && typeof record['c'] === 'string'
    ? recipeFrom({ ...rawFromRecord(record), prompt: record['c'], negativePrompt: record['uc'] })
    : undefined
}

export const drawthings: RecipeFormat = {
  source: 'drawthings',
  read: found => {
    const exact = fromComment(found)
    if (exact) return exact
    return found.text(XMP_KEYWORDS.tool)?.startsWith(TOOL)
      ? fromDescription(found.text(XMP_KEYWORDS.description))
      : undefined
  },
}
