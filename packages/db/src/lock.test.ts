import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest'
import { lockFile } from './index.ts'

describe('a lock file', () => {
  let path: string
  beforeEach(async () => {
    const folder = await mkdtemp(join(tmpdir(), 'atelier-lock-'))
    onTestFinished(() => rm(folder, { recursive: true }))
    path = join(folder, 'atelier.lock')
  })

  async function holdElsewhere() {
    const child = spawn(process.execPath, [fileURLToPath(new URL('testing/hold-lock.ts', import.meta.url)), path], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    const ended = once(child, 'exit')
    onTestFinished(() => void child.kill('SIGKILL'))
    const [told] = await once(child.stdout, 'data')
    return { told: String(told).trim(), child, ended }
  }

  test('is held by one until it lets go', () => {
    const lock = lockFile(path)
    expect(lock).toBeDefined()
    expect(lockFile(path)).toBeUndefined()
    lock?.release()
    expect(lockFile(path)).toBeDefined()
  })

  test('is held against other processes, and is free once its process was killed', async () => {
    const lock = lockFile(path)
    expect((await holdElsewhere()).told).toBe('refused')
    lock?.release()
    const { told, child, ended } = await holdElsewhere()
    expect(told).toBe('held')
    expect(lockFile(path)).toBeUndefined()
    child.kill('SIGKILL')
    await ended
    expect(lockFile(path)).toBeDefined()
  })

  test('in a place that cannot be written to throws', () => {
    expect(() => lockFile('/dev/null/atelier.lock')).toThrow(expect.objectContaining({ code: 'SQLITE_CANTOPEN' }))
  })
})
