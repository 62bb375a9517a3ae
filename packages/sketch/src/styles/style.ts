import type { Colour } from '../colour.ts'
import { isGroup, type Gradient, type Group, type Node, type Paint, type Shape } from '../shape.ts'
import type { Scene } from '../scene.ts'

/** A small picture to take colours from: three bytes a pixel. */
export interface Raster {
  readonly width: number
  readonly height: number
  readonly pixels: Uint8Array
}

/** A way to render a scene. Each step may be left out. */
export interface Style {
  /** Draws every shape its own way. */
  readonly restyle?: (nodes: readonly Node[], scene: Scene) => Node[]
  /** Puts what is around a whole picture below and above its shapes: paper, a margin, a glow. */
  readonly frame?: (nodes: readonly Node[], scene: Scene) => Node[]
  /** Paints the picture anew from a small version of it, whose longer side has `sample` pixels. The steps are taken in turn, and others get their turn between them. */
  readonly repaint?: {
    readonly sample: number
    readonly paint: (raster: Raster, scene: Scene) => readonly (() => Node[])[]
  }
  /** Renders small, with so many colours, and enlarges without smoothing; `cells` along the longer side. */
  readonly pixels?: { readonly cells: number; readonly colours: number }
  readonly texture: 'grain' | 'paper' | 'canvas' | 'none'
}

/** A whole picture in a style. */
export function inStyle({ restyle, frame }: Style, nodes: readonly Node[], scene: Scene): readonly Node[] {
  const styled = restyle ? restyle(nodes, scene) : nodes
  return frame ? frame(styled, scene) : styled
}

/** Replaces every shape; `whole` is true inside things with one outline. */
export function mapShapes(
  nodes: readonly Node[],
  change: (shape: Shape, whole: boolean) => readonly Node[],
  whole = false,
): Node[] {
  return nodes.flatMap((node): Node[] =>
    isGroup(node)
      ? [{ ...node, children: mapShapes(node.children, change, whole || node.whole === true) }]
      : [...change(node, whole)],
  )
}

/** Replaces the groups that are one thing, and leaves the rest to `change`. */
export function mapWholes(
  nodes: readonly Node[],
  changeWhole: (group: Group) => readonly Node[],
  change: (shape: Shape) => readonly Node[],
): Node[] {
  return nodes.flatMap((node): Node[] => {
    if (!isGroup(node)) return [...change(node)]
    return node.whole ? [...changeWhole(node)] : [{ ...node, children: mapWholes(node.children, changeWhole, change) }]
  })
}

const recolourGradient = (gradient: Gradient, change: (colour: Colour) => Colour): Gradient => ({
  ...gradient,
  stops: gradient.stops.map(([offset, colour]) => [offset, change(colour)] as const),
})

export const recolourPaint = (paint: Paint, change: (colour: Colour) => Colour): Paint =>
  'kind' in paint ? recolourGradient(paint, change) : change(paint)

export function recolour(nodes: readonly Node[], change: (colour: Colour) => Colour): Node[] {
  return mapShapes(nodes, shape => [
    {
      ...shape,
      ...(shape.fill ? { fill: recolourPaint(shape.fill, change) } : {}),
      ...(shape.stroke ? { stroke: change(shape.stroke) } : {}),
    },
  ])
}

/** One colour for a paint: that in its middle. */
export function plainColour(paint: Paint): Colour {
  if (!('kind' in paint)) return paint
  const middle = paint.stops[Math.floor(paint.stops.length / 2)] ?? paint.stops[0]
  return middle?.[1] ?? { l: 0.5, c: 0, h: 0 }
}

export const colourOf = (shape: Shape): Colour =>
  shape.fill ? plainColour(shape.fill) : (shape.stroke ?? { l: 0.5, c: 0, h: 0 })
