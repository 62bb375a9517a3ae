/** Levels of a body: far more than anything that is asked for has, and far fewer than what reads it can go down. */
export const MAX_JSON_DEPTH = 200

/** Whether lists and objects lie in each other more than {@link MAX_JSON_DEPTH} times. Level by level, so that it needs no stack. */
export function isTooDeep(value: unknown): boolean {
  let level = [value].filter(isNested)
  for (let depth = 1; level.length > 0; depth++) {
    if (depth > MAX_JSON_DEPTH) return true
    level = level.flatMap(part => Object.values(part).filter(isNested))
  }
  return false
}

const isNested = (part: unknown): part is object =>
  typeof part === 'object' && part !== null && !ArrayBuffer.isView(part)
