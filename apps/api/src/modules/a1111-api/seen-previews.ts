import type { Clients } from '../clients/module.ts'

/** Milliseconds without a look after which nobody watches any more: clients look every second or two. */
const WATCHED_MS = 30_000
/** People who are watched for at a time; an engine shows pictures in between only where somebody watches. */
const MOST_WATCHED = 200

interface Watching {
  readonly latest: Map<string, string>
  readonly stop: () => void
  timer: NodeJS.Timeout
}

/** The newest preview of what somebody looks at again and again, from the first look on: there is no stream in this API. */
export function createSeenPreviews({ hearPreviews }: Pick<Clients, 'hearPreviews'>) {
  const watched = new Map<string, Watching>()

  function leave(ownerId: string): void {
    const watching = watched.get(ownerId)
    if (!watching) return
    clearTimeout(watching.timer)
    watching.stop()
    watched.delete(ownerId)
  }

  const leaveLater = (ownerId: string) => setTimeout(() => leave(ownerId), WATCHED_MS).unref()

  function watch(ownerId: string): Watching | undefined {
    if (watched.size >= MOST_WATCHED) return undefined
    const latest = new Map<string, string>()
    const stop = hearPreviews(ownerId, ({ generationId, data }) => {
      // Only the newest few: what was being made before is done.
      latest.delete(generationId)
      latest.set(generationId, data)
      const [oldest] = latest.keys()
      if (latest.size > 16 && oldest !== undefined) latest.delete(oldest)
    })
    const watching: Watching = { latest, stop, timer: leaveLater(ownerId) }
    watched.set(ownerId, watching)
    return watching
  }

  return {
    /** Base64; null until one comes. */
    look(ownerId: string, generationIds: readonly string[]): string | null {
      const watching = watched.get(ownerId) ?? watch(ownerId)
      if (!watching) return null
      clearTimeout(watching.timer)
      watching.timer = leaveLater(ownerId)
      const found = generationIds.flatMap(id => watching.latest.get(id) ?? [])
      return found.at(-1) ?? null
    },
    close(): void {
      for (const ownerId of watched.keys()) leave(ownerId)
    },
  }
}
export type SeenPreviews = ReturnType<typeof createSeenPreviews>
