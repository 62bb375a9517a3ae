import { createSheet, type Budget } from './budget.ts'
import type { Node, Sequence } from './linked.ts'
import { createWalk, textOf } from './walk.ts'
import { saturated } from './combinations.ts'
import { TemplateError } from './template-error.ts'

/** Names that one wildcard may be put together to. */
const MAX_SPELLED = 100

/** All that the name of a wildcard may become, and how likely each is. */
export function listTexts(sequence: Sequence, budget: Budget): { text: string; weight: number }[] {
  const total = saturated(sequence.count * sequence.chances)
  if (total > MAX_SPELLED)
    throw new TemplateError('too_complex', `The name of a wildcard may become ${MAX_SPELLED} names at most`)
  if (sequence.period > 1 || hasGetting(sequence))
    throw new TemplateError(
      'malformed',
      'The name of a wildcard cannot depend on what is taken in turn or chosen elsewhere',
    )
  return Array.from({ length: total }, (_, number) => {
    const walk = createWalk(0, () => 0, createSheet(budget))
    const at = { number: number % sequence.count, chance: Math.floor(number / sequence.count) }
    const text = textOf(sequence, at, walk)
    return { text, weight: walk.odds }
  })
}

const hasGetting = ({ parts }: Sequence): boolean => parts.some(isGetting)

function isGetting(node: Node): boolean {
  if (typeof node === 'string') return false
  if (node.kind === 'choice') return node.branches.some(({ sequence }) => hasGetting(sequence))
  if (node.kind === 'group') return hasGetting(node.sequence)
  return node.kind === 'getting'
}
