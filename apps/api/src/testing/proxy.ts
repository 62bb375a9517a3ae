import { openProxy } from '@atelier/db/testing'

/** Stands between a client and a server, and can lose what the server answers. */
export async function startProxy(target: URL) {
  let pattern: RegExp | undefined
  let lost = 0

  const url = await openProxy(target, (client, upstream) => {
    let saw = false
    let swallow = false
    const end = () => {
      client.destroy()
      upstream.destroy()
    }
    for (const socket of [client, upstream]) socket.on('error', end).on('close', end)
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
  return {
    url,
    /** The next commit of a transaction in which the pattern occurs is made, but nobody hears of it. */
    loseCommitOf: (sql: RegExp) => {
      pattern = sql
    },
    /** How many answers were lost. */
    lost: () => lost,
  }
}
