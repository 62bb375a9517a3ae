import { oklch } from '../colour.ts'
import type { Scene } from '../scene.ts'
import { isGroup, type Node } from '../shape.ts'
import { recolour } from '../styles/style.ts'

/** Of a drawing only what the prompt names, where it stands. */
export function figuresOf(nodes: readonly Node[]): Node[] {
  return nodes.flatMap((node): Node[] => {
    if (node.figure) return [node]
    if (!isGroup(node)) return []
    const children = figuresOf(node.children)
    return children.length > 0 ? [{ ...node, children }] : []
  })
}

/** Of a drawing only where it is. */
export function withoutFigures(nodes: readonly Node[]): Node[] {
  return nodes.flatMap((node): Node[] => {
    if (node.figure) return []
    return isGroup(node) ? [{ ...node, children: withoutFigures(node.children) }] : [node]
  })
}

const WHITE = oklch(0.975, 0.012, 85)

/** Thin paint would let what is behind a thing be seen through it: it is left white there first. */
export const onOwnGround = (figures: readonly Node[], { style }: Scene): readonly Node[] =>
  style === 'watercolour'
    ? [...recolour(figures, colour => ({ ...WHITE, alpha: colour.alpha ?? 1 })), ...figures]
    : figures
