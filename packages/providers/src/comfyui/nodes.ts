import { createCache } from '../net/cache.ts'
import type { OwnServer } from '../net/own-server.ts'
import { ProviderError } from '../port/errors.ts'
import { readNodeInfo, type NodeInfo } from './node-info.ts'
import type { ComfyUiConfig } from './options.ts'

const FAILURE_TTL_MS = 5000
const MAX_CLASSES = 500
/** A loader names every file there is. */
const MAX_INFO_BYTES = 16 * 1024 * 1024
const INFO_TIMEOUT_MS = 10_000

/** What is known of the nodes of a workflow. */
export interface KnownNodes {
  /** undefined: ComfyUI could not be asked; null: it does not have the class. */
  readonly of: (className: string) => NodeInfo | null | undefined
  /** Why not all could be asked. */
  readonly failure: ProviderError | undefined
}

/**
 * What ComfyUI says of its nodes, one class at a time: all of them are many megabytes where there are extensions. What it
 * said last is used while it is away.
 */
export const createNodes = ({ infoTtlMs, now, glanceMs }: ComfyUiConfig, server: OwnServer) => {
  const cache = createCache<NodeInfo | null>({
    load: async (className, signal) => {
      const path = `/object_info/${encodeURIComponent(className)}`
      const call = { method: 'GET', path, signal, timeoutMs: INFO_TIMEOUT_MS, maxBytes: MAX_INFO_BYTES } as const
      return readNodeInfo(await server.json(call), className) ?? null
    },
    ttlMs: infoTtlMs,
    failureTtlMs: FAILURE_TTL_MS,
    maxEntries: MAX_CLASSES,
    now,
  })

  /** Looks up classes, and waits for that no longer than a page may. */
  const glance = async (classNames: ReadonlySet<string>, signal: AbortSignal): Promise<KnownNodes> => {
    const deadline = AbortSignal.timeout(glanceMs)
    const patience = AbortSignal.any([signal, deadline])
    const found = new Map<string, NodeInfo | null>()
    let failure: ProviderError | undefined
    const look = async (className: string) => {
      try {
        found.set(className, await cache.get(className, patience))
      } catch (error) {
        if (signal.aborted) throw signal.reason
        const known = cache.peek(className)
        if (known !== undefined) found.set(className, known)
        failure ??= error instanceof ProviderError ? error : slow()
        if (!(error instanceof ProviderError) && !deadline.aborted) throw error
      }
    }
    await Promise.all([...classNames].map(look))
    return { of: className => found.get(className), failure }
  }

  return {
    glance,
    close: () => {
      cache.close(new Error('The engine is closed.'))
    },
  }
}
export type Nodes = ReturnType<typeof createNodes>

const slow = () =>
  new ProviderError('provider.unavailable', 'ComfyUI takes long to say what its nodes take.', {
    suggestion: 'Try again in a moment.',
    mayBeBilled: false,
  })
