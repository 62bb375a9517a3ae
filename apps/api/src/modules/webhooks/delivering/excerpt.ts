/** Characters of an answer that are stored. */
const MOST = 300
/** What shows nothing, or turns the text around it: control and format characters, lone halves, and what no text holds. */
const HARMFUL = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}]+/gu
const TEXT = /^(text\/|application\/([\w.+-]*\+)?(json|xml)\b)/i

/** The beginning of an answer as plain text in one line; null where it is none. */
export function excerptOf(bytes: Uint8Array, contentType: string): string | null {
  if (!TEXT.test(contentType)) return null
  const text = new TextDecoder().decode(bytes).replaceAll(/\s+/g, ' ').replaceAll(HARMFUL, '').trim()
  const characters = Array.from(text)
  if (characters.length === 0) return null
  return characters.length > MOST ? `${characters.slice(0, MOST).join('')}…` : text
}
