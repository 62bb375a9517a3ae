import type { Socket } from 'node:net'
import { expect, inject, onTestFinished, test } from 'vitest'
import { translateDatabaseError } from '../index.ts'
import { connect } from './connect.ts'
import { createListener } from './listener.ts'
import { openProxy } from '../testing/proxy.ts'
import { openWire } from './wire.ts'

/** Stands before the server. Lines that were cut stay open at both ends, and nothing comes through them any more. */
async function openLines() {
  const lines = new Set<Socket>()
  const url = await openProxy(new URL(inject('postgresUrl')), (client, upstream) => {
    for (const [from, to] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      lines.add(from)
      from.on('data', bytes => void to.write(bytes))
      from.on('error', () => {}).on('close', () => void to.destroy())
    }
  })
  return {
    url,
    cut: () => {
      for (const line of lines) line.removeAllListeners('data').resume()
      lines.clear()
    },
  }
}

test('a query on a line that is dead without anybody having said so fails, and the next one has another', async () => {
  const { url, cut } = await openLines()
  const sql = connect(url, { max: 1, max_pipeline: 0, query_timeout: 3 })
  onTestFinished(() => sql.end({ timeout: 0 }))
  await sql`select 1`
  cut()
  const failed = await sql`select 1`.catch((error: unknown) => error)
  expect(failed).toMatchObject({ code: 'QUERY_TIMEOUT' })
  expect(translateDatabaseError(failed)).toBe('unreachable')
  expect(await sql`select 2 as two`).toEqual([{ two: 2 }])
})

test('a connection that rests for longer than a query may take is not given up', async () => {
  const { url } = await openLines()
  const sql = connect(url, { max: 1, max_pipeline: 0, query_timeout: 2 })
  onTestFinished(() => sql.end({ timeout: 0 }))
  const pid = async () => (await sql<{ pid: number }[]>`select pg_backend_pid() as pid`)[0]?.pid
  const before = await pid()
  await new Promise(resolve => setTimeout(resolve, 4500))
  expect(await pid()).toBe(before)
})

test('a listener on a dead line hears again by its heartbeat', async () => {
  const { url, cut } = await openLines()
  const listener = createListener(events => openWire(url, events), 2000)
  onTestFinished(listener.close)
  let listening = Promise.withResolvers<void>()
  const heard = Promise.withResolvers<string>()
  listener.listen('tidings', { onListening: () => listening.resolve(), onNotification: heard.resolve })
  await listening.promise
  listening = Promise.withResolvers<void>()
  cut()
  await listening.promise
  const sql = connect(inject('postgresUrl'), { max: 1 })
  await sql`select pg_notify('tidings', 'at last')`
  await sql.end()
  expect(await heard.promise).toBe('at last')
})
