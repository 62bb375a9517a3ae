/** Nothing became free in time. */
class NoneFree extends Error {
  override readonly name = 'NoneFree'
  readonly code = 'NONE_FREE'
}

/**
 * One after another, in the order of the calls. Whoever has entered leaves once; whoever waited for longer than
 * `waitMs` is told that nothing became free.
 */
export function createLine(waitMs: number) {
  const waiting = new Set<() => void>()
  let taken = false

  function leave(): void {
    const [next] = waiting
    if (!next) taken = false
    next?.()
  }

  return {
    leave,
    async enter(): Promise<void> {
      if (!taken) {
        taken = true
        return
      }
      const { promise, resolve, reject } = Promise.withResolvers<void>()
      const timer = setTimeout(() => {
        waiting.delete(go)
        reject(new NoneFree(`Nothing became free within ${waitMs} ms.`))
      }, waitMs)
      function go(): void {
        clearTimeout(timer)
        waiting.delete(go)
        resolve()
      }
      waiting.add(go)
      return promise
    },
  }
}
