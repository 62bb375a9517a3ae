/** What a message says of itself, where it is one that matters here. */
interface Heard {
  readonly method?: unknown
  readonly id?: unknown
  readonly params?: { readonly requestId?: unknown }
}

const isId = (id: unknown): id is string | number => typeof id === 'string' || typeof id === 'number'

/**
 * Calls that a client may take back by `notifications/cancelled`, which comes in a request of its own (MCP before 2026-07-28,
 * basic/utilities/cancellation). There are no sessions, so a call is known by who asks and by its id. Ids count from 0 in
 * each client: where two calls fit, none is stopped.
 */
export function createCallsUnderWay() {
  const underWay = new Map<string, Set<AbortController>>()

  return {
    /** Aborts when the call is taken back. `whenOver` is handed what forgets it. */
    begin(client: string, message: unknown, whenOver: (forget: () => void) => void): AbortSignal {
      const { id } = heard(message)
      const call = new AbortController()
      if (!isId(id)) return call.signal
      const key = keyOf(client, id)
      const calls = underWay.get(key) ?? new Set()
      underWay.set(key, calls.add(call))
      whenOver(() => {
        calls.delete(call)
        if (calls.size === 0) underWay.delete(key)
      })
      return call.signal
    },

    /** Takes a call back, if that is what the message is for. */
    hear(client: string, message: unknown): void {
      const { method, params } = heard(message)
      if (method !== 'notifications/cancelled' || !isId(params?.requestId)) return
      const [call, another] = underWay.get(keyOf(client, params.requestId)) ?? []
      if (!another) call?.abort()
    },
  }
}

/** `1` and `"1"` are two ids. */
const keyOf = (client: string, id: string | number) => JSON.stringify([client, id])

const heard = (message: unknown): Heard => (typeof message === 'object' && message !== null ? message : {})
