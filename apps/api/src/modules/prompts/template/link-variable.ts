import { choiceOf, NOTHING, sequence } from './extent.ts'
import { bound, group, ONE, type Linker } from './linker.ts'
import type { Node, Sequence } from './linked.ts'
import type { Binding, Place } from './scope.ts'
import { listTexts } from './spell.ts'
import type { Access, Part, Template } from './syntax.ts'
import { TemplateError } from './template-error.ts'

type Link = (parts: readonly Part[], settings: readonly Node[], place: Place) => Sequence

export function createVariableLinker({ sequenceOf, budget }: Linker) {
  const open: string[] = []
  let slots = 0

  /** Assignments count before anything else in the same text, wherever they stand, and for the wildcards in it. */
  function withAssignments(template: Template, place: Place, link: Link): Sequence {
    const assignings = template.parts.filter(part => typeof part !== 'string' && part.kind === 'assigning')
    const parts = template.parts.filter(part => typeof part === 'string' || part.kind !== 'assigning')

    function assign(at: number, settings: readonly Node[], inside: Place): Sequence {
      const assigning = assignings[at]
      if (!assigning) return link(parts, settings, inside)
      const { name, isFallback, isImmediate, value } = assigning
      budget.spend(16 + 4 * inside.scope.variables.size)
      const bind = (binding: Binding, more: readonly Node[] = []) =>
        assign(at + 1, [...settings, ...more], bound(inside, [[name, binding]]))
      if (isFallback && inside.scope.variables.has(name)) return assign(at + 1, settings, inside)
      if (!isImmediate) return bind({ kind: 'template', template: value })
      const chosen = sequenceOf(value, inside)
      if (chosen.parts.every(part => typeof part === 'string'))
        return bind({ kind: 'text', text: chosen.parts.join('') })
      if (parts.some(part => namesBy(part, name))) {
        // Which wildcards there are depends on it: what follows is linked for each.
        const branches = listTexts(chosen, budget).map(({ text, weight }) => ({
          weight,
          sequence: bind({ kind: 'text', text }),
        }))
        return sequence([choiceOf(branches, { drive: inside.drive, ...ONE }, budget)])
      }
      slots += 1
      return bind({ kind: 'slot', slot: slots }, [
        { kind: 'setting', slot: slots, sequence: chosen, ...extent(chosen) },
      ])
    }
    return assign(0, [], place)
  }

  function access({ name, fallback, place: where }: Access, place: Place): Node {
    const binding = place.scope.variables.get(name)
    if (!binding && fallback) return group(sequenceOf(fallback, place))
    if (!binding)
      throw new TemplateError(
        'unknown_variable',
        `Nothing says what \${${name}} is; write \${${name}=value} before it, or $\\{ for a brace that is meant as such`,
        where,
      )
    if (binding.kind === 'text') return binding.text
    if (binding.kind === 'slot') return { kind: 'getting', slot: binding.slot, ...NOTHING }
    if (binding.kind === 'sequence') return group(binding.sequence)
    return anew(name, binding.template, place)
  }

  function anew(name: string, template: Template, place: Place): Node {
    const key = `\${${name}} ${place.drive} ${place.isTop}`
    const known = place.scope.memo.get(key)
    if (known !== undefined) return known
    if (open.includes(name)) {
      const path = [...open.slice(open.indexOf(name)), name].map(one => `\${${one}}`).join(' → ')
      throw new TemplateError('cycle', `A variable comes back to itself: ${path}`)
    }
    open.push(name)
    const linked = group(sequenceOf(template, place))
    open.pop()
    place.scope.memo.set(key, linked)
    return linked
  }

  return { withAssignments, access }
}

const extent = ({ count, chances, period, isWeighted }: Sequence) => ({ count, chances, period, isWeighted })

/** Whether the name of a wildcard is put together with a variable somewhere in this part. */
function namesBy(part: Part, name: string, isPath = false): boolean {
  const within = (template: Template | undefined, inPath = isPath): boolean =>
    template?.parts.some(inner => namesBy(inner, name, inPath)) ?? false
  if (typeof part === 'string') return false
  if (part.kind === 'access') return (isPath && part.name === name) || within(part.fallback)
  if (part.kind === 'wildcard')
    return part.path.some(piece => namesBy(piece, name, true)) || part.parameters.some(({ value }) => within(value))
  if (part.kind === 'variant') return part.options.some(({ template }) => within(template))
  if (part.kind === 'wrap') return within(part.around) || within(part.inner)
  return within(part.value)
}
