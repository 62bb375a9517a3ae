/** Milliseconds between two previews of one generation. */
const EACH_MS = 500
/** Milliseconds between any two. */
const ALL_MS = 1000 / 64

interface Waiting {
  readonly timer: NodeJS.Timeout
  /** By what they are of; what is newer takes the place of what is there. */
  readonly latest: Map<number, () => void>
}

/** Lets something be done now and then: of what comes too soon the newest, when its time has come. */
export function createPace({ eachMs = EACH_MS, allMs = ALL_MS } = {}) {
  const waiting = new Map<string, Waiting>()
  const doneAt = new Map<string, number>()
  let nextAt = 0

  function begin(id: string): void {
    const now = performance.now()
    const at = Math.max(now, nextAt, (doneAt.get(id) ?? Number.NEGATIVE_INFINITY) + eachMs)
    nextAt = at + allMs
    const timer = setTimeout(() => take(id), at - now).unref()
    waiting.set(id, { timer, latest: waiting.get(id)?.latest ?? new Map() })
  }

  function take(id: string): void {
    const own = waiting.get(id)
    const [first] = own?.latest ?? []
    if (!own || !first) return void waiting.delete(id)
    const [part, work] = first
    own.latest.delete(part)
    doneAt.set(id, performance.now())
    if (own.latest.size > 0) begin(id)
    else waiting.delete(id)
    work()
  }

  return {
    /** `part`: which of a generation's images, so that each has its turn. */
    offer(id: string, part: number, work: () => void): void {
      const isNew = !waiting.has(id)
      if (isNew) begin(id)
      waiting.get(id)?.latest.set(part, work)
    },
    /** Nothing more of it is to be done. */
    forget(id: string, part: number): void {
      waiting.get(id)?.latest.delete(part)
    },
    /** Of a generation that is over. */
    end(id: string): void {
      clearTimeout(waiting.get(id)?.timer)
      waiting.delete(id)
      doneAt.delete(id)
    },
  }
}
