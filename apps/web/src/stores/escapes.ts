import { mayBeTemplate } from '@atelier/contracts'

/** As the server reads a template. */
const ESCAPE = /\\([{}|\\#]|__|\/\/|\/\*)/g

/** A prompt as the template of nothing but itself: its braces are no variants, and its signs no comments. */
export const asTemplate = (prompt: string): string =>
  mayBeTemplate(prompt) ? prompt.replaceAll(/__|[{}\\]|\/\*|(?<=^|[\s\\])(?:#|\/\/)/gm, found => `\\${found}`) : prompt

/** The one prompt of a template in which everything is escaped; any other stays a template. */
export function fromTemplate(template: string): string {
  const isEscaped = mayBeTemplate(template) && !mayBeTemplate(template.replaceAll(ESCAPE, '.'))
  return isEscaped ? template.replaceAll(ESCAPE, '$1') : template
}
