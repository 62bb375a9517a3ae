import { createBudget, MAX_STEPS, type Budget } from './budget.ts'
import { createGlob, GLOB, type Glob } from './glob.ts'
import type { Work } from './paced.ts'
import { PATH } from './parse-wildcard.ts'

/** Every place where a wildcard may begin, also in what is escaped: more are found than are meant. */
const NAMED = new RegExp(String.raw`(?=__[~!@]?(?:(${PATH})(?:__|\s*\()|(${PATH})?\$?\{))`, 'gu')

/** The paths in a text. One that is put together with variants or variables is a glob for all that may come of it. */
export const wildcardPaths = (text: string): string[] =>
  text.includes('__') ? Array.from(text.matchAll(NAMED), ([, whole, beginning = '']) => whole ?? `${beginning}*`) : []

/** Globs that names are looked through for, one by one. */
const MAX_GLOBS = 100

/** Those of the names that paths may stand for; more, where there are very many paths. */
export function* namesMeant(names: Iterable<string>, paths: ReadonlySet<string>): Work<string[]> {
  const budget = createBudget(MAX_STEPS)
  const globs: Glob[] = []
  for (const path of paths) {
    const before = budget.spent
    if (GLOB.test(path)) globs.push(createGlob(path, budget), createGlob(`*/${path}`, budget))
    if (globs.length > 2 * MAX_GLOBS) return [...names]
    yield 1 + budget.spent - before
  }
  const meant: string[] = []
  for (const name of names) {
    const ends = endsOf(name)
    yield ends.length
    let isMeant = ends.some(end => paths.has(end))
    for (let at = 0; at < globs.length && !isMeant; at += 1) {
      const before = budget.spent
      isMeant = globs[at]?.fits(name) ?? false
      yield budget.spent - before
    }
    if (isMeant) meant.push(name)
  }
  return meant
}

/** What a name may be called by: itself, and it without the folders that it lies in. */
const endsOf = (name: string): string[] => name.split('/').map((_, at, folders) => folders.slice(at).join('/'))

/** Whose entries a path stands for: those of that name, else those that the globs in it find, else those in any folder. */
export function namesFor(path: string, names: readonly string[], budget: Budget): string[] {
  budget.spend(1 + names.length)
  if (names.includes(path)) return [path]
  if (!GLOB.test(path)) return names.filter(name => name.endsWith(`/${path}`)).toSorted()
  const found = names.filter(createGlob(path, budget).fits)
  return (found.length > 0 ? found : names.filter(createGlob(`*/${path}`, budget).fits)).toSorted()
}
