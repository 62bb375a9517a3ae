/** What server and page must agree on: which text comes of a prompt and its styles. */

export const PROMPT_PLACE = '{prompt}'

interface StyleTexts {
  readonly prompt: string
  readonly negativePrompt: string | null
}

/** One style after another: the second goes around what the first made. */
export const styledPrompt = (prompt: string, styles: readonly Pick<StyleTexts, 'prompt'>[]): string => styles.reduce((text, style) => around(text, style.prompt), prompt)

/** What was typed, then each style's part. */
export const styledNegative = (typed: string, styles: readonly Pick<StyleTexts, 'negativePrompt'>[]): string =>
  [typed, ...styles.map(style => style.negativePrompt ?? '')].map(withoutCommas).filter(Boolean).join(', ')

/** A replacement by a function: what a person typed may hold `$&`. */
function around(prompt: string, template: string): string {
  if (template.includes(PROMPT_PLACE)) return template.replaceAll(PROMPT_PLACE, () => prompt)
  const added = withoutCommas(template)
  return added ? `${prompt.trimEnd()}, ${added}` : prompt
}

/** Styles of other programs often begin with the comma that we put there. */
const withoutCommas = (text: string) => text.replace(/^[\s,]+/, '').trimEnd().replace(/,$/, '')
