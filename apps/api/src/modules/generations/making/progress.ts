/** Milliseconds between two writes of one generation's progress. */
const INTERVAL_MS = 400
/** A provider tells of its progress once more just before it is done; what ends meanwhile needs no such write. */
const HESITATION_MS = 150

/** Sums up the progress of a generation's images and writes it now and then, one write at a time. */
export function createProgress(count: number, done: number, write: (progress: number) => Promise<void>) {
  const parts = new Map<number, number>()
  let lastWriteAt = performance.now()
  let writing: Promise<void> = Promise.resolve()
  let timer: NodeJS.Timeout | undefined

  function writeNow(): void {
    timer = undefined
    lastWriteAt = performance.now()
    const sum = done + [...parts.values()].reduce((total, part) => total + part, 0)
    // An engine that has made all of an image says so before it is stored. That all are done is for the write of the last one.
    if (sum >= count) return
    // Progress that could not be written is told by the next write; a lost lease is noticed by its holder.
    writing = writing.then(() => write(sum / count)).catch(() => {})
  }

  return {
    report(ordinal: number, progress: number): void {
      parts.set(ordinal, Math.max(parts.get(ordinal) ?? 0, Math.min(1, progress)))
      if (progress >= 1 || performance.now() - lastWriteAt < INTERVAL_MS) return
      timer ??= setTimeout(writeNow, HESITATION_MS)
    },
    async settle(): Promise<void> {
      clearTimeout(timer)
      await writing
    },
  }
}
