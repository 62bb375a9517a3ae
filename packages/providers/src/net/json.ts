/** Reading JSON that somebody else wrote: nothing is as it should be until it was looked at. */
export type Json = Record<string, unknown>

export const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

export const parseJson = (bytes: Uint8Array): unknown => {
  try {
    return JSON.parse(Buffer.from(bytes).toString('utf8'))
  } catch {
    return undefined // no JSON: the caller asked what it is
  }
}

/** `at(value, 'data', 0, 'url')`, undefined where the path ends early. */
export const at = (value: unknown, ...path: readonly (string | number)[]): unknown => {
  let current = value
  for (const step of path) {
    if (typeof step === 'number') current = Array.isArray(current) ? current[step] : undefined
    else current = isObject(current) && Object.hasOwn(current, step) ? current[step] : undefined
  }
  return current
}

export const textAt = (value: unknown, ...path: readonly (string | number)[]): string | undefined => {
  const found = at(value, ...path)
  return typeof found === 'string' && found !== '' ? found : undefined
}

/** Levels of a body that are looked into: one may be nested for as long as it is. */
const MAX_DEPTH = 10

/** The words of an error body: `error`, `detail`, `message`, nested or in lists; or the text itself. */
export const messageOf = (value: unknown, depth = 0): string | undefined => {
  if (typeof value === 'string') return value
  if (depth > MAX_DEPTH) return undefined
  if (Array.isArray(value))
    return (
      value
        .map(inner => messageOf(inner, depth + 1))
        .filter(text => text !== undefined)
        .join('; ') || undefined
    )
  if (!isObject(value)) return undefined
  for (const key of ['error', 'detail', 'message', 'msg', 'title', 'errors']) {
    const text = messageOf(value[key], depth + 1)
    if (text) return [textAt(value, 'type'), text].filter(part => part !== undefined).join(': ')
  }
  return undefined
}
