import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { WebSocketServer, type WebSocket } from 'ws'
import { field } from '../upstream/exchange.ts'

interface Client {
  readonly socket: WebSocket
  takesMetadata: boolean
}

const parse = (data: unknown): unknown => {
  try {
    return JSON.parse(String(data))
  } catch {
    return undefined
  }
}

const frame = (event: number, ...parts: readonly Uint8Array[]) => {
  const head = Buffer.alloc(4)
  head.writeUInt32BE(event)
  return Buffer.concat([head, ...parts])
}

const uint32 = (value: number) => {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32BE(value)
  return bytes
}

/** Who listens: one socket a client, the last one that came. */
export const createSockets = (isAllowed: (request: IncomingMessage) => boolean, queueLength: () => number) => {
  const server = new WebSocketServer({ noServer: true })
  const clients = new Map<string, Client>()
  let refusals = 0
  let opened = 0

  const sendTo = (clientId: string, type: string, data: object) => {
    clients.get(clientId)?.socket.send(JSON.stringify({ type, data }))
  }

  const accept = (socket: WebSocket, clientId: string) => {
    opened += 1
    const client: Client = { socket, takesMetadata: false }
    clients.set(clientId, client)
    socket.on('message', data => {
      const message = parse(data)
      if (field(message, 'type') !== 'feature_flags') return
      client.takesMetadata = field(field(message, 'data'), 'supports_preview_metadata') === true
      sendTo(clientId, 'feature_flags', { supports_preview_metadata: true, max_upload_size: 104_857_600 })
    })
    socket.on('error', () => {}) // a client that breaks off
    socket.on('close', () => {
      if (clients.get(clientId) === client) clients.delete(clientId)
    })
    sendTo(clientId, 'status', { status: { exec_info: { queue_remaining: queueLength() } }, sid: clientId })
  }

  return {
    upgrade: (request: IncomingMessage, socket: Duplex, head: Buffer) => {
      const { pathname, searchParams } = new URL(request.url ?? '/', 'http://stand-in')
      socket.on('error', () => {})
      if (refusals > 0 || !isAllowed(request) || !/^(\/api)?\/ws$/.test(pathname)) {
        refusals -= 1
        socket.end('HTTP/1.1 403 Forbidden\r\nconnection: close\r\ncontent-length: 0\r\n\r\n')
        return
      }
      server.handleUpgrade(request, socket, head, opening => {
        accept(opening, searchParams.get('clientId') ?? crypto.randomUUID())
      })
    },
    sendTo,
    /** As it is told before the line of a job that does not say which it is. */
    sendPreview: (clientId: string, bytes: Uint8Array, metadata: object) => {
      const client = clients.get(clientId)
      if (!client) return
      if (!client.takesMetadata) return client.socket.send(frame(1, uint32(1), bytes))
      const json = Buffer.from(JSON.stringify({ ...metadata, image_type: 'image/jpeg' }))
      client.socket.send(frame(4, uint32(json.byteLength), json, bytes))
    },
    /** Cuts the lines that are open; `refuse` is how many that come next are not let in. */
    cut: (refuse = 0) => {
      refusals = refuse
      for (const { socket } of clients.values()) socket.terminate()
      clients.clear()
    },
    refuse: (times: number) => {
      refusals = times
    },
    /** How many lines were opened. */
    opened: () => opened,
    /** Who listens now. */
    listening: () => [...clients.keys()],
  }
}
export type Sockets = ReturnType<typeof createSockets>
