/** `key: value` pairs of A1111's last line; of two with one key the first. */
export type Pairs = ReadonlyMap<string, string>

const KEY = /^\s*([\w][\w \-/()]{0,60})$/
const MIN_PAIRS = 3
const NEGATIVE = 'Negative prompt:'

/** The end of a JSON string that begins at `from`, or -1. */
const endOfQuoted = (line: string, from: number) => {
  for (let at = from + 1; at < line.length; at++) {
    if (line[at] === '\\') at += 1
    else if (line[at] === '"') return at + 1
  }
  return -1
}

const unquote = (text: string) => {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'string' ? value : text
  } catch {
    return text
  }
}

/** A scan from left to right, where a regular expression would take quadratic time on a hostile line. */
const parsePairs = (line: string): Pairs => {
  const pairs = new Map<string, string>()
  for (let at = 0; at < line.length;) {
    const colon = line.indexOf(':', at)
    if (colon < 0) break
    // What stands before a comma and has no colon belongs to no key.
    const key = KEY.exec(line.slice(Math.max(at, line.lastIndexOf(',', colon) + 1, colon - 64), colon))?.[1]
    const start = colon + 1 + (line[colon + 1] === ' ' ? 1 : 0)
    const quotedEnd = line[start] === '"' ? endOfQuoted(line, start) : -1
    const isQuoted = quotedEnd > 0 && /^\s*(?:,|$)/.test(line.slice(quotedEnd, quotedEnd + 3))
    const comma = line.indexOf(',', isQuoted ? quotedEnd : start)
    const end = comma < 0 ? line.length : comma
    const value = isQuoted ? unquote(line.slice(start, quotedEnd)) : line.slice(start, end).trim()
    if (key !== undefined && !pairs.has(key)) pairs.set(key, value)
    at = end + 1
  }
  return pairs
}

/** The last line is parameters only when it has at least three pairs; otherwise it belongs to the prompt. */
export const parseInfotext = (text: string) => {
  const lines = text.trim().split(/\r?\n/)
  const pairs = parsePairs(lines.at(-1) ?? '')
  const hasPairs = pairs.size >= MIN_PAIRS
  const words = hasPairs ? lines.slice(0, -1) : lines
  const negativeAt = words.findIndex(line => line.trimStart().startsWith(NEGATIVE))
  const prompt = (negativeAt < 0 ? words : words.slice(0, negativeAt)).join('\n').trim()
  const negativePrompt =
    negativeAt < 0 ? undefined : words.slice(negativeAt).join('\n').trim().slice(NEGATIVE.length).trim()
  return { prompt, negativePrompt, pairs: hasPairs ? pairs : undefined }
}

/** As A1111 quotes: where the value would otherwise be taken for something else. */
const quote = (value: string) => (/[,:\n"]|^\s|\s$/.test(value) ? JSON.stringify(value) : value)

/** One line `key: value, key: value`, without the pairs that have no value. */
export const formatPairs = (pairs: Readonly<Record<string, string | number | null>>) =>
  Object.entries(pairs)
    .flatMap(([key, value]) => (value === null ? [] : `${key}: ${quote(String(value))}`))
    .join(', ')
