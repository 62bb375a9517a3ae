import { choiceOf, sequence } from './extent.ts'
import type { Choice, Drive, Node } from './linked.ts'
import { bound, driveOf, ONE, type Linker } from './linker.ts'
import type { Place } from './scope.ts'
import { listTexts } from './spell.ts'
import type { Wildcard } from './syntax.ts'
import { TemplateError, type Place as Where } from './template-error.ts'
import { createWildcardLists, type ReadLists } from './wildcard-lists.ts'

/** Wildcards in wildcards. */
const MAX_DEPTH = 16

export function createWildcardLinker(lists: ReadLists, { sequenceOf, partOf, budget }: Linker) {
  const known = createWildcardLists(lists, budget)
  const open: string[] = []

  function wildcard({ sampler, path, parameters, place: where }: Wildcard, place: Place): Node {
    const { drive, inside } = driveOf(sampler, place)
    const given = parameters.map(({ name, value }) => {
      const linked = sequenceOf(value, inside)
      return [name, { kind: 'sequence', sequence: linked }] as const
    })
    const pieces = path.map(piece => partOf(piece, inside))
    const entered = bound(inside, given)
    if (pieces.every(piece => typeof piece === 'string'))
      return entries(pieces.join(''), { where, drive, place: entered })
    const branches = listTexts(sequence(pieces), budget).map(({ text, weight }) => {
      const found = entries(text, { where, drive: entered.drive, place: entered })
      return { weight, sequence: sequence([found]) }
    })
    return choiceOf(branches, { drive, ...ONE }, budget)
  }

  /** The text itself where there is no such wildcard; that ends in an error when all is linked. */
  function entries(path: string, at: { where: Where; drive: Drive; place: Place }): Choice | string {
    const { where, drive, place } = at
    const key = `__${path}__ ${drive}`
    const memo = place.scope.memo.get(key)
    if (typeof memo === 'object' && memo.kind === 'choice') return memo
    const options = known.find(path, where)
    if (options.length === 0) return `__${path}__`
    const way = [...open, path].map(one => `__${one}__`)
    if (open.includes(path))
      throw new TemplateError('cycle', `A wildcard comes back to itself: ${way.slice(open.indexOf(path)).join(' → ')}`)
    if (open.length >= MAX_DEPTH)
      throw new TemplateError('too_complex', `Wildcards can stand in wildcards ${MAX_DEPTH} deep: ${way.join(' → ')}`)
    open.push(path)
    budget.spend(options.length)
    const branches = options.map(({ weight, template, linked }) => ({
      weight,
      sequence:
        linked && (!linked.drive || linked.drive === place.drive) ? linked.sequence : sequenceOf(template, place),
    }))
    open.pop()
    const choice = choiceOf(branches, { drive, ...ONE }, budget)
    place.scope.memo.set(key, choice)
    return choice
  }

  return { wildcard, requireAll: known.requireAll }
}
