import type { FoundEngine } from '@atelier/contracts'
import type { EngineKind } from '@atelier/providers'
import { originsIn } from './engine-settings.ts'
import type { RunningEngines } from './running-engines.ts'

/** Milliseconds: who runs on this machine answers at once. */
const PATIENCE_MS = 1_500
/** As an address is entered for this machine. */
const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/

interface DiscoveryDependencies {
  readonly kinds: readonly EngineKind[]
  readonly running: Pick<RunningEngines, 'known'>
}

/** Looks for engines at their usual ports of this machine: nowhere else, and at all of them at the same time. */
export function createDiscovery({ kinds, running }: DiscoveryDependencies) {
  async function look(kind: EngineKind, port: number, signal: AbortSignal): Promise<FoundEngine[]> {
    const url = `http://127.0.0.1:${port}`
    // Whatever went wrong there, it is none of these.
    const settings = await kind.discovery?.recognise(url, { signal }).catch(() => undefined)
    if (!settings) return []
    return [
      {
        kind: kind.id,
        name: kind.name,
        title: `${kind.name} at port ${port}`,
        url,
        settings: { ...settings },
        engineId: whoHas(port),
      },
    ]
  }

  /** The engine that is at this port of this machine, by whatever name. */
  function whoHas(port: number): string | null {
    const isThere = (origin: string) => {
      const url = new URL(origin)
      return LOOPBACK.test(url.hostname) && Number(url.port || (url.protocol === 'https:' ? 443 : 80)) === port
    }
    return running.known().find(({ own }) => originsIn(own).some(isThere))?.id ?? null
  }

  return async (signal: AbortSignal): Promise<FoundEngine[]> => {
    const over = AbortSignal.any([signal, AbortSignal.timeout(PATIENCE_MS)])
    const tries = kinds.flatMap(kind => (kind.discovery?.ports ?? []).map(port => look(kind, port, over)))
    const none = new Promise<FoundEngine[]>(resolve => {
      over.addEventListener('abort', () => resolve([]), { once: true })
    })
    // One that does not heed the signal is not waited for either.
    const found = await Promise.all(tries.map(one => Promise.race([one, none])))
    signal.throwIfAborted()
    return found.flat()
  }
}
export type Discovery = ReturnType<typeof createDiscovery>
