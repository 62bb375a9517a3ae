/** Lists, menus and recipes hold a name in one line: breaks in it, which cells of a table may have, become blanks. */
export const oneLine = (name: string): string => name.replaceAll(/\s*[\r\n\v\f\u0085\u2028\u2029]\s*/g, ' ').trim()
