import { createBudget, MAX_STEPS } from './budget.ts'
import { NOTHING } from './extent.ts'
import { createLinker } from './link.ts'
import type { Work } from './paced.ts'
import { parseEntry } from './parse.ts'
import { createScope, type Place } from './scope.ts'
import type { Template } from './syntax.ts'
import { TemplateError } from './template-error.ts'
import type { Entry, ReadLists } from './wildcard-lists.ts'
import { wildcardPaths } from './wildcard-names.ts'

/** The entries of each wildcard, by name, as they were written. */
export type Lists = ReadonlyMap<string, readonly string[]>

/** Steps that it takes to read a character, and one in which nothing is special. */
const STEPS_TO_READ = 4
const STEPS_TO_SKIP = 1 / 64

/** Reads entries, and links those that need nothing else: of ten thousand that is most of the work. */
export function* readLists(lists: Lists, mode: 'all' | 'random'): Work<ReadLists> {
  const budget = createBudget(MAX_STEPS)
  const { sequenceOf } = createLinker(new Map(), budget)
  const place: Place = { scope: createScope(), drive: mode === 'all' ? 'number' : 'chance', isTop: false }

  function* readList(name: string, entries: readonly string[]): Work<readonly Entry[]> {
    const options: Entry[] = []
    for (const [index, text] of entries.entries()) {
      const before = budget.spent
      const { weight, template } = parseEntry(text, { wildcard: name, entry: index + 1 })
      const { isTemplate, source } = template
      if (!isTemplate) options.push({ weight, template, linked: { sequence: { parts: [source], ...NOTHING } } })
      else if (!isFree(template)) options.push({ weight, template })
      else options.push({ weight, template, linked: { drive: place.drive, sequence: sequenceOf(template, place) } })
      yield 2 + budget.spent - before + text.length * (isTemplate ? STEPS_TO_READ : STEPS_TO_SKIP)
    }
    const weighty = options.filter(({ weight }) => weight > 0)
    if (options.length > 0 && weighty.length === 0)
      throw new TemplateError('malformed', `No entry of __${name}__ has a weight above 0`)
    return weighty
  }

  const read = new Map<string, readonly Entry[] | TemplateError>()
  for (const [name, entries] of lists) {
    try {
      read.set(name, yield* readList(name, entries))
    } catch (error) {
      // More are read than are meant: what is the matter with one matters where it is used.
      if (!(error instanceof TemplateError) || error.fault === 'too_complex') throw error
      read.set(name, error)
    }
  }
  return read
}

/** Nothing in it depends on wildcards or variables. */
const isFree = ({ parts }: Template): boolean =>
  parts.every(
    part =>
      typeof part === 'string' || (part.kind === 'variant' && part.options.every(({ template }) => isFree(template))),
  )

/** The paths in texts. */
export function* pathsIn(texts: Iterable<string>): Work<ReadonlySet<string>> {
  const paths = new Set<string>()
  for (const text of texts) {
    const found = wildcardPaths(text)
    for (const path of found) paths.add(path)
    yield 1 + text.length * (found.length > 0 ? 1 : STEPS_TO_SKIP)
  }
  return paths
}
