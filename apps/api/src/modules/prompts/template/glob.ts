import type { Budget } from './budget.ts'

/** What makes a path a glob. */
export const GLOB = /[*?[]/

/** No name has a bracket in it, so none is a member of a class. */
const TOKEN = /\*+|\[!?[^\][]+\]|[^]/g

/** Characters that are compared in one step of the budget. */
const CHARACTERS_A_STEP = 8

/**
 * `*` is any text, `?` any character, `[ab]`, `[a-c]` and `[!a]` one of a class. Reading it takes time by its length, and a
 * name by its length times that of the name at most; the budget is charged for both.
 */
export function createGlob(pattern: string, budget: Budget) {
  const tokens = pattern.match(TOKEN) ?? []
  budget.spend(pattern.length / CHARACTERS_A_STEP)

  return {
    fits(name: string): boolean {
      let compared = 0
      let [at, token, star, retry] = [0, 0, -1, 0]
      while (at < name.length) {
        const here = tokens[token]
        compared += here?.length ?? 1
        if (here?.startsWith('*')) [star, retry, token] = [token, at, token + 1]
        else if (here !== undefined && isOne(name.charAt(at), here)) [at, token] = [at + 1, token + 1]
        else if (star >= 0) [retry, at, token] = [retry + 1, retry + 1, star + 1]
        else break
      }
      budget.spend(compared / CHARACTERS_A_STEP)
      return at >= name.length && tokens.slice(token).every(rest => rest.startsWith('*'))
    },
  }
}
export type Glob = ReturnType<typeof createGlob>

function isOne(character: string, token: string): boolean {
  if (token === '?') return true
  if (!token.startsWith('[') || token.length < 3) return character === token
  const isNegated = token.charAt(1) === '!'
  const members = token.slice(isNegated ? 2 : 1, -1)
  let isMember = false
  for (let at = 0; at < members.length; at += 1) {
    const isRange = members.charAt(at + 1) === '-' && at + 2 < members.length
    const last = members.charAt(isRange ? at + 2 : at)
    isMember ||= character >= members.charAt(at) && character <= last
    if (isRange) at += 2
  }
  return isMember !== isNegated
}
