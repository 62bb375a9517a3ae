import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ROOT, startServer } from './child.ts'
import type { Upstream } from './upstream.ts'

export interface StudioOptions {
  readonly databaseUrl?: string
  /** A folder that stays; without one it gets its own, for as long as it runs. */
  readonly dataDir?: string
  readonly upstream?: Upstream
  readonly environment?: Record<string, string>
}

/** The server itself, in a process and a folder of its own. */
export async function startStudio({ databaseUrl, dataDir: kept, upstream, environment }: StudioOptions = {}) {
  const dataDir = kept ?? (await mkdtemp(join(tmpdir(), 'atelier-bench-data-')))
  // What V8 and glibc are told is as scripts/start.mjs and the image for Docker have it.
  const server = await startServer(process.execPath, ['--max-semi-space-size=8', join(ROOT, 'apps/api/src/main.js')], {
    DATA_DIR: dataDir,
    LOG_LEVEL: 'warn',
    MALLOC_ARENA_MAX: '2',
    MALLOC_MMAP_THRESHOLD_: '131072',
    HOST: '127.0.0.1',
    // What a studio is measured with is no account of whoever measures.
    HF_TOKEN: '',
    ...(databaseUrl !== undefined && { DATABASE_URL: databaseUrl }),
    ...(upstream && {
      HF_TOKEN: 'hf_bench',
      HF_ROUTER_URL: upstream.routerUrl,
      HF_HUB_URL: upstream.hubUrl,
      ALLOW_PRIVATE_NETWORK: 'true',
    }),
    ...environment,
  })
  return {
    ...server,
    dataDir,
    async stop(): Promise<void> {
      await server.stop()
      if (kept === undefined) await rm(dataDir, { recursive: true, force: true })
    },
  }
}
export type Studio = Awaited<ReturnType<typeof startStudio>>
