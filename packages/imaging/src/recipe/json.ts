export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** A text, or a number as one: nothing else that JSON has turns into text without harm. */
export const asText = (value: unknown) =>
  typeof value === 'string' ? value : typeof value === 'number' ? String(value) : undefined

/** Python writes NaN, which JSON does not know. */
const withoutNaN = (json: string) => json.replaceAll(/(?<=[[:,\s])(?:NaN|-?Infinity)(?=[\],}\s])/g, 'null')

/** A whole number that JavaScript may round, as the value of a key; or what looks like one, at the start of a text. */
const LONG_VALUE = /(?<!\\)("[^"\\]{0,60}"\s{0,10}:\s{0,10})(\d{16,20})(?=\s{0,10}[,}])/g
/** The same anywhere, as in a list. */
const LONG_INTEGER = /(?<![\d.])\d{16,20}(?![\d.])/

/** Looking at each value takes its time. In characters. */
const MAX_REVIVED_LENGTH = 512 * 1024

const isLong = (digits: string) => !Number.isSafeInteger(Number(digits))

const exactInteger = (_key: string, value: unknown, context?: { readonly source?: string }) =>
  typeof value === 'number' && !Number.isSafeInteger(value) && /^\d{16,20}$/.test(context?.source ?? '')
    ? context?.source
    : value

const quoted = (json: string) =>
  json.replaceAll(LONG_VALUE, (whole, key: string, digits: string) => (isLong(digits) ? `${key}"${digits}"` : whole))

/** Whole numbers that JavaScript would round come as text. */
const parse = (json: string): unknown => {
  if (!LONG_INTEGER.test(json)) return JSON.parse(json)
  if (json.length <= MAX_REVIVED_LENGTH) return JSON.parse(json, exactInteger)
  try {
    return JSON.parse(quoted(json))
  } catch {
    // Quotes in the middle of a text break it, which is how it shows that they were put into one.
    return JSON.parse(json)
  }
}

/** An object or a list; undefined where the text is none. Whole numbers beyond 2^53 come as text, exactly. */
export const parseJson = (text: string | undefined): unknown => {
  if (text === undefined || !/^\s*[{[]/.test(text)) return undefined
  for (const json of [text, withoutNaN(text)]) {
    try {
      return parse(json)
    } catch {
      // Not JSON, so nothing that we can read.
    }
  }
  return undefined
}

export const parseRecord = (text: string | undefined) => {
  const value = parseJson(text)
  return isRecord(value) ? value : undefined
}
