import { PATH } from './parse-wildcard.ts'

/** Every place where a wildcard may begin, also in what is escaped: more are found than are meant. */
const NAMED = new RegExp(String.raw`(?=__[~!@]?(?:(${PATH})(?:__|\s*\()|(${PATH})?\$?\{))`, 'gu')

/** The paths in a text. One that is put together with variants or variables is a glob for all that may come of it. */
export const wildcardPaths = (text: string): string[] =>
  text.includes('__') ? Array.from(text.matchAll(NAMED), ([, whole, beginning = '']) => whole ?? `${beginning}*`) : []

/** Globs that names are looked through for, one by one. */
const MAX_GLOBS = 100

/** Those of the names that paths may stand for; more, where there are very many paths. */
export function namesMeant(names: Iterable<string>, paths: ReadonlySet<string>): string[] {
  const globs = [...paths].filter(path => GLOB.test(path))
  const isMeant = (name: string) =>
    endsOf(name).some(end => paths.has(end)) || globs.some(glob => isMatch(name, glob) || isMatch(name, `*/${glob}`))
  return globs.length > MAX_GLOBS ? [...names] : [...names].filter(isMeant)
}

/** What a name may be called by: itself, and it without the folders that it lies in. */
const endsOf = (name: string): string[] => name.split('/').map((_, at, folders) => folders.slice(at).join('/'))

const GLOB = /[*?[]/

/** Whose entries a path stands for: those of that name, else those that the globs in it find, else those in any folder. */
export function namesFor(path: string, names: readonly string[]): string[] {
  if (names.includes(path)) return [path]
  const found = GLOB.test(path) ? names.filter(name => isMatch(name, path)) : []
  return (found.length > 0 ? found : names.filter(name => isMatch(name, `*/${path}`))).toSorted()
}

/** `*` is any text, `?` any character, `[ab]`, `[a-c]` and `[!a]` one of a class; in time that is bounded by both lengths. */
function isMatch(name: string, pattern: string): boolean {
  const tokens = pattern.match(/\*+|\[!?[^\]]+\]|[^]/g) ?? []
  let [at, token, star, retry] = [0, 0, -1, 0]
  while (at < name.length) {
    const here = tokens[token]
    if (here?.startsWith('*')) [star, retry, token] = [token, at, token + 1]
    else if (here !== undefined && isOne(name.charAt(at), here)) [at, token] = [at + 1, token + 1]
    else if (star >= 0) [retry, at, token] = [retry + 1, retry + 1, star + 1]
    else return false
  }
  return tokens.slice(token).every(rest => rest.startsWith('*'))
}

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
