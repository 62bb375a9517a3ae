import { mayBeTemplate, TEMPLATE_ESCAPE } from '@atelier/contracts'

/** A prompt as the template of nothing but itself: its braces are no variants, and its signs no comments. */
export const asTemplate = (prompt: string): string =>
  mayBeTemplate(prompt) ? prompt.replaceAll(/__|[{}\\]|\/\*|(?<=^|[\s\\])(?:#|\/\/)/gm, found => `\\${found}`) : prompt

/** The one prompt of a template in which everything is escaped; any other stays a template. */
export function fromTemplate(template: string): string {
  const isEscaped = mayBeTemplate(template) && !mayBeTemplate(template.replaceAll(TEMPLATE_ESCAPE, '.'))
  return isEscaped ? template.replaceAll(TEMPLATE_ESCAPE, '$1') : template
}
