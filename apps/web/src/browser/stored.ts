/** Text that outlives the page in this browser. Storage can be forbidden (private windows) or full: what is not stored is no reason to stop. */
export function readStored(key: StoredKey): string | null {
  try {
    return localStorage.getItem(key)
  } catch {
    return null
  }
}

export function store(key: StoredKey, text: string) {
  try {
    localStorage.setItem(key, text)
  } catch {
    // As above.
  }
}

export function forgetStored(key: StoredKey) {
  try {
    localStorage.removeItem(key)
  } catch {
    // As above.
  }
}

/** Tells what another tab of this browser stores from now on, for as long as the page lives. */
export function followStored(key: StoredKey, take: (text: string | null) => void) {
  addEventListener('storage', event => {
    if (event.key === key) take(event.newValue)
  })
}

export type StoredKey = `atelier.${string}`
