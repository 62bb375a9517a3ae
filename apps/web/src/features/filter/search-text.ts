/** What is taken as it stands at the end of a search: what is excluded, or the value of a field that is no text. */
const IS_WHOLE = /(?:^|\s)(?:-\S+|(?:rating|seed|shape|style|tag|task|sampler|collection):\S*)$/iu

/** What was typed, as the server searches: the last word may go on, so that one finds while typing. */
export function queryOfText(text: string): string {
  const trimmed = text.trim()
  const isInQuotes = (trimmed.match(/"/g)?.length ?? 0) % 2 === 1
  return !isInQuotes && /[\p{L}\p{N}]$/u.test(trimmed) && !IS_WHOLE.test(trimmed) ? `${trimmed}*` : trimmed
}

/** What stands in the field for a search. */
export function textOfQuery(q = ''): string {
  const text = q.replace(/(?<=[\p{L}\p{N}])\*$/u, '')
  return queryOfText(text) === q ? text : q
}
