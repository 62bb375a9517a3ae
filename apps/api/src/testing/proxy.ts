import { connect, createServer, type Socket } from 'node:net'
import { onTestFinished } from 'vitest'

/** Stands between a client and a server, and can lose what the server answers. */
export async function startProxy(target: URL) {
  const sockets = new Set<Socket>()
  let pattern: RegExp | undefined
  let lost = 0

  const server = createServer(client => {
    const upstream = connect(Number(target.port), target.hostname)
    let saw = false
    let swallow = false
    const end = () => {
      client.destroy()
      upstream.destroy()
    }
    for (const socket of [client, upstream]) {
      sockets.add(socket)
      socket.on('error', end).on('close', end)
    }
    client.on('data', bytes => {
      const text = bytes.toString('latin1')
      saw ||= pattern?.test(text) ?? false
      if (saw && pattern && /\bcommit\b/.test(text)) {
        swallow = true
        pattern = undefined
      }
      upstream.write(bytes)
    })
    upstream.on('data', bytes => {
      if (swallow) {
        lost += 1
        end()
      } else client.write(bytes)
    })
  })
  await new Promise<void>(resolve => void server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy()
    server.close()
  })
  const address = server.address()
  const url = new URL(target)
  url.port = String(typeof address === 'object' && address ? address.port : 0)
  return {
    url: url.href,
    /** The next commit of a transaction in which the pattern occurs is made, but nobody hears of it. */
    loseCommitOf: (sql: RegExp) => {
      pattern = sql
    },
    /** How many answers were lost. */
    lost: () => lost,
  }
}
