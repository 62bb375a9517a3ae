import type { A1111Enlarging, SCALES } from '@atelier/contracts'

/** By what something enlarges. */
export type Step = (typeof SCALES)[number]

interface Size {
  readonly width: number
  readonly height: number
}

/** How a picture becomes as large as was asked for. */
interface Enlargement {
  /** What it is enlarged by, one after the other. */
  readonly passes: readonly Step[]
  /** What it is brought to after them; null where they meet it. */
  readonly size: Size | null
}

/** As AUTOMATIC1111 itself: what is still missing after them comes of scaling the pixels. */
const MAX_PASSES = 3
/** What the studio stores: pixels, and pixels a side. */
export const MAX_ENLARGED = { pixels: 64_000_000, side: 16_384 }

const times = ({ width, height }: Size, factor: number): Size => ({
  width: Math.max(1, Math.round(width * factor)),
  height: Math.max(1, Math.round(height * factor)),
})

export const isTooLarge = ({ width, height }: Size): boolean =>
  width * height > MAX_ENLARGED.pixels || Math.max(width, height) > MAX_ENLARGED.side

/** The size that is asked for. By `resize_mode` 1 the sides are met, and what stands out is cut off unless it is to stay. */
export function wantedSize(wish: A1111Enlarging, from: Size): Size {
  if (wish.resize_mode !== 1) return times(from, wish.upscaling_resize ?? 2)
  const to = { width: wish.upscaling_resize_w ?? 512, height: wish.upscaling_resize_h ?? 512 }
  if (wish.upscaling_crop ?? true) return to
  return times(from, Math.max(to.width / from.width, to.height / from.height))
}

/** By the next larger step that there is and back, so that no pixel is made up by scaling where something better can make it. */
export function planOf(from: Size, to: Size, steps: readonly Step[]): Enlargement {
  const factor = Math.max(to.width / from.width, to.height / from.height)
  const passes: Step[] = []
  let reached = from
  for (let left = factor; left > 1 && passes.length < MAX_PASSES; left /= passes.at(-1) ?? 1) {
    const possible = steps.filter(step => !isTooLarge(times(reached, step)))
    const next = possible.find(step => step >= left) ?? possible.at(-1)
    if (next === undefined) break
    passes.push(next)
    reached = times(reached, next)
  }
  return { passes, size: reached.width === to.width && reached.height === to.height ? null : to }
}
