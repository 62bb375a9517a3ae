const PATIENCE_MS = 2000
const SIGNS_OF_LIFE = ['wheel', 'touchstart', 'keydown', 'pointerdown'] as const

/**
 * Waits until the page is long enough for one to be at `top` again: what was read before one left may take a moment to
 * stand there. Not for ever: then it is as long as it gets. False where somebody moves meanwhile.
 */
export async function roomFor(top: number): Promise<boolean> {
  const root = document.documentElement
  const isThere = () => root.scrollHeight - innerHeight >= top - 1
  if (isThere()) return true
  const { promise, resolve } = Promise.withResolvers<boolean>()
  const ending = new AbortController()
  const observer = new ResizeObserver(() => isThere() && resolve(true))
  observer.observe(document.body)
  for (const sign of SIGNS_OF_LIFE)
    addEventListener(sign, () => resolve(false), { signal: ending.signal, passive: true, capture: true })
  const timer = setTimeout(resolve, PATIENCE_MS, true)
  try {
    return await promise
  } finally {
    observer.disconnect()
    ending.abort()
    clearTimeout(timer)
  }
}
