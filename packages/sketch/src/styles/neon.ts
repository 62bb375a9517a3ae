import { fade, mix, oklch, type Colour } from '../colour.ts'
import { ellipse } from '../path.ts'
import type { Scene } from '../scene.ts'
import { air, isGroup, radial, type Group, type Node, type Shape } from '../shape.ts'
import { colourOf, mapWholes, recolourPaint, type Style } from './style.ts'

const TUBES = [350, 320, 290, 255, 210, 190, 150, 55] as const

/** The nearest colour in which tubes are sold. */
function tube(colour: Colour, pick?: number): Colour {
  const hue = ((colour.h % 360) + 360) % 360
  const distance = (to: number) => Math.min(Math.abs(hue - to), 360 - Math.abs(hue - to))
  const nearest = TUBES.reduce((best, to) => (distance(to) < distance(best) ? to : best))
  return oklch(
    0.74,
    0.22,
    pick === undefined ? nearest : (TUBES[(pick * 3 + TUBES.indexOf(nearest)) % TUBES.length] ?? nearest),
  )
}

const darkened = (colour: Colour): Colour => ({
  ...colour,
  l: 0.07 + colour.l * 0.19,
  c: Math.min(0.09, colour.c * 0.75),
})

function glowLines(d: string, colour: Colour, scale: number, strength: number): Shape[] {
  return [
    [15, 0.1],
    [7, 0.2],
    [2.8, 0.85],
  ]
    .map(([width = 1, alpha = 1]): Shape => ({
      role: 'light',
      d,
      stroke: fade(colour, alpha * strength),
      width: width / scale,
    }))
    .concat({
      role: 'light',
      d,
      stroke: fade(mix(colour, oklch(0.99, 0.02, colour.h), 0.75), 0.85 * strength),
      width: 1.1 / scale,
    })
}

function lit(shape: Shape): Node[] {
  const colour = colourOf(shape)
  const alpha = colour.alpha ?? 1
  if (shape.role === 'air') {
    const change = (own: Colour): Colour =>
      (own.alpha ?? 1) < 1 ? { ...tube(own), l: 0.55, alpha: (own.alpha ?? 1) * 0.8 } : darkened(own)
    return [
      {
        ...shape,
        ...(shape.fill ? { fill: recolourPaint(shape.fill, change) } : {}),
        ...(shape.stroke ? { stroke: change(shape.stroke) } : {}),
      },
    ]
  }
  if (shape.role === 'light')
    return [
      {
        ...shape,
        ...(shape.fill
          ? { fill: recolourPaint(shape.fill, own => fade(mix(tube(own), own, 0.45), own.alpha ?? 1)) }
          : { stroke: tube(colour) }),
      },
    ]
  if (shape.role === 'detail')
    return [
      {
        ...shape,
        ...(shape.fill ? { fill: fade(tube(colour), alpha * 0.42) } : { stroke: fade(tube(colour), alpha) }),
      },
    ]
  if (!shape.fill) return glowLines(shape.d, tube(colour, shape.d.length % 3), 1, alpha)
  return [
    { ...shape, fill: recolourPaint(shape.fill, darkened) },
    ...glowLines(shape.d, tube(colour, shape.d.length % 3), 1, Math.min(1, alpha)),
  ]
}

/** A thing glows around its outline; inside it is dark, with thin lines of its parts. */
function litWhole(whole: Group): Group {
  const scale = Math.abs(whole.place?.scaleX ?? 1)
  const pass = (nodes: readonly Node[], inside: boolean): Node[] =>
    nodes.flatMap((node): Node[] => {
      if (isGroup(node)) return inside || !node.clip ? [{ ...node, children: pass(node.children, inside) }] : []
      const colour = colourOf(node)
      if (node.role === 'air') return inside ? lit(node) : []
      if (node.role === 'body' && !inside) {
        const extra = node.fill ? 0 : (node.width ?? 1)
        return [
          [20, 0.12],
          [9, 0.26],
          [4.6, 1],
        ].map(([width = 1, alpha = 1]): Shape => ({
          role: 'light',
          d: node.d,
          stroke: fade(tube(colour), alpha),
          width: extra + width / scale,
        }))
      }
      if (!inside) return []
      if (node.role === 'body')
        return [
          node.fill
            ? {
                ...node,
                fill: recolourPaint(node.fill, darkened),
                stroke: fade(tube(colour), 0.35),
                width: 0.9 / scale,
              }
            : { ...node, stroke: darkened(node.stroke ?? colour) },
        ]
      return [
        node.fill
          ? { ...node, fill: fade(tube(colour), node.role === 'light' ? 0.95 : 0.5) }
          : { ...node, stroke: tube(colour) },
      ]
    })
  return { ...whole, children: [...pass(whole.children, false), ...pass(whole.children, true)] }
}

/** The glow of a town beyond the horizon. */
function afterglow({ width, height, horizon, palette }: Scene): Node {
  const colour = { ...tube(palette.accent), l: 0.5 }
  return air(
    ellipse(width / 2, horizon, width * 0.75, height * 0.6),
    radial([0, fade(colour, 0.5)], [0.5, fade(colour, 0.16)], [1, fade(colour, 0)]),
  )
}

/** The sky is the first two nodes of a drawing; the glow comes on top of it. */
const SKY_NODES = 2

/** Glowing tubes in the dark. */
export const neon: Style = {
  restyle: nodes => mapWholes(nodes, whole => [litWhole(whole)], lit),
  frame: (glowing, scene) => [
    ...glowing.slice(0, SKY_NODES),
    ...(scene.setting === 'land' ? [afterglow(scene)] : []),
    ...glowing.slice(SKY_NODES),
  ],
  texture: 'none',
}
