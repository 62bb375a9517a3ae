import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { startPostgres } from '@atelier/db/testing'
import { createClosers } from '../processes/closers.ts'
import { postJson, readJson } from '../processes/requests.ts'
import { startStudio } from '../processes/studio.ts'
import type { Torment } from './torment.ts'

/** The last one is longer than any deadline of ours: what was waited for is given up, not only waited out. */
const FROZEN_MS = [15_000, 15_000, 150_000] as const
const LONGEST_WRITE_MS = 10_000
const LONGEST_READ_MS = 1000
const WRITERS = 12

/** The longest of what is done again and again until the time is over, in milliseconds. */
async function longest(untilMs: number, work: () => Promise<unknown>): Promise<number> {
  let worst = 0
  while (performance.now() < untilMs) {
    const startedAt = performance.now()
    await work()
    worst = Math.max(worst, performance.now() - startedAt)
    await sleep(5)
  }
  return worst
}

// It takes its turn among all writers, and leaves nothing behind.
const write = (studio: { url: string }) => postJson(studio, '/api/v1/generations/clear', {}, 200)

/** One of two processes stands still in the middle of its writes: the other reads as before, and writes again soon. */
export const freezes: Torment = async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'atelier-torture-'))
  const { opened, defer, closeAll } = createClosers()
  defer(() => rm(dataDir, { recursive: true, force: true }))
  const faults: string[] = []
  const told = (error: unknown) => void faults.push(String(error))
  const worst = { write: 0, read: 0 }
  try {
    const server = opened(await startPostgres())
    const environment = { SECRET_KEY: 'a key for the torture only', STUDIO_ROLE: 'api' }
    const start = async () => opened(await startStudio({ dataDir, databaseUrl: server.url(), environment }))
    const [frozen, other] = [await start(), await start()]
    for (const frozenMs of FROZEN_MS) {
      const writing = Array.from({ length: WRITERS }, () =>
        longest(performance.now() + 300, () => write(frozen)).catch(() => 0),
      )
      await sleep(100 + Math.random() * 100)
      process.kill(frozen.pid, 'SIGSTOP')
      const until = performance.now() + frozenMs
      // Whoever stands still cannot be ended either.
      const thawed = () => process.kill(frozen.pid, 'SIGCONT')
      const [writes, reads] = await Promise.all([
        longest(until, () => write(other).catch(told)),
        longest(until, () => readJson(other, '/api/v1/generations?limit=1').catch(told)),
      ]).finally(thawed)
      await Promise.all(writing)
      worst.write = Math.max(worst.write, writes)
      worst.read = Math.max(worst.read, reads)
    }
    if (worst.write > LONGEST_WRITE_MS) faults.push(`a write waited for ${Math.round(worst.write)} ms`)
    if (worst.read > LONGEST_READ_MS) faults.push(`a read waited for ${Math.round(worst.read)} ms`)
    const done = `for ${FROZEN_MS.map(ms => ms / 1000).join(', ')} s; the longest write took ${Math.round(worst.write)} ms, the longest read ${Math.round(worst.read)} ms`
    return { told: done, faults }
  } finally {
    await closeAll()
  }
}
