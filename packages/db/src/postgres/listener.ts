export interface Hearing {
  readonly onNotification: (payload: string) => void
  /** It listens now, for the first time or again: what was notified before may have been missed. */
  readonly onListening: () => void
}

/** A connection that is opened by the first thing that is run on it. */
export interface Wire {
  readonly run: (text: string) => Promise<unknown>
  readonly end: () => Promise<void>
}

export interface WireEvents {
  readonly onNotification: (channel: string, payload: string) => void
  readonly onLost: () => void
}

/** Milliseconds. */
const FIRST_DELAY_MS = 50
const LONGEST_DELAY_MS = 1000
/** A line that is dead without anybody having said so is noticed after two of these. */
const HEARTBEAT_MS = 15_000

/** Hears notifications on a connection of its own, which is opened when it is needed and again whenever it was lost. */
export function createListener(open: (events: WireEvents) => Wire, heartbeatMs = HEARTBEAT_MS) {
  const channels = new Map<string, Set<Hearing>>()
  const lost = new WeakSet<Wire>()
  /** The one that listens to all channels. */
  let current: Wire | undefined
  let began = false
  let closed = false
  let delayMs = FIRST_DELAY_MS
  let timer: NodeJS.Timeout | undefined

  function lose(wire: Wire): void {
    if (lost.has(wire)) return
    lost.add(wire)
    current = undefined
    clearTimeout(timer)
    void wire.end().catch(() => {})
    if (closed) return
    timer = setTimeout(() => void connect(), delayMs).unref()
    delayMs = Math.min(delayMs * 2, LONGEST_DELAY_MS)
  }

  function beatLater(wire: Wire): void {
    timer = setTimeout(() => void beat(wire), heartbeatMs).unref()
  }

  async function beat(wire: Wire): Promise<void> {
    const late = setTimeout(lose, heartbeatMs, wire).unref()
    await wire.run('select 1').catch(() => lose(wire))
    clearTimeout(late)
    if (!lost.has(wire) && !closed) beatLater(wire)
  }

  async function connect(): Promise<void> {
    const wire = open({
      onLost: () => lose(wire),
      onNotification(channel, payload) {
        for (const { onNotification } of channels.get(channel) ?? []) onNotification(payload)
      },
    })
    try {
      // Channels that are added meanwhile come up in this loop too.
      for (const channel of channels.keys()) await wire.run(`listen "${channel}"`)
      if (closed || lost.has(wire)) return lose(wire)
      current = wire
      delayMs = FIRST_DELAY_MS
      beatLater(wire)
      for (const hearings of channels.values()) for (const { onListening } of hearings) onListening()
    } catch {
      lose(wire)
    }
  }

  return {
    /** `channel` is a plain name. Returns how to stop. */
    listen(channel: string, hearing: Hearing): () => void {
      const hearings = channels.get(channel) ?? new Set()
      channels.set(channel, hearings.add(hearing))
      if (!began) void connect()
      // Where it cannot be asked, the connection is lost, and the next one listens to this channel as well.
      else current?.run(`listen "${channel}"`).then(hearing.onListening, () => {})
      began = true
      return () => void hearings.delete(hearing)
    },
    async close(): Promise<void> {
      closed = true
      clearTimeout(timer)
      await current?.end()
    },
  }
}
