import { fork, spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { get } from 'node:http'
import { createServer } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

export const ROOT = fileURLToPath(new URL('../..', import.meta.url))

/** Ends a process as its user would, and waits until it is gone. */
async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = once(child, 'exit')
  child.kill('SIGTERM')
  await gone
}

/** Runs one of our own helpers beside the bench; its first message says where it listens. It ends with the bench. */
export async function forkHelper<Told>(
  script: string,
  task: object,
): Promise<Told & { pid: number; stop: () => Promise<void> }> {
  const child = fork(fileURLToPath(new URL(script, import.meta.url)), {
    env: { ...process.env, NODE_ENV: 'production' },
    // Not those of a test runner.
    execArgv: [],
  })
  child.send(task)
  const [told] = (await Promise.race([
    once(child, 'message'),
    once(child, 'exit').then(() => {
      throw new Error(`${script} ended before it listened`)
    }),
  ])) as [Told] // both ends are in this folder
  return { ...told, pid: child.pid ?? 0, stop: () => stop(child) }
}

/** The task of a helper, as {@link forkHelper} sends it. */
export async function taskOfHelper<Task>(): Promise<Task> {
  process.once('disconnect', () => process.exit())
  const [task] = (await once(process, 'message')) as [Task] // both ends are in this folder
  return task
}

/** Starts a server that answers at `/healthz`, and says how many milliseconds it took. */
export async function startServer(command: string, args: readonly string[], environment: Record<string, string>) {
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const output: string[] = []
  const startedAt = performance.now()
  const child = spawn(command, args, {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, NODE_ENV: 'production', PORT: String(port), ...environment },
  })
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => void output.push(chunk.toString()))
  while (!(await answers(`${url}/healthz`))) {
    if (child.exitCode !== null)
      throw new Error(`${command} ${args.join(' ')} ended with ${child.exitCode}:\n${output.join('')}`)
    await sleep(2)
  }
  return { url, pid: child.pid ?? 0, readyMs: performance.now() - startedAt, output, stop: () => stop(child) }
}

const answers = (url: string) =>
  new Promise<boolean>(resolve => {
    get(url, { agent: false }, response => {
      response.resume()
      resolve(response.statusCode === 200)
    }).once('error', () => resolve(false))
  })

export async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const address = probe.address()
  const port = typeof address === 'object' && address ? address.port : 0
  probe.close()
  await once(probe, 'close')
  return port
}
