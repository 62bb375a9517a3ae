import { within } from '../geometry.ts'
import type { Colour } from './overlay.ts'

export const TOOLS = ['brush', 'eraser', 'lasso', 'rectangle'] as const
export type Tool = (typeof TOOLS)[number]

/** Each in two shades: whatever the picture is, one of them stands out from it. */
export const COLOURS = {
  red: [
    [255, 45, 85],
    [150, 0, 40],
  ],
  green: [
    [70, 230, 110],
    [0, 110, 45],
  ],
  blue: [
    [70, 150, 255],
    [10, 50, 170],
  ],
  white: [
    [255, 255, 255],
    [40, 40, 40],
  ],
} as const satisfies Record<string, readonly [Colour, Colour]>
export type ColourName = keyof typeof COLOURS
export const COLOUR_NAMES = ['red', 'green', 'blue', 'white'] as const satisfies readonly ColourName[]

export const MOST_FEATHER = 64
/** Pixels of the picture, across. */
const LARGEST_BRUSH = 1000
const STEP = 1.2

export interface MaskSettings {
  readonly tool: Tool
  /** Pixels of the picture, across. */
  readonly size: number
  /** Percent. */
  readonly hardness: number
  readonly feather: number
  readonly usesPressure: boolean
  /** Whether what is enclosed is added to the mask or taken from it. */
  readonly area: 'add' | 'remove'
  readonly colour: ColourName
  /** Percent. */
  readonly opacity: number
}

/** A twelfth of the picture is a brush that one can begin with. */
export const settingsFor = (longest: number): MaskSettings => ({
  tool: 'brush',
  size: within(Math.round(longest / 12), 8, LARGEST_BRUSH),
  hardness: 80,
  feather: 0,
  usesPressure: true,
  area: 'add',
  colour: 'red',
  opacity: 60,
})

/** The next size up or down, in steps that look alike, and by a pixel at least. */
export const nextSize = (size: number, direction: 1 | -1) =>
  within(
    direction > 0 ? Math.max(size + 1, Math.round(size * STEP)) : Math.min(size - 1, Math.round(size / STEP)),
    1,
    LARGEST_BRUSH,
  )

/** A slider of a hundred places, on which a small brush has as much room as a large one. */
export const sizeAt = (place: number) => Math.round(LARGEST_BRUSH ** (place / 100))
export const placeOf = (size: number) => Math.round((100 * Math.log(size)) / Math.log(LARGEST_BRUSH))
