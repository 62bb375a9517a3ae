import type { Colour } from './colour.ts'

export type Stop = readonly [offset: number, colour: Colour]

/** Coordinates of gradients are fractions of the painted shape's own box, or the picture's units with `units: 'picture'`. */
export type Gradient =
  | {
      readonly kind: 'linear'
      readonly from: readonly [number, number]
      readonly to: readonly [number, number]
      readonly stops: readonly Stop[]
      readonly units?: 'picture'
    }
  | {
      readonly kind: 'radial'
      readonly at: readonly [number, number]
      readonly radius: number
      readonly stops: readonly Stop[]
      readonly units?: 'picture'
    }

export type Paint = Colour | Gradient

/**
 * What a shape is to the picture, so that a style can treat it its own way:
 * `air` washes and glows without an edge, `body` solid things, `detail` small marks on or between bodies, `light` what shines.
 */
export type Role = 'air' | 'body' | 'detail' | 'light'

export interface Shape {
  readonly role: Role
  /** Path data of absolute M, L, C and Z only: styles take it apart. */
  readonly d: string
  readonly fill?: Paint
  readonly stroke?: Colour
  /** Width of the stroke. */
  readonly width?: number
  readonly opacity?: number
  readonly figure?: true
}

export interface Group {
  readonly children: readonly Node[]
  readonly opacity?: number
  /** Moves, turns and scales the children. */
  readonly place?: {
    readonly x: number
    readonly y: number
    readonly scaleX: number
    readonly scaleY: number
    readonly turn?: number
  }
  /** Path data outside which nothing shows. */
  readonly clip?: string
  /** The children are one thing with one outline: an animal, a house. */
  readonly whole?: true
  /** A part of something that the prompt names, and not of where that is: it can stand before any other picture. */
  readonly figure?: true
}

export type Node = Shape | Group

export const isGroup = (node: Node): node is Group => 'children' in node

export const body = (d: string, fill: Paint, opacity?: number): Shape => ({
  role: 'body',
  d,
  fill,
  ...(opacity === undefined ? {} : { opacity }),
})
export const detail = (d: string, fill: Paint, opacity?: number): Shape => ({
  ...body(d, fill, opacity),
  role: 'detail',
})
export const air = (d: string, fill: Paint, opacity?: number): Shape => ({ ...body(d, fill, opacity), role: 'air' })
export const light = (d: string, fill: Paint, opacity?: number): Shape => ({ ...body(d, fill, opacity), role: 'light' })
export const line = (d: string, stroke: Colour, width: number, role: Role = 'detail'): Shape => ({
  role,
  d,
  stroke,
  width,
})

export const group = (children: readonly Node[], options: Omit<Group, 'children'> = {}): Group => ({
  children,
  ...options,
})

/** See `Group.figure`. */
export const asFigure = (node: Node): Node => ({ ...node, figure: true })

/** Top to bottom. */
export const vertical = (...stops: readonly Stop[]): Gradient => ({ kind: 'linear', from: [0, 0], to: [0, 1], stops })

/** Evenly spaced colours, top to bottom. */
export const verticalRamp = (colours: readonly Colour[]): Gradient =>
  vertical(...colours.map((colour, index): Stop => [index / Math.max(1, colours.length - 1), colour]))

export const horizontal = (...stops: readonly Stop[]): Gradient => ({ kind: 'linear', from: [0, 0], to: [1, 0], stops })

/** From the middle of the shape outwards. */
export const radial = (...stops: readonly Stop[]): Gradient => ({ kind: 'radial', at: [0.5, 0.5], radius: 0.5, stops })

/** How many elements a drawing has; every picture keeps below a bound. */
export function countShapes(nodes: readonly Node[]): number {
  return nodes.reduce((sum, node) => sum + (isGroup(node) ? countShapes(node.children) : 1), 0)
}
