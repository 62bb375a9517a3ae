import { spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { onTestFinished } from 'vitest'

const MAIN = fileURLToPath(new URL('../main.js', import.meta.url))
/** What a developer's own environment or `.env` might say otherwise. */
const PLAIN = {
  HOST: '127.0.0.1',
  PORT: '0',
  LOG_LEVEL: 'warn',
  STUDIO_ROLE: 'all',
  HF_TOKEN: 'hf_nobodys',
  HF_ROUTER_URL: 'http://127.0.0.1:1',
  HF_HUB_URL: 'http://127.0.0.1:1',
  ALLOW_PRIVATE_NETWORK: 'true',
}

export interface Ended {
  readonly code: number | null
  readonly signal: NodeJS.Signals | null
  readonly stdout: string
  readonly stderr: string
}

/** A folder that goes when the test ends. */
export async function makeDataDir(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'atelier-process-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true, maxRetries: 5 }))
  return folder
}

/** The studio as a process of its own, as whoever installed it runs it. It is ended with the test at the latest. */
export function spawnStudio(env: Readonly<Record<string, string>>) {
  const child = spawn(process.execPath, [MAIN], {
    env: { PATH: process.env['PATH'], ...PLAIN, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const output = { stdout: '', stderr: '' }
  const ready = Promise.withResolvers<string>()
  ready.promise.catch(() => {})
  for (const name of ['stdout', 'stderr'] as const) {
    child[name].setEncoding('utf8').on('data', (text: string) => {
      output[name] += text
      const [, url] = /ready at (\S+)/.exec(output.stdout) ?? []
      if (url) ready.resolve(url)
    })
  }
  const ended = new Promise<Ended>(resolve => {
    child.once('close', (code, signal) => {
      ready.reject(
        new Error(`the studio ended (${code ?? signal}) before it was ready:\n${output.stderr}${output.stdout}`),
      )
      resolve({ code, signal, ...output })
    })
  })
  onTestFinished(async () => {
    child.kill('SIGKILL')
    await ended
  })
  return {
    pid: child.pid ?? 0,
    /** Where it listens, once it does. */
    ready: ready.promise,
    ended,
    output,
    kill: (signal: NodeJS.Signals) => child.kill(signal),
  }
}
