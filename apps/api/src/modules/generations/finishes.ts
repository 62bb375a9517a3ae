interface FinishesDependencies {
  /** Tells that something happened. Returns how to stop. */
  readonly onEvents: (listener: () => void) => () => void
  /** Those of these generations that are finished. */
  readonly finishedOf: (ids: readonly string[]) => Promise<readonly string[]>
}

/**
 * Who waits for which generation. When something happens, one query looks for all of them: with one of each waiter's own,
 * 500 held answers took fifteen times as long to be finished, and the gallery stood still meanwhile.
 */
export function createFinishes({ onEvents, finishedOf }: FinishesDependencies) {
  const waiting = new Map<string, Set<() => void>>()
  let stopHearing: (() => void) | undefined
  let looking = false
  let again = false

  async function look(): Promise<void> {
    again = true
    if (looking) return
    looking = true
    while (again && waiting.size > 0) {
      again = false
      const ids = [...waiting.keys()]
      // Where it cannot be asked, everyone is woken: each then asks for itself, and tells its own client why it cannot.
      const finished = await finishedOf(ids).catch(() => ids)
      for (const id of finished) for (const wake of waiting.get(id) ?? []) wake()
    }
    looking = false
  }

  /** Resolves when the generation is finished, or the signal aborts. */
  return async function finishOf(id: string, over: AbortSignal): Promise<void> {
    if (over.aborted) return
    const { promise, resolve } = Promise.withResolvers<void>()
    const together = waiting.get(id) ?? new Set()
    waiting.set(id, together.add(resolve))
    over.addEventListener('abort', () => resolve(), { once: true })
    stopHearing ??= onEvents(() => void look())
    void look()
    await promise
    together.delete(resolve)
    if (together.size === 0) waiting.delete(id)
    if (waiting.size > 0) return
    stopHearing?.()
    stopHearing = undefined
  }
}
