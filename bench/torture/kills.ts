import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { startPostgres } from '@atelier/db/testing'
import { allFinished, postJson } from '../processes/requests.ts'
import { startStudio } from '../processes/studio.ts'
import { builtInModel } from './built-in.ts'
import { takeStock } from './stock.ts'
import type { Outcome, Torment } from './torment.ts'

const ROUNDS = 10
/** Milliseconds between the first request of a round and its end. */
const LONGEST_MS = 1500
const ASKED = { prompt: 'killed', width: 256, height: 256, count: 3 }

/** Asks until nobody answers any more, and remembers what was answered. */
async function askUntilKilled(studio: { url: string }, known: Set<string>): Promise<void> {
  const model = await builtInModel(studio).catch(() => '')
  for (;;) {
    const made = await postJson<{ id: string }>(studio, '/api/v1/generations', { ...ASKED, model }, 202).catch(
      () => undefined,
    )
    if (!made) return
    known.add(made.id)
    await sleep(20)
  }
}

async function onOne(databaseUrl: string | undefined): Promise<Outcome> {
  const dataDir = await mkdtemp(join(tmpdir(), 'atelier-torture-'))
  const known = new Set<string>()
  const place = { dataDir, ...(databaseUrl !== undefined && { databaseUrl }), environment: { LEASE_S: '2' } }
  try {
    for (let round = 0; round < ROUNDS; round += 1) {
      const studio = await startStudio(place)
      const asking = askUntilKilled(studio, known)
      await sleep(Math.random() * LONGEST_MS)
      process.kill(studio.pid, 'SIGKILL')
      await asking
    }
    const last = await startStudio(place)
    try {
      await allFinished(last)
    } finally {
      await last.stop()
    }
    const { images, ids, failures, faults } = await takeStock({ dataDir, databaseUrl })
    const lost = [...known].filter(id => !ids.has(id)).map(id => `${id} was answered and is gone`)
    const nothing = known.size > 0 && images > 0 ? [] : ['nothing was asked for, or nothing was made']
    return {
      told: `${ROUNDS} kills, ${known.size} asked, ${images} images`,
      faults: [...nothing, ...faults, ...failures, ...lost],
    }
  } finally {
    await rm(dataDir, { recursive: true, force: true })
  }
}

/** `kill -9` at random moments, on both databases: what was answered is there, once, and counted. */
export const kills: Torment = async () => {
  const server = await startPostgres()
  try {
    const outcomes = [await onOne(undefined), await onOne(server.url())]
    return { told: outcomes.map(({ told }) => told).join(' and '), faults: outcomes.flatMap(({ faults }) => faults) }
  } finally {
    await server.stop()
  }
}
