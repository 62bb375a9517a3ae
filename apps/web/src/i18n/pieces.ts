/** Stands in a text for what is shown as something else than text. */
export const MARK = '\u0000'

/** What stands before the mark, what belongs in its place, and what stands behind. */
export const pieces = (text: string, inside: string): readonly string[] => {
  const [before = '', after = ''] = text.split(MARK)
  return [before, inside, after]
}
