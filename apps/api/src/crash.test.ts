import { utimes } from 'node:fs/promises'
import { join } from 'node:path'
import { takeInventory } from '@atelier/db/testing'
import type { Generation } from '@atelier/contracts'
import { startUpstream } from '@atelier/providers/testing'
import { expect, onTestFinished, test } from 'vitest'
import { createClient, FINISHED, type Client } from './testing/client.ts'
import { makeDataDir, spawnStudio } from './testing/process.ts'
import { createRandom } from './platform/random.ts'
import { until } from './testing/until.ts'

const SEED = 20_261_122
const ROUNDS = 12
const MAX_ATTEMPTS = 3
/** Nearly all of a round is the start of a process: a second, and many of them on a machine that is busy with other things. */
const ROUND_MS = 20_000
const LONG_AGO = new Date('2020-01-01')

/** Generations that somebody was told of, and those of them that were told to be finished. */
function createMemory() {
  const known = new Set<string>()
  const finished = new Map<string, Generation>()
  return {
    known,
    finished,
    note(generation: Generation): void {
      known.add(generation.id)
      if (FINISHED.has(generation.status)) finished.set(generation.id, generation)
    },
  }
}

/** Asks for images and looks after them until the connection breaks: everything that was answered is remembered. */
async function keepBusy(client: Client, memory: ReturnType<typeof createMemory>, prompt: string): Promise<void> {
  try {
    for (const count of [1, 3]) memory.note(await client.generate({ prompt, model: 'stand-in/watercolour', count }))
    memory.note(await client.generate({ prompt, model: 'atelier/sketch', width: 256, height: 256, count: 2 }))
    // With a pause between two looks: asking without one takes the processor from what is asked about.
    await until(
      async () => {
        const unfinished = [...memory.known].filter(id => !memory.finished.has(id))
        for (const id of unfinished) memory.note(await client.get(id))
        return unfinished.length === 0
      },
      { within: ROUND_MS, every: 25 },
    )
  } catch {
    // It was killed.
  }
}

test(
  `killed at ${ROUNDS} random moments (seed ${SEED}), it loses nothing that it told of, and finishes what it began`,
  { timeout: (ROUNDS + 3) * ROUND_MS },
  async () => {
    const random = createRandom(SEED)
    const upstream = await startUpstream({ fast: true })
    onTestFinished(upstream.close)
    const dataDir = await makeDataDir()
    const place = { DATA_DIR: dataDir, HF_ROUTER_URL: upstream.routerUrl, HF_HUB_URL: upstream.hubUrl }
    const memory = createMemory()

    for (let round = 1; round <= ROUNDS; round += 1) {
      upstream.set({ latencyMs: Math.round(random() * 250) })
      const studio = spawnStudio(place)
      const client = createClient(await studio.ready)
      const busy = keepBusy(client, memory, `round ${round}`)
      await new Promise(resolve => void setTimeout(resolve, random() * 700))
      studio.kill('SIGKILL')
      const { stderr } = await studio.ended
      await busy
      expect(stderr).toBe('')

      const { broken, images } = await takeInventory({ dataDir })
      expect(broken).toEqual([])
      const kept = new Set(images.map(image => image.id))
      const lost = [...memory.finished.values()]
        .flatMap(generation => generation.images)
        .filter(image => !kept.has(image.id))
      expect(lost).toEqual([])
    }

    upstream.set({ latencyMs: 0 })
    const studio = spawnStudio(place)
    const client = createClient(await studio.ready)
    const { items } = await client.ask<{ items: Generation[] }>('/generations?limit=200')
    expect(items.map(generation => generation.id).filter(id => memory.known.has(id))).toHaveLength(memory.known.size)
    for (const { id } of items) {
      const generation = await client.reaches(id, ...FINISHED)
      expect(generation).toEqual(memory.finished.get(id) ?? generation)
    }
    studio.kill('SIGTERM')
    expect(await studio.ended).toMatchObject({ code: 0, stderr: '' })

    const { generations, images, broken, strays, loose, leftovers } = await takeInventory({ dataDir })
    expect({ broken, strays, loose }).toEqual({ broken: [], strays: [], loose: [] })
    for (const { id, status, attempts, parameters, error } of generations) {
      const made = images.filter(image => image.generationId === id)
      expect(attempts).toBeLessThanOrEqual(MAX_ATTEMPTS)
      expect(new Set(made.map(image => image.ordinal)).size).toBe(made.length)
      expect(status === 'succeeded' ? made.length === parameters.count : error?.code === 'generation.interrupted').toBe(
        true,
      )
    }

    // What a kill left half-written goes as soon as it is old enough to belong to nobody.
    for (const file of leftovers) await utimes(join(dataDir, 'storage', file), LONG_AGO, LONG_AGO)
    const last = spawnStudio(place)
    await last.ready
    await until(async () => (await takeInventory({ dataDir })).leftovers.length === 0, { within: ROUND_MS })
  },
)
