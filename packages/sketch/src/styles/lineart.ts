import { fade, mix, oklch } from '../colour.ts'
import { rectangle } from '../path.ts'
import type { Scene } from '../scene.ts'
import { air, group, isGroup, type Group, type Node, type Shape } from '../shape.ts'
import { colourOf, mapWholes, type Style } from './style.ts'
import { wobble } from './wobble.ts'

const PAPER = oklch(0.965, 0.014, 88)
const INK = oklch(0.24, 0.025, 265)

/** Slanted strokes over an area of the plane; dark things get the denser one. */
function hatching(scene: Scene, gap: number): string {
  const reach = scene.width + scene.height
  return Array.from({ length: Math.min(420, Math.ceil(reach / gap)) }, (_, index) => {
    const x = index * gap - scene.height
    return `M${x.toFixed(0)} ${scene.height.toFixed(0)}L${(x + scene.height).toFixed(0)} 0`
  }).join('')
}

interface Pen {
  readonly sparse: string
  readonly dense: string
  readonly phase: number
  readonly accent: ReturnType<typeof oklch>
}

function hatched(d: string, lightness: number, pen: Pen): Node[] {
  if (lightness > 0.6) return []
  const dark = lightness < 0.34
  return [
    group([{ role: 'detail', d: dark ? pen.dense : pen.sparse, stroke: fade(INK, dark ? 0.62 : 0.42), width: 1 }], {
      clip: d,
    }),
  ]
}

function drawn(shape: Shape, pen: Pen): Node[] {
  const d = wobble(shape.d, 1.6, pen.phase)
  const colour = colourOf(shape)
  if (shape.role === 'air') return shape.stroke ? [{ role: 'detail', d, stroke: fade(INK, 0.4), width: 1 }] : []
  if (shape.role === 'light') return [{ role: 'light', d, fill: mix(PAPER, pen.accent, 0.85), stroke: INK, width: 1.6 }]
  if (shape.stroke && !shape.fill) return [{ ...shape, d, stroke: INK, width: Math.min(2.2, shape.width ?? 1) }]
  if (shape.role === 'detail')
    return [
      {
        role: 'detail',
        d,
        fill: fade(colour.l < 0.45 ? INK : PAPER, colour.l < 0.45 ? 0.75 : 0.9),
        stroke: fade(INK, 0.75),
        width: 0.9,
      },
    ]
  return [{ role: 'body', d, fill: PAPER, stroke: INK, width: 2.1 }, ...hatched(d, colour.l, pen)]
}

/** First all outlines, then all fillings: only the outer line of the thing is left. */
function drawnWhole(whole: Group, pen: Pen): Group {
  const flatten = (nodes: readonly Node[]): Node[] =>
    nodes.map(node => (isGroup(node) ? { ...node, children: flatten(node.children) } : node))
  const scale = Math.abs(whole.place?.scaleX ?? 1)
  const outlines = (nodes: readonly Node[], filled: boolean): Node[] =>
    nodes.flatMap((node): Node[] => {
      if (isGroup(node)) return filled || !node.clip ? [{ ...node, children: outlines(node.children, filled) }] : []
      if (node.role === 'air') return []
      const thick = 4.4 / scale
      if (node.role === 'body' && !filled)
        return [
          node.fill
            ? { ...node, fill: INK, stroke: INK, width: thick }
            : { ...node, stroke: INK, width: (node.width ?? 1) + thick },
        ]
      if (!filled) return []
      const lightness = colourOf(node).l
      const paint = mix(
        PAPER,
        INK,
        lightness < 0.25 ? 0.85 : lightness < 0.4 ? 0.42 : lightness < 0.52 ? 0.22 : lightness < 0.68 ? 0.08 : 0,
      )
      if (node.role === 'body') return [node.fill ? { ...node, fill: paint } : { ...node, stroke: paint }]
      return [
        node.fill
          ? { ...node, fill: node.role === 'light' ? pen.accent : paint, stroke: INK, width: 0.9 / scale }
          : { ...node, stroke: INK, width: Math.min(node.width ?? 1, 1.6 / scale) },
      ]
    })
  const children = flatten(whole.children)
  return { ...whole, children: [...outlines(children, false), ...outlines(children, true)] }
}

/** Ink on paper, with one colour for what shines. */
export const lineart: Style = {
  restyle: (nodes, scene) => {
    const pen: Pen = {
      sparse: hatching(scene, 15),
      dense: hatching(scene, 8),
      phase: scene.seed % 89,
      accent: { ...scene.palette.accent, l: Math.max(0.66, scene.palette.accent.l) },
    }
    return mapWholes(
      nodes,
      whole => [drawnWhole(whole, pen)],
      shape => drawn(shape, pen),
    )
  },
  frame: (drawing, scene) => [air(rectangle(0, 0, scene.width, scene.height), PAPER), ...drawing],
  texture: 'paper',
}
