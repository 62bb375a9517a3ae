import { fork } from 'node:child_process'
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startPostgres } from '../testing/postgres-server.ts'
import { losses } from './testing/losses.ts'

/** What is told by `play-losses.ts`. */
type Told = { restart: true } | { restart?: never; name: string; faults: string[] }

const ALL_MS = 300_000
const PATCH = fileURLToPath(new URL('../../../../patches/postgres@3.4.9.patch', import.meta.url))
const patched = dirname(dirname(fileURLToPath(import.meta.resolve('postgres'))))

/** The driver as its makers give it out: our patch, taken back. */
async function unpatch(folder: string): Promise<void> {
  await cp(patched, folder, { recursive: true, dereference: true })
  for (const part of (await readFile(PATCH, 'utf8')).split(/^diff --git .*\n/m).slice(1)) {
    const [head = '', ...hunks] = part.split(/^@@ .* @@.*\n/m)
    const path = join(folder, /^--- a\/(.*)$/m.exec(head)?.[1] ?? '')
    let text = await readFile(path, 'utf8')
    for (const hunk of hunks) {
      const lines = hunk.split('\n').filter(line => /^[ +-]/.test(line))
      const without = (sign: string) =>
        lines
          .filter(line => !line.startsWith(sign))
          .map(line => `${line.slice(1)}\n`)
          .join('')
      if (!text.includes(without('-'))) throw new Error(`${path} is not what the patch makes of it`)
      text = text.replace(without('-'), () => without('+'))
    }
    await writeFile(path, text)
  }
}

async function faultsOf(folder: string): Promise<Map<string, string[]>> {
  const server = await startPostgres()
  const script = fileURLToPath(new URL('testing/play-losses.ts', import.meta.url))
  const child = fork(script, [folder, server.url()], { execArgv: [] })
  const faults = new Map<string, string[]>()
  const { promise: ended, resolve, reject } = Promise.withResolvers<void>()
  child.on('message', (told: Told) => {
    if (!told.restart) {
      faults.set(told.name, told.faults)
      return
    }
    server
      .halt()
      .then(server.resume)
      .then(() => child.send({}), reject)
  })
  child.once('exit', () => resolve())
  try {
    await ended
  } finally {
    child.kill('SIGKILL')
    await server.stop()
  }
  return faults
}

let folder: string
let ours: Map<string, string[]>
let theirs: Map<string, string[]>
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'atelier-unpatched-'))
  await unpatch(folder)
  ;[ours, theirs] = [await faultsOf(patched), await faultsOf(folder)]
}, ALL_MS)
afterAll(() => rm(folder, { recursive: true, force: true }))

describe.each(Object.keys(losses))('a connection that is lost %s', name => {
  test('costs what was under way on it, and nothing else', () => {
    expect(ours.get(name)).toEqual([])
  })

  // Should this fail, the driver has been mended, and the patch can go.
  test('costs more without the patch', () => {
    expect(theirs.get(name)).toEqual(expect.arrayContaining([expect.any(String)]))
  })
})
