import type { Budget } from './budget.ts'
import type { Sequence } from './linked.ts'
import type { Place } from './scope.ts'
import type { Option } from './syntax.ts'
import { TemplateError, type Place as Where } from './template-error.ts'
import { namesFor } from './wildcard-names.ts'

/** An entry. Where it needs nothing else it is linked already: for one drive, or for any. */
export interface Entry extends Option {
  readonly linked?: { readonly drive?: Place['drive']; readonly sequence: Sequence }
}

/** The entries of each wildcard, by name, or why they cannot be read. What has a weight of 0 is left out. */
export type ReadLists = ReadonlyMap<string, readonly Entry[] | TemplateError>

/** Names of wildcards that there are not. */
const MAX_TOLD = 100
export function createWildcardLists(lists: ReadLists, budget: Budget) {
  const names = [...lists.keys()]
  const missing = new Map<string, Where>()

  function requireAll(): void {
    const [first] = missing
    if (!first) return
    const [path, place] = first
    throw new TemplateError(
      'unknown_wildcard',
      lists.has(path) ? `The wildcard __${path}__ has no entries` : `There is no wildcard __${path}__`,
      place,
      [...missing.keys()],
    )
  }

  return {
    /** The entries that a path stands for; none where there is no such wildcard, which is then remembered. */
    find(path: string, place: Where): readonly Entry[] {
      const found = namesFor(path, names, budget).flatMap(name => {
        const entries = lists.get(name) ?? []
        if (entries instanceof TemplateError) throw entries
        return entries
      })
      if (found.length === 0 && !missing.has(path)) missing.set(path, place)
      if (missing.size === MAX_TOLD) requireAll()
      return found
    },
    requireAll,
  }
}
