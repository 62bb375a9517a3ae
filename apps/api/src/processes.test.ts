import { openDatabase } from '@atelier/db'
import { makePostgres, takeInventory } from '@atelier/db/testing'
import { startUpstream } from '@atelier/providers/testing'
import { expect, onTestFinished, test } from 'vitest'
import { createClient } from './testing/client.ts'
import { makeDataDir, spawnStudio } from './testing/process.ts'
import { until } from './testing/until.ts'

const MODEL = 'stand-in/watercolour'
/**
 * Longer than a process may stand still on a busy machine: a lease that runs out while its holder lives is taken over, and
 * spends an attempt of a generation. Short enough to wait until that of a dead one has run out.
 */
const LEASE_S = 8
/** Milliseconds. What is waited for happens at once, on a machine that has nothing else to do. */
const WITHIN = { within: 30_000 }

async function openCluster() {
  const upstream = await startUpstream({ fast: true, latencyMs: 150_000 })
  onTestFinished(upstream.close)
  const { url: databaseUrl, drop } = await makePostgres()
  onTestFinished(drop)
  const dataDir = await makeDataDir()
  const place = {
    DATA_DIR: dataDir,
    DATABASE_URL: databaseUrl,
    LEASE_S: String(LEASE_S),
    HF_CONCURRENCY: '2',
    SECRET_KEY: 'the same for all of them',
    HF_ROUTER_URL: upstream.routerUrl,
    HF_HUB_URL: upstream.hubUrl,
  }
  const [api, one, two] = [
    spawnStudio({ ...place, STUDIO_ROLE: 'api' }),
    spawnStudio({ ...place, STUDIO_ROLE: 'worker' }),
    spawnStudio({ ...place, STUDIO_ROLE: 'worker' }),
  ] as const
  const [url] = await Promise.all([api.ready, one.ready, two.ready])
  const db = openDatabase(databaseUrl)
  onTestFinished(() => db.close())
  return {
    upstream,
    api,
    one,
    two,
    dataDir,
    databaseUrl,
    client: createClient(url),
    /** Generations that a process holds. */
    async heldBy({ pid }: { pid: number }): Promise<string[]> {
      const rows = await db.orm.select().from(db.tables.generations)
      return rows.filter(row => row.status === 'running' && row.leaseOwner?.includes(`:${pid}:`)).map(row => row.id)
    },
    calls: () => upstream.requests.filter(({ kind }) => kind === 'router'),
  }
}

test(
  'an api process and two workers share the work, hear of each other, and one worker makes what the other held when it was killed',
  { timeout: 120_000 },
  async () => {
    const { upstream, api, one, two, client, heldBy, calls, dataDir, databaseUrl } = await openCluster()
    const held = async () => [(await heldBy(one)).length, (await heldBy(two)).length]

    // The width is that of each worker, and the api takes nothing.
    const generations = await Promise.all(
      Array.from({ length: 6 }, (_, n) => client.generate({ prompt: `shared ${n}`, model: MODEL })),
    )
    await until(async () => (await held()).join() === '2,2', WITHIN)
    expect(await heldBy(api)).toEqual([])

    // A setting that is changed in one process is heard of in all.
    await client.ask('/settings', {
      method: 'PATCH',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ concurrency: { huggingface: 3 } }),
    })
    await until(async () => (await held()).join() === '3,3', WITHIN)
    await until(() => calls().length === 6, WITHIN)

    // Cancelling in one process stops the call of another at once.
    const [freed = ''] = await heldBy(two)
    const began = performance.now()
    await client.ask(`/generations/${freed}/cancel`, { method: 'POST' })
    await until(() => calls().some(({ aborted }) => aborted))
    expect(performance.now() - began).toBeLessThan(1000)

    const orphans = await heldBy(one)
    upstream.set({ latencyMs: 0 })
    one.kill('SIGKILL')
    await one.ended
    for (const id of orphans) expect(await client.reaches(id, 'succeeded')).toMatchObject({ attempts: 2, error: null })

    // What the living one held all the while was not taken for left behind.
    for (const id of await heldBy(two)) expect(await client.get(id)).toMatchObject({ status: 'running', attempts: 1 })
    for (const { id } of generations)
      if ((await client.get(id)).status === 'running') await client.ask(`/generations/${id}/cancel`, { method: 'POST' })

    for (const studio of [api, two]) studio.kill('SIGTERM')
    for (const studio of [api, two]) expect(await studio.ended).toMatchObject({ code: 0, stderr: '' })
    const { broken, strays, loose, images } = await takeInventory({ dataDir, databaseUrl })
    expect({ broken, strays, loose }).toEqual({ broken: [], strays: [], loose: [] })
    expect(images).toHaveLength(orphans.length)
  },
)
