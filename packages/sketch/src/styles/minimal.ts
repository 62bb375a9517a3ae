import { fade, shift } from '../colour.ts'
import type { Node, Shape } from '../shape.ts'
import { colourOf, mapShapes, type Style } from './style.ts'

/** Even colours, few marks: bodies stay, what lies on and between them goes, except where it makes a thing what it is. */
function simplify(shape: Shape, whole: boolean): Node[] {
  if (shape.role === 'detail') return whole ? [{ ...shape, ...(shape.fill ? { fill: colourOf(shape) } : {}) }] : []
  if (shape.role !== 'body') return [shape]
  if (!shape.fill) return [shape]
  const colour = colourOf(shape)
  return [{ ...shape, fill: fade(shift(colour, colour.l > 0.5 ? 0.02 : 0, 1.08), colour.alpha ?? 1) }]
}

/** Small airy marks (ripples, streaks, wisps) are left out; washes are kept. */
const isWash = (shape: Shape) => shape.role !== 'air' || (shape.fill !== undefined && 'kind' in shape.fill)

export const minimal: Style = {
  // The first node is the ground of the whole picture.
  restyle: nodes => [
    ...nodes.slice(0, 1),
    ...mapShapes(nodes.slice(1), (shape, whole) => (isWash(shape) ? simplify(shape, whole) : [])),
  ],
  texture: 'none',
}
