import type { Budget } from './budget.ts'
import { choiceOf, extentOf, NOTHING, sequence } from './extent.ts'
import { createVariableLinker } from './link-variable.ts'
import { createWildcardLinker } from './link-wildcard.ts'
import type { Choice, Node, Sequence } from './linked.ts'
import { driveOf, group, type Linker } from './linker.ts'
import type { Place } from './scope.ts'
import type { Part, Template, Variant } from './syntax.ts'
import type { ReadLists } from './wildcard-lists.ts'

const isAssigning = (part: Part) => typeof part !== 'string' && part.kind === 'assigning'

export function createLinker(lists: ReadLists, budget: Budget) {
  const linker: Linker = { sequenceOf, partOf, budget }
  const wildcards = createWildcardLinker(lists, linker)
  const variables = createVariableLinker(linker)

  function sequenceOf(template: Template, place: Place): Sequence {
    budget.spend(2)
    const { parts, source, isTemplate } = template
    if (!isTemplate) return { parts: [source], ...NOTHING }
    const [only] = parts
    if (typeof only === 'string' && parts.length === 1) return { parts: [only], ...NOTHING }
    budget.spend(4 + 2 * parts.length)
    if (!parts.some(isAssigning)) return sequence(parts.map(part => partOf(part, place)))
    return variables.withAssignments(template, place, (rest, settings, inside) =>
      sequence([...settings, ...rest.map(part => partOf(part, inside))]),
    )
  }

  function partOf(part: Part, place: Place): Node {
    if (typeof part === 'string') return part
    if (part.kind === 'variant') return variant(part, place)
    if (part.kind === 'wildcard') return wildcards.wildcard(part, place)
    if (part.kind === 'access') return variables.access(part, place)
    if (part.kind === 'assigning') return ''
    const [around, inner] = [group(sequenceOf(part.around, place)), group(sequenceOf(part.inner, place))]
    return { kind: 'wrapping', around, inner, ...extentOf([around, inner]) }
  }

  function variant(part: Variant, place: Place): Choice {
    const { options: written, sampler } = part
    const [only, ...others] = written
    const sole = others.length === 0 && only?.template.parts.length === 1 ? only.template.parts[0] : undefined
    const named = typeof sole === 'object' && sole.kind === 'wildcard' ? sole : undefined
    const { drive: driven, inside } = driveOf(sampler ?? named?.sampler, place)
    // Several of a wildcard are several of its entries.
    const entries = named && wildcards.wildcard({ ...named, sampler: undefined }, inside)
    const branches =
      typeof entries === 'object' && entries.kind === 'choice'
        ? entries.branches
        : written.map(({ weight, template }) => ({ weight, sequence: sequenceOf(template, inside) }))
    return choiceOf(branches, { ...part, drive: driven }, budget)
  }

  return { sequenceOf, requireWildcards: wildcards.requireAll }
}
