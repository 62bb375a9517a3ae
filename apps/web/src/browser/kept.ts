/** Text that outlives the page in this browser. Storage can be forbidden (private windows) or full: what is not kept is no reason to stop. */
export function readKept(key: KeptKey): string | null {
  try {
    return localStorage.getItem(key)
  } catch {
    return null
  }
}

export function keep(key: KeptKey, text: string) {
  try {
    localStorage.setItem(key, text)
  } catch {
    // As above.
  }
}

/** Tells what another tab of this browser keeps from now on, for as long as the page lives. */
export function followKept(key: KeptKey, take: (text: string | null) => void) {
  addEventListener('storage', event => {
    if (event.key === key) take(event.newValue)
  })
}

export type KeptKey = `atelier.${string}`
