/** A tag that is being written at the end of a search: `tag:fo`, `-tag:"red f`. */
const UNFINISHED = /((?:^|\s)-?tag:)(?:"([^"]*)|([^\s"]*))$/iu

/** What is there of the tag; undefined where none is being written. */
export function tagTyped(text: string): string | undefined {
  const [, , quoted, word] = UNFINISHED.exec(text) ?? []
  return quoted ?? word
}

/** With the whole tag instead, and room for what follows. */
export const withTag = (text: string, tag: string): string =>
  text.replace(UNFINISHED, (_, field: string) => `${field}${/\s/u.test(tag) ? `"${tag}"` : tag} `)
