import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { startUpstream, type Upstream } from '@atelier/providers/testing'

const MAIN = fileURLToPath(new URL('../../apps/api/src/main.ts', import.meta.url))
/** A machine that is busy with other work starts slowly. */
const READY_WITHIN_MS = 60_000

export interface StudioProcess {
  readonly url: string
  /** Where it keeps all that it has. */
  readonly dataDir: string
  readonly upstream: Upstream
  /** Ends the process as a crash would, and starts it again on the same port and folder. */
  readonly crash: () => Promise<void>
  readonly restart: () => Promise<void>
  readonly stop: () => Promise<void>
}

/** The studio as a process of its own, with the built page, beside a stand-in for Hugging Face. */
export async function startStudio(environment: Record<string, string> = {}): Promise<StudioProcess> {
  const upstream = await startUpstream({ latencyMs: 300 })
  const folder = await mkdtemp(join(tmpdir(), 'atelier-e2e-'))
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  let child = await launch()

  async function launch(): Promise<ChildProcess> {
    const started = spawn(process.execPath, [MAIN], {
      env: {
        PATH: process.env['PATH'],
        PORT: String(port),
        DATA_DIR: folder,
        LOG_LEVEL: 'warn',
        HF_ROUTER_URL: upstream.routerUrl,
        HF_HUB_URL: upstream.hubUrl,
        ALLOW_PRIVATE_NETWORK: 'true',
        ...environment,
      },
      stdio: 'inherit',
    })
    await answering(url, started).catch((reason: unknown) => {
      started.kill('SIGKILL')
      throw reason
    })
    return started
  }

  async function end(signal: NodeJS.Signals): Promise<void> {
    if (child.exitCode !== null || child.signalCode !== null) return
    const ended = once(child, 'exit')
    child.kill(signal)
    await ended
  }

  return {
    url,
    dataDir: folder,
    upstream,
    crash: () => end('SIGKILL'),
    restart: async () => void (child = await launch()),
    async stop() {
      await end('SIGTERM')
      await upstream.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

async function answering(url: string, child: ChildProcess): Promise<void> {
  const until = Date.now() + READY_WITHIN_MS
  while (Date.now() < until) {
    if (child.exitCode !== null) throw new Error(`the studio ended with ${child.exitCode} at its start`)
    const answered = await fetch(`${url}/healthz`).then(
      response => response.ok,
      () => false,
    )
    if (answered) return
    await new Promise(resolve => setTimeout(resolve, 50))
  }
  throw new Error(`the studio did not answer within ${READY_WITHIN_MS} ms`)
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => (typeof address === 'object' && address ? resolve(address.port) : reject(new Error('no port'))))
    })
  })
}
