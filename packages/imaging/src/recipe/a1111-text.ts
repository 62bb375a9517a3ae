/** `key: value` pairs, by their keys in lower case; of two with one key the first. */
export type Pairs = ReadonlyMap<string, string>

const KEY = /^\s*([\w][\w \-/()]{0,60})$/
const MIN_PAIRS = 3
const NEGATIVE = 'Negative prompt:'

/** What our own texts name as their generator: one of a prompt alone has no other key that tells. */
export const GENERATOR = 'Atelier'

/** Keys of which one at least stands in the texts of all other programs, and in no other text. */
const TELLING = ['steps', 'seed', 'sampler', 'cfg scale', 'guidance scale']

/** The end of a JSON string that begins at `from`, or -1. */
const endOfQuoted = (line: string, from: number) => {
  for (let at = from + 1; at < line.length; at++) {
    if (line[at] === '\\') at += 1
    else if (line[at] === '"') return at + 1
  }
  return -1
}

/** The end of a JSON object or list that begins at `from`, or -1. */
const endOfNested = (line: string, from: number) => {
  let depth = 0
  for (let at = from; at < line.length; at++) {
    const character = line[at]
    if (character === '"') {
      const end = endOfQuoted(line, at)
      if (end < 0) return -1
      at = end - 1
    } else if (character === '{' || character === '[') depth += 1
    else if (character === '}' || character === ']') {
      depth -= 1
      if (depth === 0) return at + 1
    }
  }
  return -1
}

const unquote = (text: string) => {
  if (!text.startsWith('"')) return text
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'string' ? value : text
  } catch {
    return text
  }
}

/** Finds a letter from a place on, or the text's end. The places must only grow: then no letter is looked at twice. */
const createFinder = (text: string, letter: string) => {
  let found = -1
  return (from: number) => {
    if (found < from) {
      const at = text.indexOf(letter, from)
      found = at < 0 ? text.length : at
    }
    return found
  }
}

/** Where a value ends that begins at `start`: behind what is quoted or nested, at a comma, or with its line. */
const createEndOfValue = (text: string) => {
  const comma = createFinder(text, ',')
  const lineEnd = createFinder(text, '\n')
  // Letters that may be looked at in vain: what closes nowhere, or not where a value ends, costs as many.
  const left = { quoted: 2 * text.length, nested: 2 * text.length }
  return (start: number) => {
    const opening = text[start]
    const kind = opening === '"' ? 'quoted' : opening === '{' || opening === '[' ? 'nested' : undefined
    if (kind && left[kind] > 0) {
      const end = kind === 'quoted' ? endOfQuoted(text, start) : endOfNested(text, start)
      if (end >= 0 && (/^\s*(?:,|$)/.test(text.slice(end, end + 3)) || text[end] === '\n')) return end
      left[kind] -= (end < 0 ? text.length : end) - start
    }
    return Math.min(comma(start), lineEnd(start))
  }
}

/** A scan from left to right, where a regular expression would take quadratic time on a hostile line. */
const parsePairs = (text: string): Pairs => {
  const pairs = new Map<string, string>()
  const endOfValue = createEndOfValue(text)
  for (let at = 0; at < text.length;) {
    const colon = text.indexOf(':', at)
    if (colon < 0) break
    // What stands before a comma or on a line of its own, and has no colon, belongs to no key.
    const before = text.slice(Math.max(at, colon - 64), colon)
    const key = KEY.exec(before.slice(Math.max(before.lastIndexOf(','), before.lastIndexOf('\n')) + 1))?.[1]
    const start = colon + 1 + (text[colon + 1] === ' ' ? 1 : 0)
    const end = endOfValue(start)
    const value = unquote(text.slice(start, end).trim())
    const name = key?.trim().toLowerCase()
    if (name !== undefined && !pairs.has(name)) pairs.set(name, value)
    at = end + 1
  }
  return pairs
}

const isTelling = (pairs: Pairs) =>
  pairs.size >= MIN_PAIRS && (TELLING.some(key => pairs.has(key)) || pairs.get('generator') === GENERATOR)

/** A line by which parameters begin that go on below it. */
const OPENING = /^\s*(?:Steps|Seed|Sampler|CFG scale)\s*:\s*\S/i
/** Lines that are tried: what follows each is read anew. */
const MAX_OPENINGS = 5

/** The line at which the parameters begin; undefined where there are none. */
const findParameters = (lines: readonly string[]): { at: number; pairs: Pairs } | undefined => {
  const last = lines.length - 1
  const pairs = parsePairs(lines[last] ?? '')
  if (isTelling(pairs)) return { at: last, pairs }
  // An extension may have put a line break into a value, or lines of its own behind.
  let at = lines.length
  for (let tries = 0; tries < MAX_OPENINGS; tries++) {
    at = lines.slice(0, at).findLastIndex(line => OPENING.test(line))
    if (at < 0) return undefined
    const joined = parsePairs(lines.slice(at).join('\n'))
    if (isTelling(joined)) return { at, pairs: joined }
  }
  return undefined
}

/** The parameters are the last line, or begin with one of the last lines that open as theirs do; they have at least three pairs. */
export const parseInfotext = (text: string) => {
  const lines = text.trim().split(/\r?\n/)
  const found = findParameters(lines)
  const words = found ? lines.slice(0, found.at) : lines
  const negativeAt = words.findIndex(line => line.trimStart().startsWith(NEGATIVE))
  const prompt = (negativeAt < 0 ? words : words.slice(0, negativeAt)).join('\n').trim()
  const negativePrompt =
    negativeAt < 0 ? undefined : words.slice(negativeAt).join('\n').trim().slice(NEGATIVE.length).trim()
  return { prompt, negativePrompt, pairs: found?.pairs }
}

export type Infotext = ReturnType<typeof parseInfotext>

/** As A1111 quotes: where the value would otherwise be taken for something else. */
const quote = (value: string) => (/[,:\n"]|^\s|\s$/.test(value) ? JSON.stringify(value) : value)

/** One line `key: value, key: value`, without the pairs that have no value. */
export const formatPairs = (pairs: Readonly<Record<string, string | number | null>>) =>
  Object.entries(pairs)
    .flatMap(([key, value]) => (value === null ? [] : `${key}: ${quote(String(value))}`))
    .join(', ')
