const LONGEST = 14
const MAX_LINES = 5

/** Breaks a text between words, into lines of about the same length. */
export function breakLines(text: string): string[] {
  const words = text.split(' ')
  const longest = Math.max(LONGEST, Math.ceil(text.length / MAX_LINES), ...words.map(word => word.length))
  const count = Math.ceil(text.length / longest)
  const wanted = Math.max(longest * 0.6, text.length / count)
  const lines: string[] = []
  for (const word of words) {
    const last = lines.at(-1)
    if (last !== undefined && last.length + word.length / 2 < wanted && last.length + 1 + word.length <= longest * 1.3)
      lines[lines.length - 1] = `${last} ${word}`
    else lines.push(word)
  }
  return lines.slice(0, MAX_LINES * 2)
}
