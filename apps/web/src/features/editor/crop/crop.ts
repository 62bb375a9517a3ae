import { within, type Point, type Rect, type Size } from '../geometry.ts'
import type { Handle } from '../parts/handles.ts'

/** Pixels; nothing smaller is worth being called a picture. */
const SMALLEST = 16
/** Whole pixels are rounded last: until then a corner may be this far outside. */
const TOLERANCE = 1e-6
const BISECTIONS = 40

/** Whether all of `rect` lies on a picture that was turned by `angle` degrees about its middle. */
export function isOnPicture(rect: Rect, { width, height }: Size, angle: number): boolean {
  const radians = (-angle * Math.PI) / 180
  const [cos, sin] = [Math.cos(radians), Math.sin(radians)]
  return [0, 1].every(right =>
    [0, 1].every(bottom => {
      const x = rect.x + right * rect.width - width / 2
      const y = rect.y + bottom * rect.height - height / 2
      return (
        Math.abs(x * cos - y * sin) <= width / 2 + TOLERANCE && Math.abs(x * sin + y * cos) <= height / 2 + TOLERANCE
      )
    }),
  )
}

const between = (from: Rect, to: Rect, part: number): Rect => ({
  x: from.x + (to.x - from.x) * part,
  y: from.y + (to.y - from.y) * part,
  width: from.width + (to.width - from.width) * part,
  height: from.height + (to.height - from.height) * part,
})

/** As far from one towards the other as there is picture below: where both ends of a way are on it, all of the way is, so the last place is found by halving. */
function furthest(from: Rect, to: Rect, isAllowed: (rect: Rect) => boolean): Rect {
  if (isAllowed(to)) return to
  let [good, bad] = [0, 1]
  for (let round = 0; round < BISECTIONS; round += 1) {
    const part = (good + bad) / 2
    if (isAllowed(between(from, to, part))) good = part
    else bad = part
  }
  return between(from, to, good)
}

/** The same shape, no larger than before, where the picture is: moved towards its middle first, then made smaller. */
export function fitOnto(rect: Rect, picture: Size, angle: number): Rect {
  const allowed = (one: Rect) => isOnPicture(one, picture, angle)
  if (allowed(rect)) return rect
  const middle = {
    x: (picture.width - rect.width) / 2,
    y: (picture.height - rect.height) / 2,
    width: rect.width,
    height: rect.height,
  }
  if (allowed(middle)) return furthest(middle, rect, allowed)
  const point = { x: picture.width / 2, y: picture.height / 2, width: 0, height: 0 }
  return furthest(point, middle, allowed)
}

/** Moves all of it, along each edge that it meets. */
export function move(from: Rect, by: Point, picture: Size, angle: number): Rect {
  const allowed = (one: Rect) => isOnPicture(one, picture, angle)
  const across = furthest(from, { ...from, x: from.x + by.x }, allowed)
  return furthest(across, { ...across, y: across.y + by.y }, allowed)
}

interface Resizing {
  readonly picture: Size
  readonly angle: number
  /** Width by height, where it is to stay. */
  readonly ratio: number | undefined
}

/** One side or corner pulled; what is opposite of it stays where it is. */
export function resize(from: Rect, handle: Handle, by: Point, { picture, angle, ratio }: Resizing): Rect {
  const allowed = (one: Rect) => isOnPicture(one, picture, angle)
  const width = Math.max(SMALLEST, from.width + handle.x * by.x)
  const height = Math.max(SMALLEST, from.height + handle.y * by.y)
  if (ratio !== undefined)
    return furthest(from, anchored(from, handle, shaped(handle, { width, height }, ratio)), allowed)
  const across = furthest(from, anchored(from, { x: handle.x, y: 0 }, { width, height: from.height }), allowed)
  return furthest(across, anchored(across, { x: 0, y: handle.y }, { width: across.width, height }), allowed)
}

/** Of a corner the longer way counts, of a side that side. */
function shaped(handle: Handle, { width, height }: Size, ratio: number): Size {
  const wide = handle.y === 0 || (handle.x !== 0 && width / ratio >= height) ? width : height * ratio
  const least = Math.max(SMALLEST, SMALLEST * ratio)
  const across = Math.max(least, wide)
  return { width: across, height: across / ratio }
}

/** Another size, from the side or corner opposite of the handle; across a side to both sides alike. */
function anchored({ x, y, width, height }: Rect, handle: Handle, to: Size): Rect {
  const start = (at: number, before: number, after: number, direction: -1 | 0 | 1) =>
    direction === 1 ? at : direction === -1 ? at + before - after : at + (before - after) / 2
  return {
    x: start(x, width, to.width, handle.x),
    y: start(y, height, to.height, handle.y),
    ...to,
  }
}

/** The largest of a shape, around the middle of `rect`, that the picture has room for. */
export function withRatio(rect: Rect, ratio: number, picture: Size, angle: number): Rect {
  const wide = Math.max(rect.width, rect.height * ratio)
  const wanted = anchored(rect, { x: 0, y: 0 }, { width: wide, height: wide / ratio })
  return fitOnto(wanted, picture, angle)
}

/** One of its four numbers, as it was typed. */
export function setNumber(rect: Rect, key: keyof Rect, value: number, resizing: Resizing): Rect {
  const { picture, angle } = resizing
  if (key === 'x') return move(rect, { x: value - rect.x, y: 0 }, picture, angle)
  if (key === 'y') return move(rect, { x: 0, y: value - rect.y }, picture, angle)
  if (key === 'width') return resize(rect, { x: 1, y: 0 }, { x: value - rect.width, y: 0 }, resizing)
  return resize(rect, { x: 0, y: 1 }, { x: 0, y: value - rect.height }, resizing)
}

/** In whole pixels. Of one that is askew only those that are all of the picture: else a corner would be half empty. */
export function wholePixels({ x, y, width, height }: Rect, picture: Size, angle: number): Rect {
  const isAskew = angle !== 0
  const [left, top] = isAskew ? [Math.ceil(x), Math.ceil(y)] : [Math.round(x), Math.round(y)]
  const across = isAskew ? Math.floor(x + width) - left : Math.round(width)
  const down = isAskew ? Math.floor(y + height) - top : Math.round(height)
  const [wide, high] = [within(across, 1, picture.width), within(down, 1, picture.height)]
  return {
    x: within(left, 0, picture.width - wide),
    y: within(top, 0, picture.height - high),
    width: wide,
    height: high,
  }
}
