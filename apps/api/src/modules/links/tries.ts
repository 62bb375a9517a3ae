import type { Clock } from '../../platform/clock.ts'
import { createLru } from '../../platform/lru.ts'

/** Wrong passwords of a link in a minute: enough for a person who mistypes, and 5 million years for a word of ten letters. */
const TRIES = 10
const WINDOW_MS = 60_000
const LINKS = 10_000

/** How often the password of a link was wrong lately, whoever tried. */
export function createTries(clock: Clock) {
  const tries = createLru<string, { readonly since: number; readonly wrong: number }>(LINKS)
  const recent = (id: string) => {
    const known = tries.get(id)
    return known && clock.now().getTime() - known.since < WINDOW_MS ? known : undefined
  }
  return {
    /** Milliseconds until the next try; 0 where it may be now. */
    waitMs(id: string): number {
      const known = recent(id)
      return known && known.wrong >= TRIES ? known.since + WINDOW_MS - clock.now().getTime() : 0
    },
    wrong(id: string): void {
      const known = recent(id)
      tries.set(id, { since: known?.since ?? clock.now().getTime(), wrong: (known?.wrong ?? 0) + 1 })
    },
  }
}
export type Tries = ReturnType<typeof createTries>
