/** What is being written at the end of a search: a word, `tag:fo`, `-tag:"red f`. */
export interface TypedTerm {
  /** In small letters; undefined where none is named. */
  readonly field: string | undefined
  readonly value: string
}

const FIELDS = 'model|negative|rating|seed|shape|style|tag|task|sampler|collection'
const UNFINISHED = new RegExp(`((?:^|\\s)-?)(?:(${FIELDS}):)?(?:"([^"]*)|([^\\s"]*))$`, 'iu')

/** Of these only a whole value finds anything. */
const WHOLE: ReadonlySet<string> = new Set(['tag', 'style', 'shape', 'task', 'sampler', 'collection'])
export const isWhole = ({ field }: TypedTerm) => field !== undefined && WHOLE.has(field)

/** Undefined where nothing is being written, or a phrase. */
export function termTyped(text: string): TypedTerm | undefined {
  const [, , field, quoted, word] = UNFINISHED.exec(text) ?? []
  if (field === undefined) return word ? { field, value: word } : undefined
  return { field: field.toLowerCase(), value: quoted ?? word ?? '' }
}

/** With another term in the place of the one that is being written. */
export const withTerm = (text: string, term: string): string =>
  text.replace(UNFINISHED, (_, before: string) => before + term)

/** As it is written into a search: in quotes where it has blanks. */
export const termOf = (field: string, value: string) => `${field}:${/\s/u.test(value) ? `"${value}"` : value}`
