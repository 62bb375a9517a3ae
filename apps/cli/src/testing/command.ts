import { execFileSync, spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { machineNode } from '@atelier/client/testing/machine-node'
import { afterAll, beforeAll, onTestFinished } from 'vitest'

const APP = fileURLToPath(new URL('../..', import.meta.url))

export interface Ended {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

export interface Started {
  readonly kill: (signal: NodeJS.Signals) => boolean
  /** Resolves when this was written to stdout. */
  readonly says: (text: RegExp) => Promise<void>
  /** Closes the reader's end of stdout. */
  readonly hangUp: () => void
  readonly ended: Promise<Ended>
}

/** The command as it is published, built for this suite and copied to a place where nothing of the workspace is near. */
export function builtCommand() {
  let home = ''
  beforeAll(async () => {
    home = await mkdtemp(join(tmpdir(), 'atelier-command-'))
    execFileSync(process.execPath, [join(APP, 'scripts/build.ts'), home])
  })
  afterAll(() => rm(home, { recursive: true, force: true }))

  function start(
    args: readonly string[],
    { env = {}, input = '' }: { env?: Record<string, string>; input?: string } = {},
  ): Started {
    const child = spawn(machineNode().path, [join(home, 'atelier.js'), ...args], {
      cwd: home,
      env: { PATH: process.env['PATH'], HOME: home, ...env },
      stdio: ['pipe', 'pipe', 'pipe'],
    })
    const output = { stdout: '', stderr: '' }
    for (const name of ['stdout', 'stderr'] as const)
      child[name].setEncoding('utf8').on('data', (text: string) => {
        output[name] += text
      })
    child.stdin.on('error', () => {})
    child.stdin.end(input)
    const ended = new Promise<Ended>(resolve => child.once('close', code => resolve({ code, ...output })))
    onTestFinished(async () => {
      child.kill('SIGKILL')
      await ended
    })
    return {
      ended,
      kill: signal => child.kill(signal),
      hangUp: () => void child.stdout.destroy(),
      says: text =>
        new Promise((resolve, reject) => {
          const look = () => void (text.test(output.stdout) && resolve())
          child.stdout.on('data', look)
          void ended.then(({ stderr }) => reject(new Error(`it ended before it said ${text}: ${stderr}`)))
          look()
        }),
    }
  }
  return {
    home: () => home,
    start,
    /** To its end. */
    run: (args: readonly string[], options?: Parameters<typeof start>[1]) => start(args, options).ended,
  }
}

export const linesOf = ({ stdout }: Ended): Record<string, unknown>[] =>
  stdout
    .trim()
    .split('\n')
    .map(line => JSON.parse(line) as Record<string, unknown>)
