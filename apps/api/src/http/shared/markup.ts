/** Text that stands in a page just as it is. */
export interface Markup {
  readonly html: string
}
type Part = string | number | Markup | null | undefined | readonly Part[]

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}
const escaped = (text: string) => text.replaceAll(/[&<>"']/g, letter => ENTITIES[letter] ?? letter)

function textOf(part: Part): string {
  if (part === null || part === undefined) return ''
  if (typeof part === 'string' || typeof part === 'number') return escaped(String(part))
  return 'html' in part ? part.html : part.map(textOf).join('')
}

/** A piece of a page. Whatever is put into it is escaped, unless it is a piece itself. */
export const markup = (strings: TemplateStringsArray, ...parts: readonly Part[]): Markup => ({
  html: strings.reduce((page, text, at) => page + textOf(parts[at - 1]) + text),
})
