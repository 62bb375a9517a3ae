import type { Direction } from './use-zoom.ts'

/**
 * Steps one after the other, as many as were asked for however fast, each from where the one before has led. What a
 * key that is held down asks for meanwhile is dropped, so that all stands still when the key is let go.
 */
export function createSteps(take: (direction: Direction) => Promise<boolean>) {
  /** Towards older pictures; those towards newer ones count against them. */
  let wanted = 0
  let isTaking = false

  async function step(direction: Direction, isHeld = false) {
    if (isTaking && isHeld) return
    wanted += direction === 'older' ? 1 : -1
    if (isTaking) return
    isTaking = true
    try {
      while (wanted !== 0) {
        const next = wanted > 0 ? 'older' : 'newer'
        wanted -= Math.sign(wanted)
        if (!(await take(next))) wanted = 0
      }
    } finally {
      wanted = 0
      isTaking = false
    }
  }

  return {
    step,
    forget: () => {
      wanted = 0
    },
  }
}
