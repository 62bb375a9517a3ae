/** What was typed, as the server searches: the last word may go on, so that one finds while typing. */
export function queryOfText(text: string): string {
  const trimmed = text.trim()
  const isInQuotes = (trimmed.match(/"/g)?.length ?? 0) % 2 === 1
  return !isInQuotes && /[\p{L}\p{N}]$/u.test(trimmed) ? `${trimmed}*` : trimmed
}

/** What stands in the field for a search. */
export const textOfQuery = (q = '') => q.replace(/(?<=[\p{L}\p{N}])\*$/u, '')
