import { EXIF_KEYWORDS } from '../carriers/exif.ts'
import type { RecipeFormat } from './format.ts'
import { recipeFrom } from './values.ts'
import { XMP_KEYWORDS } from './xmp-texts.ts'

const PLACES = ['Description', EXIF_KEYWORDS.description, XMP_KEYWORDS.description]
const JOB = /\s{0,8}Job ID:\s{0,8}[0-9a-f-]{36}$/i
/** A job has no more letters, with blanks. */
const MAX_JOB_LENGTH = 60
const MAX_LENGTH = 20_000

/** What stands behind a flag, up to the next one. */
const flagOf = (flags: string, names: string) =>
  new RegExp(`\\s--(?:${names})\\s+(.*?)(?=\\s--|$)`, 's').exec(flags)?.[1]?.trim()

/** The words, then flags such as `--ar 3:2`, then the id of the job, by which the text is known. */
const fromDescription = (text: string) => {
  if (text.length > MAX_LENGTH) return undefined
  const trimmed = text.trimEnd()
  const [job] = JOB.exec(trimmed.slice(-MAX_JOB_LENGTH)) ?? []
  if (job === undefined) return undefined
  const whole = trimmed.slice(0, -job.length).trimEnd()
  const flagsAt = whole.search(/\s--[a-z]/i)
  const [words, flags] = flagsAt < 0 ? [whole, ''] : [whole.slice(0, flagsAt), whole.slice(flagsAt)]
  const version = flagOf(flags, 'v|version')
  const niji = flagOf(flags, 'niji')
  return recipeFrom({
    prompt: words.trim(),
    negativePrompt: flagOf(flags, 'no'),
    model: niji ? `Niji ${niji}` : version && `Midjourney ${version}`,
    seed: flagOf(flags, 'seed'),
  })
}

export const midjourney: RecipeFormat = {
  source: 'midjourney',
  read: found => {
    for (const place of PLACES) {
      const text = found.text(place)
      const recipe = text === undefined ? undefined : fromDescription(text)
      if (recipe) return recipe
    }
    return undefined
  },
}
