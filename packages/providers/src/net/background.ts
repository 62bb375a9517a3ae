/** What goes on when nobody waits for it any more, until the engine is closed. Whether it succeeds is nobody's concern. */
export const createBackground = () => {
  const life = new AbortController()
  const running = new Set<Promise<void>>()
  return {
    run: (work: (signal: AbortSignal) => Promise<void>): Promise<void> => {
      const settled = work(life.signal)
        .catch(() => {})
        .finally(() => running.delete(settled))
      running.add(settled)
      return settled
    },
    close: async () => {
      life.abort(new Error('The engine was closed.'))
      await Promise.all(running)
    },
  }
}
