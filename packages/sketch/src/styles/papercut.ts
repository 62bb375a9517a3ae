import { fade, oklch, shift } from '../colour.ts'
import { isGroup, type Group, type Node, type Shape } from '../shape.ts'
import { colourOf, mapWholes, type Style } from './style.ts'

const SHADOW = oklch(0.15, 0.03, 280)
const LAYERS = [
  [17, 0.06],
  [10, 0.09],
  [5, 0.12],
] as const

const evened = (shape: Shape): Shape => ({
  ...shape,
  ...(shape.fill ? { fill: shift(colourOf(shape), 0.02, 1.1) } : {}),
})

/** What a sheet casts on the one below it. */
function cast(shape: Shape, scale: number): Shape[] {
  return LAYERS.map(([spread, alpha]): Shape =>
    shape.fill
      ? { role: 'air', d: shape.d, fill: fade(SHADOW, alpha), stroke: fade(SHADOW, alpha), width: spread / scale }
      : { role: 'air', d: shape.d, stroke: fade(SHADOW, alpha), width: (shape.width ?? 1) + spread / scale },
  )
}

function sheet(shape: Shape): Node[] {
  if (shape.role === 'body')
    return [{ children: cast(shape, 1), place: { x: 2, y: 5, scaleX: 1, scaleY: 1 } }, evened(shape)]
  return [shape.role === 'detail' ? evened(shape) : shape]
}

function sheetWhole(whole: Group): Group {
  const scale = Math.abs(whole.place?.scaleX ?? 1)
  const shadows = (nodes: readonly Node[]): Node[] =>
    nodes.flatMap((node): Node[] => {
      if (isGroup(node)) return node.clip ? [] : [{ ...node, children: shadows(node.children) }]
      return node.role === 'body' ? cast(node, scale) : []
    })
  const sheets = (nodes: readonly Node[]): Node[] =>
    nodes.map(node =>
      isGroup(node) ? { ...node, children: sheets(node.children) } : node.role === 'air' ? node : evened(node),
    )
  return {
    ...whole,
    children: [
      { children: shadows(whole.children), place: { x: 2 / scale, y: 5 / scale, scaleX: 1, scaleY: 1 } },
      ...sheets(whole.children),
    ],
  }
}

/** Sheets of coloured paper, one above the other. */
export const papercut: Style = {
  restyle: nodes => mapWholes(nodes, whole => [sheetWhole(whole)], sheet),
  texture: 'paper',
}
