/** Does a text have each word that somebody searches for, in whatever order? Nothing to search for is found everywhere. */
export const hasWords = (text: string, search: string): boolean => {
  const lower = text.toLowerCase()
  return search
    .trim()
    .toLowerCase()
    .split(/\s+/)
    .every(word => lower.includes(word))
}
