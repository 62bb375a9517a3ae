export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Python writes NaN, which JSON does not know. */
const withoutNaN = (json: string) => json.replaceAll(/(?<=[[:,\s])(?:NaN|-?Infinity)(?=[\],}\s])/g, 'null')

/** A whole number that may be too long for JavaScript's. */
const LONG_INTEGER = /(?<![\d.])\d{16,20}(?![\d.])/

/** Whole numbers that JavaScript would round come as text. */
const exactInteger = (_key: string, value: unknown, context?: { readonly source?: string }) =>
  typeof value === 'number' && !Number.isSafeInteger(value) && /^\d{16,20}$/.test(context?.source ?? '')
    ? context?.source
    : value

const parse = (json: string): unknown => (LONG_INTEGER.test(json) ? JSON.parse(json, exactInteger) : JSON.parse(json))

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
