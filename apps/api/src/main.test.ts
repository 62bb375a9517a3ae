import type { Generation } from '@atelier/contracts'
import { describeOnBothDatabases } from '@atelier/db/testing'
import { startUpstream } from '@atelier/providers/testing'
import { describe, expect, onTestFinished, test } from 'vitest'
import { createClient } from './testing/client.ts'
import { makeDataDir, spawnStudio } from './testing/process.ts'

const MODEL = 'stand-in/watercolour'

async function openUpstream(latencyMs: number) {
  const upstream = await startUpstream({ fast: true, latencyMs })
  onTestFinished(upstream.close)
  return { upstream, env: { HF_ROUTER_URL: upstream.routerUrl, HF_HUB_URL: upstream.hubUrl } }
}

/** Reads an event stream to its end; throws when it breaks off instead of ending. */
async function readToEnd(url: string): Promise<{ began: Promise<void>; ended: Promise<string> }> {
  const began = Promise.withResolvers<void>()
  const response = await fetch(`${url}/api/v1/events`, { headers: { accept: 'text/event-stream' } })
  async function read(): Promise<string> {
    let text = ''
    for await (const chunk of (response.body ?? new ReadableStream<Uint8Array>()).pipeThrough(
      new TextDecoderStream(),
    )) {
      text += chunk
      began.resolve()
    }
    return text
  }
  return { began: began.promise, ended: read() }
}

/** Against hanging: two processes start one after the other, each in seconds on a machine that is busy with other tests. */
const STARTS_WITHIN_MS = 120_000

describeOnBothDatabases('a studio that is told to end', make => {
  test(
    'ends within 5 s with 0, ends what waits, and makes the rest after the next start',
    async () => {
      const { upstream, env } = await openUpstream(60_000)
      const { dialect, url, drop } = await make()
      onTestFinished(drop)
      const place = { ...env, DATA_DIR: await makeDataDir(), ...(dialect === 'postgresql' && { DATABASE_URL: url }) }
      const signal = dialect === 'postgresql' ? 'SIGTERM' : 'SIGINT'
      const studio = spawnStudio(place)
      const client = createClient(await studio.ready)
      const stream = await readToEnd(client.url)
      await stream.began
      const held = client.post({ prompt: 'held', model: MODEL }, { prefer: 'wait=60' })
      const others = [
        await client.generate({ prompt: 'one', model: MODEL, count: 2 }),
        await client.generate({ prompt: 'two', model: MODEL }),
      ]
      for (const { id } of others) await client.reaches(id, 'running')
      await upstream.until(() => upstream.requests.filter(({ kind }) => kind === 'router').length >= 4)

      const began = performance.now()
      studio.kill(signal)
      const { code, stderr } = await studio.ended
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
      expect(performance.now() - began).toBeLessThan(5000)
      const answer = await held
      expect(answer.status).toBe(202)
      const { id: heldId } = (await answer.json()) as Generation
      expect(await stream.ended).toContain('generation.started')
      expect(upstream.requests.filter(({ kind, aborted }) => kind === 'router' && aborted)).toHaveLength(4)

      upstream.set({ latencyMs: 0 })
      const again = spawnStudio(place)
      const after = createClient(await again.ready)
      for (const id of [heldId, ...others.map(generation => generation.id)])
        expect(await after.reaches(id, 'succeeded')).toMatchObject({ attempts: 1, error: null })
      again.kill(signal)
      expect(await again.ended).toMatchObject({ code: 0 })
    },
    STARTS_WITHIN_MS,
  )
})

describe('two studios', () => {
  test('do not share a data folder, and one that was killed leaves it free', async () => {
    const place = { DATA_DIR: await makeDataDir() }
    const first = spawnStudio(place)
    await first.ready
    const { code, stderr } = await spawnStudio(place).ended
    expect(code).toBe(1)
    expect(stderr).toMatch(/^Atelier cannot start: Another Atelier is using the data folder [^\n]*\.\n$/)
    first.kill('SIGKILL')
    await first.ended
    const next = spawnStudio(place)
    expect((await fetch(`${await next.ready}/readyz`)).status).toBe(200)
  })

  test('a signal while it starts ends it without harm, at whatever moment', async () => {
    const place = { DATA_DIR: await makeDataDir() }
    for (const delayMs of [200, 600]) {
      const studio = spawnStudio(place)
      await new Promise(resolve => void setTimeout(resolve, delayMs))
      studio.kill('SIGTERM')
      const { code, signal, stderr } = await studio.ended
      expect(stderr).toBe('')
      expect(code === 0 || signal === 'SIGTERM').toBe(true)
    }
    const studio = spawnStudio(place)
    await studio.ready
    studio.kill('SIGTERM')
    expect(await studio.ended).toMatchObject({ code: 0, stderr: '' })
  })
})
