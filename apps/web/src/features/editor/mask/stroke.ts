import { distance, middleOf, type Point } from '../geometry.ts'
import type { Dab } from './brush.ts'

export interface Touch extends Point {
  /** Of a pen, 0 to 1; undefined where there is none, or it is to have no say. */
  readonly pressure?: number | undefined
}

/** What a pen that hardly touches makes of the brush's size. */
const LIGHTEST = 0.12
/** Of the radius, nearer to the last place than which nothing new is painted. */
const SPACING = 0.06
/** How far a curve may be from the straight pieces that it is painted as: pixels of the picture, or a part of the radius. */
const TOLERANCE = 0.35
const TOLERANCE_OF_RADIUS = 1 / 150
const MOST_PIECES = 24

const radiusAt = (radius: number, pressure = 1) => radius * (LIGHTEST + (1 - LIGHTEST) * pressure)

/** Ways for the brush to go, one after the other. */
export type Way = readonly [from: Dab, to: Dab]

/** Makes of places that come one after the other a curve without corners, from the middle of two places to that of the next two. */
export function createStroke(radius: number) {
  let last: Dab | undefined
  /** Up to where it is painted. */
  let end: Dab | undefined

  const dabOf = ({ x, y, pressure }: Touch): Dab => ({ x, y, radius: radiusAt(radius, pressure) })

  return {
    /** Where the brush is put down there is a dot at once. */
    begin(touch: Touch): Way[] {
      last = end = dabOf(touch)
      return [[last, last]]
    },

    move(touches: readonly Touch[]): Way[] {
      const ways: Way[] = []
      for (const touch of touches) {
        const next = dabOf(touch)
        if (!last || !end || distance(last, next) < Math.max(0.75, last.radius * SPACING)) continue
        const middle = { ...middleOf(last, next), radius: (last.radius + next.radius) / 2 }
        ways.push(...pieces(end, last, middle))
        ;[last, end] = [next, middle]
      }
      return ways
    },

    /** The rest of the way to where it was lifted. */
    finish(touch: Touch): Way[] {
      const final = dabOf(touch)
      const ways: Way[] = end && last ? [...pieces(end, last, { ...final, radius: last.radius })] : []
      last = end = undefined
      return ways
    },
  }
}

/** A curve from `from` to `to` that leaves towards `by`, in straight pieces: https://en.wikipedia.org/wiki/B%C3%A9zier_curve#Quadratic_B%C3%A9zier_curves */
function* pieces(from: Dab, by: Dab, to: Dab): Generator<Way> {
  const bend = Math.hypot(from.x - 2 * by.x + to.x, from.y - 2 * by.y + to.y)
  const tolerance = Math.max(TOLERANCE, from.radius * TOLERANCE_OF_RADIUS)
  const count = Math.min(MOST_PIECES, Math.max(1, Math.ceil(Math.sqrt(bend / (4 * tolerance)))))
  let before = from
  for (let piece = 1; piece <= count; piece += 1) {
    const part = piece / count
    const along = (key: keyof Dab) =>
      (1 - part) ** 2 * from[key] + 2 * part * (1 - part) * by[key] + part ** 2 * to[key]
    const next = { x: along('x'), y: along('y'), radius: along('radius') }
    yield [before, next]
    before = next
  }
}
