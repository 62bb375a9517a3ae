/** Of 8 x 8 pixels. */
const COEFFICIENTS = 64

interface Frame {
  readonly components: number
  readonly isProgressive: boolean
}

/** Keeps count of what the scans of a JPEG bring, so that one that lacks whole scans is told from one that lacks its end marker. */
export const createCoverage = ({ components, isProgressive }: Frame) => {
  /** Which coefficients came to their last bit, by the id of the component. */
  const whole = new Map<number, Set<number>>()
  let scans = 0

  return {
    /** `head` is what stands in a scan's header: a count, an id and tables for each component, the coefficients and the bits. */
    add(head: Buffer) {
      scans += 1
      const count = head[0] ?? 0
      const at = 1 + 2 * count
      const [first, last, bits] = isProgressive
        ? [head[at] ?? 0, head[at + 1] ?? 0, (head[at + 2] ?? 0) & 0x0f]
        : [0, COEFFICIENTS - 1, 0]
      if (bits !== 0) return
      for (let component = 0; component < count; component++) {
        const id = head[1 + 2 * component] ?? 0
        const found = whole.get(id) ?? new Set<number>()
        for (let index = first; index <= Math.min(last, COEFFICIENTS - 1); index++) found.add(index)
        whole.set(id, found)
      }
    },
    isEmpty: () => scans === 0,
    isWhole: () => whole.size === components && [...whole.values()].every(found => found.size === COEFFICIENTS),
  }
}
