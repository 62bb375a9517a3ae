/** `sleep` that ends early with the signal's reason. */
export type Sleep = (ms: number, signal: AbortSignal) => Promise<void>

export const sleep: Sleep = (ms, signal) =>
  new Promise((resolve, reject) => {
    if (signal.aborted) return reject(signal.reason)
    const stop = () => {
      clearTimeout(timer)
      reject(signal.reason)
    }
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', stop)
      resolve()
    }, ms)
    signal.addEventListener('abort', stop, { once: true })
  })

/** Waits for a promise no longer than the signal allows; the promise itself goes on. */
export const raceSignal = async <T>(promise: Promise<T>, signal: AbortSignal): Promise<T> => {
  signal.throwIfAborted()
  const { promise: aborted, reject } = Promise.withResolvers<never>()
  const stop = () => {
    reject(signal.reason)
  }
  signal.addEventListener('abort', stop, { once: true })
  try {
    return await Promise.race([promise, aborted])
  } finally {
    signal.removeEventListener('abort', stop)
  }
}

/** The work, unless it takes longer than people wait: undefined then, while it goes on. */
export const patiently = async <T>(
  work: Promise<T>,
  patienceMs: number,
  signal: AbortSignal,
): Promise<T | undefined> => {
  const late = AbortSignal.timeout(patienceMs)
  try {
    return await raceSignal(work, AbortSignal.any([late, signal]))
  } catch (error) {
    if (signal.aborted) throw signal.reason
    if (late.aborted && error === late.reason) return undefined
    throw error
  }
}

/** A signal that aborts a while after another one, with its reason. `forget`: nobody listens any more. */
export const outlast = (signal: AbortSignal, ms = 0): { readonly signal: AbortSignal; readonly forget: () => void } => {
  if (ms === 0) return { signal, forget: () => {} }
  const later = new AbortController()
  let timer: NodeJS.Timeout | undefined
  const begin = () => {
    timer = setTimeout(() => later.abort(signal.reason), ms)
  }
  signal.addEventListener('abort', begin, { once: true })
  return {
    signal: later.signal,
    forget: () => {
      signal.removeEventListener('abort', begin)
      clearTimeout(timer)
    },
  }
}
