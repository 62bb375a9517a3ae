import type { Client } from 'pg'

export interface Hearing {
  readonly onNotification: (payload: string) => void
  /** It listens now, for the first time or again: what was notified before may have been missed. */
  readonly onListening: () => void
}

/** Milliseconds. */
const FIRST_DELAY_MS = 50
const LONGEST_DELAY_MS = 1000
/** A line that is dead without anybody having said so is noticed after two of these. */
const HEARTBEAT_MS = 15_000

/** Hears notifications on a connection of its own, which is opened when it is needed and again whenever it was lost. */
export function createListener(open: () => Client) {
  const channels = new Map<string, Set<Hearing>>()
  const lost = new WeakSet<Client>()
  /** The one that listens to all channels. */
  let current: Client | undefined
  let began = false
  let closed = false
  let delayMs = FIRST_DELAY_MS
  let timer: NodeJS.Timeout | undefined

  function lose(client: Client): void {
    if (lost.has(client)) return
    lost.add(client)
    current = undefined
    clearTimeout(timer)
    void client.end().catch(() => {})
    if (closed) return
    timer = setTimeout(() => void connect(), delayMs).unref()
    delayMs = Math.min(delayMs * 2, LONGEST_DELAY_MS)
  }

  function beatLater(client: Client): void {
    timer = setTimeout(() => void beat(client), HEARTBEAT_MS).unref()
  }

  async function beat(client: Client): Promise<void> {
    const late = setTimeout(lose, HEARTBEAT_MS, client).unref()
    await client.query('select 1').catch(() => lose(client))
    clearTimeout(late)
    if (!lost.has(client) && !closed) beatLater(client)
  }

  async function connect(): Promise<void> {
    const client = open()
    client.on('error', () => lose(client))
    client.on('end', () => lose(client))
    client.on('notification', ({ channel, payload }) => {
      for (const { onNotification } of channels.get(channel) ?? []) onNotification(payload ?? '')
    })
    try {
      await client.connect()
      // Channels that are added meanwhile come up in this loop too.
      for (const channel of channels.keys()) await client.query(`listen "${channel}"`)
      if (closed) return lose(client)
      current = client
      delayMs = FIRST_DELAY_MS
      beatLater(client)
      for (const hearings of channels.values()) for (const { onListening } of hearings) onListening()
    } catch {
      lose(client)
    }
  }

  return {
    /** `channel` is a plain name. Returns how to stop. */
    listen(channel: string, hearing: Hearing): () => void {
      const hearings = channels.get(channel) ?? new Set()
      channels.set(channel, hearings.add(hearing))
      if (!began) void connect()
      // Where it cannot be asked, the connection is lost, and the next one listens to this channel as well.
      else current?.query(`listen "${channel}"`).then(hearing.onListening, () => {})
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
