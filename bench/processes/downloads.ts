import { connect } from 'node:net'
import type { Rate } from '../load.ts'
import { cpuSeconds } from '../machine.ts'
import { forkHelper, taskOfHelper } from './child.ts'

interface Files {
  readonly url: string
  /** Asked for in turn, whatever the connection. */
  readonly paths: readonly string[]
}
type Amount = { readonly seconds: number } | { readonly answers: number }
type Task = Files & Amount
interface Told {
  readonly answers: number
  readonly seconds: number
  readonly refused: number
}

const CONNECTIONS = 8
/** Bytes that one read of a socket may give. */
const CHUNK = 1024 * 1024

/**
 * Asks for files as fast as they come, from a process of its own. Answers are counted by their length and thrown away: a
 * client that makes objects of them, as autocannon and undici do, is slower than the servers that are measured.
 */
export async function downloadRate({ pid, ...files }: Files & { readonly pid: number }, amount: Amount): Promise<Rate> {
  const before = await cpuSeconds(pid)
  const { url, paths } = files
  const client = await forkHelper<Told>('./downloads.ts', { url, paths, ...amount } satisfies Task)
  const after = await cpuSeconds(pid)
  await client.stop()
  const { answers, seconds, refused } = client
  if (refused > 0) throw new Error(`${files.url}: ${refused} answers were no 200 with a length`)
  return {
    perSecond: answers / seconds,
    cpuMicros: before === undefined || after === undefined ? undefined : ((after - before) * 1e6) / answers,
  }
}

if (import.meta.main) {
  const task = await taskOfHelper<Task>()
  const startedAt = performance.now()
  const counts = { asked: 0, answers: 0, refused: 0 }
  await Promise.all(Array.from({ length: CONNECTIONS }, () => download(task, counts)))
  const { answers, refused } = counts
  process.send?.({ answers, refused, seconds: (performance.now() - startedAt) / 1000 } satisfies Told)
}

/** One connection, one request after another. */
function download(task: Task, counts: { asked: number; answers: number; refused: number }): Promise<void> {
  const { hostname, port, host } = new URL(task.url)
  const until = 'seconds' in task ? performance.now() + task.seconds * 1000 : Number.POSITIVE_INFINITY
  const most = 'answers' in task ? task.answers : Number.POSITIVE_INFINITY
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  let left = 0
  function askOrEnd() {
    if (performance.now() >= until || counts.asked >= most) {
      socket.destroy()
      return
    }
    const path = task.paths[counts.asked % task.paths.length] ?? '/'
    counts.asked += 1
    socket.write(`GET ${path} HTTP/1.1\r\nhost: ${host}\r\naccept: */*\r\n\r\n`)
  }
  function take(bytes: number, chunk: Uint8Array): boolean {
    left = left > 0 ? left - bytes : restOf(Buffer.from(chunk.buffer, chunk.byteOffset, bytes))
    if (left > 0) return true
    counts.answers += 1
    if (Number.isNaN(left)) counts.refused += 1
    left = 0
    askOrEnd()
    return true
  }
  const onread = { buffer: Buffer.allocUnsafe(CHUNK), callback: take }
  const socket = connect({ host: hostname, port: Number(port), onread }, askOrEnd)
  socket.once('close', () => resolve()).once('error', reject)
  return promise
}

/** Bytes that are still to come of an answer that begins here; NaN where it is no good. */
function restOf(chunk: Buffer): number {
  const end = chunk.indexOf('\r\n\r\n')
  const head = chunk.toString('latin1', 0, end)
  const [, length] = /\r\ncontent-length: (\d+)/i.exec(head) ?? []
  return head.startsWith('HTTP/1.1 200') && length !== undefined
    ? Number(length) - (chunk.byteLength - end - 4)
    : Number.NaN
}
