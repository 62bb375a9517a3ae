import type { Extend, Limit, ModelLimits, NewGeneration, Task } from '@atelier/contracts'
import { DEFAULT_LIMITS } from '@atelier/imaging'

export interface Size {
  readonly width: number
  readonly height: number
}

type Sides = Pick<ModelLimits, 'width' | 'height'>
type Refuse = (name: string, message: string) => void
type Asked = Pick<NewGeneration, 'width' | 'height' | 'extend' | 'scale'>

interface Wanted {
  readonly asked: Asked
  readonly task: Task
  /** What it begins with; null where that is words, or pictures that are only looked at. */
  readonly start: Size | null
  readonly limits: Sides
  readonly refuse: Refuse
}

export interface SettledSize extends Size {
  readonly extend: Extend | null
}

/** To a whole number of steps within the limit. */
function stepped(value: number, { min, max, multipleOf = 1 }: Limit): number {
  const [least, most] = [Math.ceil(min / multipleOf), Math.floor(max / multipleOf)]
  return Math.min(Math.max(Math.round(value / multipleOf), least), most) * multipleOf
}

/** The nearest size that fits. Proportions stay as far as limits and steps allow. */
export function fitted({ width, height }: Size, limits: Sides): Size {
  const most = Math.min(1, limits.width.max / width, limits.height.max / height)
  const factor = Math.max(most, limits.width.min / width, limits.height.min / height)
  return { width: stepped(width * factor, limits.width), height: stepped(height * factor, limits.height) }
}

/** As {@link fitted}, where one side was said. */
function besides({ width, height }: Partial<Size>, start: Size, limits: Sides): Size {
  if (width !== undefined && height !== undefined) return { width, height }
  if (width !== undefined) return { width, height: stepped((width * start.height) / start.width, limits.height) }
  if (height !== undefined) return { width: stepped((height * start.width) / start.height, limits.width), height }
  return fitted(start, limits)
}

/**
 * How far one axis is extended. Where the model makes sizes in steps, what is missing to the next one is added at the side
 * that is extended last; an axis that is not extended loses less than a step of the start instead.
 */
function extended(start: number, [before, behind]: readonly [number, number], { multipleOf = 1 }: Limit) {
  const wanted = start + before + behind
  if (before + behind === 0) return { size: Math.floor(start / multipleOf) * multipleOf, before, behind }
  const size = Math.ceil(wanted / multipleOf) * multipleOf
  const more = size - wanted
  return behind > 0 ? { size, before, behind: behind + more } : { size, before: before + more, behind }
}

function extendedSize({ asked, limits }: Wanted, start: Size): SettledSize {
  const { left = 0, top = 0, right = 0, bottom = 0 } = asked.extend ?? {}
  const across = extended(start.width, [left, right], limits.width)
  const down = extended(start.height, [top, bottom], limits.height)
  return {
    width: across.size,
    height: down.size,
    extend: { left: across.before, right: across.behind, top: down.before, bottom: down.behind },
  }
}

/** A size that follows from the start: what was said besides has to be that. */
function requireFollowing({ asked, task, limits, refuse }: Wanted, size: Size): void {
  const from = task === 'upscale' ? 'scale' : 'extend'
  for (const side of ['width', 'height'] as const) {
    const { min, max } = limits[side]
    if (asked[side] !== undefined && asked[side] !== size[side])
      refuse(side, `follows from the start and ${from}: it would be ${size[side]}`)
    if (size[side] < min || size[side] > max)
      refuse(from, `makes a ${side} of ${size[side]} pixels; it must be ${min} to ${max}`)
  }
  if (size.width * size.height > DEFAULT_LIMITS.maxPixels)
    refuse(from, `makes ${megapixels(size)} megapixels; ${DEFAULT_LIMITS.maxPixels / 1e6} are the most`)
}

const megapixels = ({ width, height }: Size) => Math.ceil((width * height) / 1e6)

/** The size of the picture that is made of a start. What does not fit is told to `refuse`. */
export function sizeFrom(wanted: Wanted & { readonly start: Size }): SettledSize {
  const { asked, task, start, limits } = wanted
  if (task === 'outpaint' || task === 'upscale') {
    const size =
      task === 'outpaint'
        ? extendedSize(wanted, start)
        : { width: start.width * (asked.scale ?? 1), height: start.height * (asked.scale ?? 1), extend: null }
    requireFollowing(wanted, size)
    return size
  }
  return { ...besides(asked, start, limits), extend: null }
}
