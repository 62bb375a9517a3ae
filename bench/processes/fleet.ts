import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startStudio, type Studio } from './studio.ts'
import type { Upstream } from './upstream.ts'

export interface Fleet {
  /** Where requests go. */
  readonly url: string
  readonly pids: readonly number[]
  readonly stop: () => Promise<void>
}

interface FleetOptions {
  /** Left out, one process on SQLite does everything. */
  readonly databaseUrl?: string
  readonly workers: number
  readonly upstream: Upstream
}

/** One process that answers, and others that make images; they share a folder and a database. */
export async function startFleet({ databaseUrl, workers, upstream }: FleetOptions): Promise<Fleet> {
  const dataDir = await mkdtemp(join(tmpdir(), 'atelier-bench-fleet-'))
  const started: Studio[] = []
  const start = async (role: string) => {
    const studio = await startStudio({
      dataDir,
      upstream,
      ...(databaseUrl !== undefined && { databaseUrl }),
      environment: { STUDIO_ROLE: role, SECRET_KEY: 'a key for the bench only', HF_CONCURRENCY: '16' },
    })
    started.push(studio)
    return studio
  }
  const { url } = await start(databaseUrl === undefined ? 'all' : 'api')
  if (databaseUrl !== undefined) for (let count = 0; count < workers; count += 1) await start('worker')
  return {
    url,
    pids: started.map(({ pid }) => pid),
    async stop() {
      for (const studio of started) await studio.stop()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}
