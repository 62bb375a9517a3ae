import type { Budget } from './budget.ts'
import { combinationsOf, saturated, type Combinations } from './combinations.ts'
import { parseEntry, parseTemplate, type Option, type Part, type Template } from './parse.ts'
import { TemplateError } from './template-error.ts'

/** A template with the entries of its wildcards in their places. */
export interface Sequence {
  readonly parts: readonly (string | Choice)[]
  /** How many texts it can become; the largest safe integer stands for that and more. */
  readonly count: number
}

export interface Choice {
  readonly branches: readonly Branch[]
  readonly least: number
  readonly most: number
  readonly separator: string
  readonly combinations: Combinations
  /** The weights of all branches up to each. */
  readonly weights: Float64Array
  readonly count: number
}

export interface Branch {
  readonly weight: number
  readonly sequence: Sequence
}

export interface Linked {
  readonly sequence: Sequence
  readonly isDynamic: boolean
  /** Names that stand in it and have no entries; a hundred at most. */
  readonly missing: readonly string[]
}

/** The entries of each wildcard, by name. */
export type Lists = ReadonlyMap<string, readonly string[]>

/** Wildcards in wildcards. */
const MAX_DEPTH = 16
/** Names of wildcards that there are not. */
const MAX_TOLD = 100

export function linkTemplate(text: string, lists: Lists, budget: Budget): Linked {
  const choices = new Map<string, Choice>()
  const open: string[] = []
  const missing = new Set<string>()

  function sequenceOf(parts: readonly Part[]): Sequence {
    budget.spend(parts.length + 1)
    const linked = parts.map(part =>
      typeof part === 'string' ? part : part.kind === 'wildcard' ? wildcard(part.name) : variant(part),
    )
    return {
      parts: linked,
      count: linked.reduce(
        (product, part) => (typeof part === 'string' ? product : saturated(product * part.count)),
        1,
      ),
    }
  }

  /** What is written there, to the letter, where there is nothing to sample. */
  function whole(template: Template): Sequence {
    return isDynamic(template) ? sequenceOf(template.parts) : { parts: [template.source], count: 1 }
  }

  function isDynamic({ parts, isTemplate }: Template): boolean {
    const names = parts.flatMap(part => (typeof part !== 'string' && part.kind === 'wildcard' ? [part.name] : []))
    for (const name of names) if (!lists.get(name)?.length) missing.add(name)
    return isTemplate || names.some(name => !missing.has(name))
  }

  function variant({ options, least, most, separator }: Extract<Part, { kind: 'variant' }>): Choice {
    const [only, ...others] = options
    const sole = others.length === 0 && only?.template.parts.length === 1 ? only.template.parts[0] : undefined
    // Several of a wildcard are several of its entries.
    const entries = typeof sole === 'object' && sole.kind === 'wildcard' ? wildcard(sole.name) : undefined
    const branches =
      typeof entries === 'object' ? entries.branches : options.map(branchOf(({ parts }) => sequenceOf(parts)))
    return choiceOf(branches, { least, most, separator })
  }

  const branchOf =
    (link: (template: Template) => Sequence) =>
    ({ weight, template }: Option): Branch => ({ weight, sequence: link(template) })

  function choiceOf(
    branches: readonly Branch[],
    { least, most, separator }: Pick<Choice, 'least' | 'most' | 'separator'>,
  ): Choice {
    const atMost = Math.min(most, branches.length)
    const bounds = { least: Math.min(least, atMost), most: atMost, separator }
    budget.spend((atMost + 1) * (branches.length + 1))
    const combinations = combinationsOf(
      branches.map(({ sequence }) => sequence.count),
      atMost,
    )
    let sum = 0
    const weights = Float64Array.from(branches, ({ weight }) => (sum += weight))
    return {
      ...bounds,
      branches,
      combinations,
      weights,
      count: saturated(combinations.slice(bounds.least).reduce((total, ofThat) => total + (ofThat[0] ?? 0), 0)),
    }
  }

  /** The text itself where there is no such wildcard. */
  function wildcard(name: string): Choice | string {
    const entries = lists.get(name) ?? []
    if (entries.length === 0) {
      missing.add(name)
      return `__${name}__`
    }
    const known = choices.get(name)
    if (known) return known
    const path = [...open, name].map(one => `__${one}__`)
    if (open.includes(name))
      throw new TemplateError('cycle', `A wildcard comes back to itself: ${path.slice(open.indexOf(name)).join(' → ')}`)
    if (open.length >= MAX_DEPTH)
      throw new TemplateError('too_complex', `Wildcards can stand in wildcards ${MAX_DEPTH} deep: ${path.join(' → ')}`)
    open.push(name)
    const options = entries.map((entry, index) => parseEntry(entry, name, index + 1)).filter(({ weight }) => weight > 0)
    if (options.length === 0) throw new TemplateError('malformed', `No entry of __${name}__ has a weight above 0`)
    const choice = choiceOf(options.map(branchOf(whole)), { least: 1, most: 1, separator: '' })
    open.pop()
    choices.set(name, choice)
    return choice
  }

  const template = parseTemplate(text)
  return { isDynamic: isDynamic(template), sequence: whole(template), missing: [...missing].slice(0, MAX_TOLD) }
}
