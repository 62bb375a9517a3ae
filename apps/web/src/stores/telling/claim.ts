import { readStored, store } from '../../browser/stored.ts'

/** Longer than tabs of one browser hear of the same thing apart. */
const HELD_MS = 15_000
const KEY = 'atelier.told'

/** Whether this tab is the one to tell of something: the first that asks is. */
export async function claim(what: string): Promise<boolean> {
  // Browsers have locks only where the address is a secure one.
  if (!('locks' in navigator)) {
    if (readStored(KEY) === what) return false
    store(KEY, what)
    return true
  }
  const { promise, resolve } = Promise.withResolvers<boolean>()
  void navigator.locks.request(`${KEY}.${what}`, { ifAvailable: true }, async lock => {
    resolve(lock !== null)
    if (lock) await new Promise(release => setTimeout(release, HELD_MS))
  })
  return promise
}
