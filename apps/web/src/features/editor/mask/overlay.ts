import { contains, expand, intersect, isEmpty, NOTHING, roundOut, wholeOf, type Rect, type Size } from '../geometry.ts'
import { rectInPicture, rectOnStage, type View } from '../view.ts'
import { feather } from './feather.ts'
import type { Mask } from './mask.ts'
import { createPlane, type Plane } from './plane.ts'

/** Red, green and blue, 0 to 255 each. */
export type Colour = readonly [number, number, number]

export interface Look {
  /** Stripes of two, so that one of them stands out from whatever is below. */
  readonly colours: readonly [Colour, Colour]
  /** 0 to 1. */
  readonly opacity: number
  /** Pixels of the picture. */
  readonly feather: number
}

/** Where the picture is, in pixels of the overlay. */
interface Place extends Size {
  readonly view: View
}

/** Pixels of the overlay that a stripe is wide. */
const STRIPE = 6
/** A feather of this many pixels looks the same in a mask of half the size, and costs a quarter there. */
const FEATHER_ENOUGH = 24
/** More than what is seen is made ready at once, so that one can go a little way: in pixels of a level. */
const AHEAD = 128

/** Draws of a mask what is seen, and only where something has changed. */
export function createOverlay(mask: Mask) {
  /** The feathered mask of one level, and where it holds. */
  let soft: { readonly plane: Plane; readonly level: number; readonly radius: number; valid: Rect } | undefined

  /** The part of a mask to draw from: as large as it is seen, or the next larger one. */
  const levelFor = (scale: number, wide: number) => {
    let level = 0
    while (
      level + 1 < mask.pyramid.length &&
      (scale * 2 ** (level + 1) <= 1 || wide / 2 ** (level + 1) >= FEATHER_ENOUGH)
    )
      level += 1
    return level
  }
  const planeAt = (level: number) => mask.pyramid[level] ?? mask.pyramid[0]

  /** What has changed is to be feathered anew. */
  function soften(level: number, wide: number, seen: Rect, dirty: Rect): Plane {
    const from = planeAt(level)
    const radius = Math.max(1, Math.round(wide / 2 ** level))
    if (soft?.level !== level || soft.radius !== radius)
      soft = { plane: soft?.level === level ? soft.plane : createPlane(from), level, radius, valid: NOTHING }
    const part = intersect(roundOut(scaled(seen, level)), wholeOf(from))
    if (contains(soft.valid, part)) {
      const changed = intersect(intersect(roundOut(expand(scaled(dirty, level), radius)), soft.valid), wholeOf(from))
      if (!isEmpty(changed)) feather(from, soft.plane, changed, radius)
    } else {
      soft.valid = intersect(expand(part, AHEAD), wholeOf(from))
      feather(from, soft.plane, soft.valid, radius)
    }
    return soft.plane
  }

  return {
    /** Draws into `pixels` what `dirty` of the mask (in its pixels) is seen as; gives where. */
    draw(pixels: Uint32Array, { view, width, height }: Place, look: Look, dirty: Rect): Rect {
      const level = levelFor(view.scale, look.feather)
      const stage = { x: 0, y: 0, width, height }
      const seen = intersect(rectInPicture(view, stage), wholeOf(mask.size))
      if (look.feather === 0) soft = undefined
      const from = look.feather > 0 ? soften(level, look.feather, seen, dirty) : planeAt(level)
      // The halves of what has changed reach a little farther.
      const reach = look.feather + 2 ** (level + 1)
      const rect = intersect(roundOut(rectOnStage(view, expand(dirty, reach))), stage)
      if (!isEmpty(rect)) sample(pixels, from, { rect, width, view, step: 2 ** level, inks: inksOf(look) })
      return rect
    },
  }
}

const scaled = ({ x, y, width, height }: Rect, level: number): Rect => {
  const step = 2 ** level
  return { x: x / step, y: y / step, width: width / step, height: height / step }
}

/** The pixel for each value of the mask, as it lies in memory: red first, on all machines that browsers run on. */
const inksOf = ({ colours, opacity }: Look) =>
  colours.map(([red, green, blue]) =>
    Uint32Array.from(
      { length: 256 },
      (_, value) => (Math.round(value * opacity) << 24) | (blue << 16) | (green << 8) | red,
    ),
  )

interface Sampling {
  readonly rect: Rect
  readonly width: number
  readonly view: View
  /** Pixels of the picture for one of the plane. */
  readonly step: number
  readonly inks: readonly Uint32Array[]
}

function sample(pixels: Uint32Array, plane: Plane, { rect, width, view, step, inks }: Sampling): void {
  const [light = new Uint32Array(), dark = light] = inks
  const columns = placesOf(rect.x, rect.width, { from: view.x, scale: view.scale * step, length: plane.width })
  const rows = placesOf(rect.y, rect.height, { from: view.y, scale: view.scale * step, length: plane.height })
  const { data } = plane
  for (let row = 0; row < rect.height; row += 1) {
    const place = rows[row] ?? -1
    const y = rect.y + row
    const start = place * plane.width
    for (let column = 0, x = rect.x, at = y * width + x; column < rect.width; column += 1, x += 1, at += 1) {
      const across = columns[column] ?? -1
      const value = place < 0 || across < 0 ? 0 : (data[start + across] ?? 0)
      pixels[at] = value === 0 ? 0 : ((((x + y) / STRIPE) & 1 ? dark : light)[value] ?? 0)
    }
  }
}

interface Axis {
  readonly from: number
  readonly scale: number
  readonly length: number
}

/** Which pixel of the plane is at each pixel of the overlay; -1 beside it. */
const placesOf = (first: number, count: number, { from, scale, length }: Axis) =>
  Int32Array.from({ length: count }, (_, at) => {
    const place = Math.floor((first + at + 0.5 - from) / scale)
    return place >= 0 && place < length ? place : -1
  })
