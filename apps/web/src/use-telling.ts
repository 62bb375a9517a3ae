import { followStored, readStored } from './browser/stored.ts'

const KEY = 'atelier.telling'

/** Whoever wants to be told when pictures are done is; for all others nothing is fetched. */
export function useTellingWhenDone() {
  const look = (stored: string | null) => {
    if (stored?.includes('true')) void begin()
  }
  look(readStored(KEY))
  followStored(KEY, look)
}

/** Where its code does not come nothing is told. */
async function begin() {
  const code = await import('./stores/telling/telling.ts').catch(() => undefined)
  await code?.useTelling().begin()
}
