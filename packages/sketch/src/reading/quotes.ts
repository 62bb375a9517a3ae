const QUOTED =
  /"([^"\n]{1,80})"|“([^”\n]{1,80})”|„([^“”\n]{1,80})[“”]|«([^»\n]{1,80})»|»([^«\n]{1,80})«|(?<![\p{L}\p{N}])'([^'\n]{1,80})'(?![\p{L}\p{N}])/gu
const MAX_QUOTES = 3
const SURE = /[\p{L}\p{N}]/u

/** Parts the words that shall be written from those that say what is seen. A prompt that is quoted as a whole is not meant to be written. */
export function takeQuotes(prompt: string): { text: string; quotes: string[] } {
  const quotes: string[] = []
  const text = prompt.replace(QUOTED, (whole, ...groups: unknown[]) => {
    const quote = groups.find(
      group => typeof group === 'string' && group !== prompt && !whole.includes(`${group}${group}`),
    )
    if (typeof quote !== 'string' || !SURE.test(quote) || quotes.length >= MAX_QUOTES) return whole
    quotes.push(quote.trim().replaceAll(/\s+/gu, ' '))
    return ' , '
  })
  return SURE.test(text) ? { text, quotes } : { text: prompt, quotes: [] }
}
