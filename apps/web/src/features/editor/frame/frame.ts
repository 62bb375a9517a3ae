import type { Rect, Size } from '../geometry.ts'
import type { Handle } from '../parts/handles.ts'
import type { Extend } from '../result.ts'

/** Pixels. What models take is a multiple of it. */
export const STEP = 8
export const LARGE_STEP = 64
/** Of the extended picture, on a side. */
export const MOST_PIXELS = 4096

export const NO_EXTEND: Extend = { left: 0, top: 0, right: 0, bottom: 0 }
export const SIDES = ['left', 'top', 'right', 'bottom'] as const
export const SIDE_NAMES = { left: 'leftSide', right: 'rightSide', top: 'topSide', bottom: 'bottomSide' } as const
export type Side = (typeof SIDES)[number]

export const sizeOf = (picture: Size, { left, top, right, bottom }: Extend): Size => ({
  width: picture.width + left + right,
  height: picture.height + top + bottom,
})
/** In pixels of the picture, whose corner is 0. */
export const frameOf = (picture: Size, extend: Extend): Rect => ({
  x: -extend.left,
  y: -extend.top,
  ...sizeOf(picture, extend),
})

export const isExtended = (extend: Extend) => SIDES.some(side => extend[side] > 0)
export const isSame = (a: Extend, b: Extend) => SIDES.every(side => a[side] === b[side])

export interface Extended {
  readonly extend: Extend
  /** Whether it would have been larger than anything may be. */
  readonly isRefused: boolean
}

const OPPOSITE = { left: 'right', right: 'left', top: 'bottom', bottom: 'top' } as const
const lengthAlong = (picture: Size, side: Side) =>
  side === 'left' || side === 'right' ? picture.width : picture.height
const toStep = (pixels: number) => Math.max(0, Math.round(pixels / STEP) * STEP)

/** One side as far out as it is wished and may be. */
export function setSide(picture: Size, extend: Extend, side: Side, pixels: number): Extended {
  const wanted = toStep(pixels)
  const room = MOST_PIXELS - lengthAlong(picture, side) - extend[OPPOSITE[side]]
  const most = Math.max(0, Math.floor(room / STEP) * STEP)
  return { extend: { ...extend, [side]: Math.min(wanted, most) }, isRefused: wanted > most }
}

/** A side or a corner pulled, from where it was: away from the picture it grows. */
export function pull(
  picture: Size,
  from: Extend,
  handle: Handle,
  by: { readonly x: number; readonly y: number },
): Extended {
  const pulled: Extended = { extend: from, isRefused: false }
  const along = (before: Extended, direction: -1 | 0 | 1, distance: number, sides: readonly [Side, Side]): Extended => {
    if (direction === 0) return before
    const side = sides[direction < 0 ? 0 : 1]
    const next = setSide(picture, before.extend, side, from[side] + direction * distance)
    return { extend: next.extend, isRefused: before.isRefused || next.isRefused }
  }
  return along(along(pulled, handle.x, by.x, ['left', 'right']), handle.y, by.y, ['top', 'bottom'])
}

/** As little as gives the picture this shape, the same on both sides; undefined where it would be too large. */
export function aroundAt(picture: Size, ratio: number): Extend | undefined {
  const { width, height } = picture
  const isWider = ratio > width / height
  const missing = toStep(isWider ? height * ratio - width : width / ratio - height)
  const first = Math.floor(missing / 2 / STEP) * STEP
  const extend = isWider
    ? { ...NO_EXTEND, left: first, right: missing - first }
    : { ...NO_EXTEND, top: first, bottom: missing - first }
  return isAllowed(picture, extend) ? extend : undefined
}

/** The same part of the picture on each side; undefined where it would be too large. */
export function onEachSide(picture: Size, part: number): Extend | undefined {
  const [across, down] = [toStep(picture.width * part), toStep(picture.height * part)]
  const extend = { left: across, right: across, top: down, bottom: down }
  return isAllowed(picture, extend) ? extend : undefined
}

function isAllowed(picture: Size, extend: Extend): boolean {
  const { width, height } = sizeOf(picture, extend)
  // A side that stays as it is may be as long as it is.
  return (width <= MOST_PIXELS || width === picture.width) && (height <= MOST_PIXELS || height === picture.height)
}

/** As it was kept, for a picture that may be another one now. */
export function takenUp(picture: Size, extend: Extend): Extend {
  return SIDES.reduce((taken, side) => setSide(picture, taken, side, extend[side]).extend, NO_EXTEND)
}
