/**
 * How long the page is at most, pixels. Browsers end at 16 to 33 million, and far from the top a screen's coordinates
 * get coarse; a gallery of a million pictures is longer, and is scrolled through this much of it at a time.
 */
export const RUNWAY_PX = 1_000_000
/** One gets no nearer to an end of the runway that is not an end of the gallery. */
const MARGIN_PX = RUNWAY_PX / 5

/** Where in the gallery the runway should begin, for a screen whose upper edge is at `top`; where it does begin, while there is way to go. */
export function originFor(top: number, total: number, origin: number): number {
  const last = Math.max(0, total - RUNWAY_PX)
  const isInside = origin >= 0 && origin <= last
  const hasWayUp = top - origin > MARGIN_PX || origin === 0
  const hasWayDown = top - origin < RUNWAY_PX - MARGIN_PX || origin === last
  return isInside && hasWayUp && hasWayDown ? origin : Math.min(Math.max(top - RUNWAY_PX / 2, 0), last)
}

export const runwayHeight = (total: number, origin: number) => Math.max(0, Math.min(RUNWAY_PX, total - origin))
