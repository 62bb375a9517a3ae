/** What server and page must agree on: which text comes of a prompt and its styles. */

export const PROMPT_PLACE = '{prompt}'

interface StyleTexts {
  readonly prompt: string
  readonly negativePrompt: string | null
}

/** Far longer than a prompt may be: who asks need not know how long it is, and each `{prompt}` of the next style would repeat it. */
const HOPELESS_LENGTH = 20_000

/** One style after another: the second goes around what the first made. What is much too long already is left at that. */
export const styledPrompt = (prompt: string, styles: readonly Pick<StyleTexts, 'prompt'>[]): string =>
  styles.reduce((text, style) => (text.length > HOPELESS_LENGTH ? text : around(text, style.prompt)), prompt)

/** What was typed, then each style's part; or that part around it, as AUTOMATIC1111 does where it says `{prompt}`. */
export const styledNegative = (typed: string, styles: readonly Pick<StyleTexts, 'negativePrompt'>[]): string =>
  styles.reduce(
    (text, { negativePrompt }) => (text.length > HOPELESS_LENGTH ? text : beside(text, negativePrompt ?? '')),
    withoutCommas(typed),
  )

function beside(text: string, part: string): string {
  if (part.includes(PROMPT_PLACE)) return withoutCommas(part.replaceAll(PROMPT_PLACE, () => text))
  return [text, withoutCommas(part)].filter(Boolean).join(', ')
}

/** A replacement by a function: what a person typed may hold `$&`. */
function around(prompt: string, template: string): string {
  if (template.includes(PROMPT_PLACE)) return template.replaceAll(PROMPT_PLACE, () => prompt)
  const added = withoutCommas(template)
  return added ? `${prompt.trimEnd()}, ${added}` : prompt
}

/** Styles of other programs often begin with the comma that we put there. */
const withoutCommas = (text: string) =>
  text
    .replace(/^[\s,]+/, '')
    .trimEnd()
    .replace(/,$/, '')
