import { rm, mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startPostgres } from '@atelier/db/testing'
import { quantile, timed } from '../load.ts'
import { startStudio } from '../processes/studio.ts'
import { defineScenario, type Database, type Scale } from '../scenario.ts'
import { seedLikenesses } from '../seed/likenesses.ts'

const LOOKS = { full: 200, quick: 50, smallest: 2 } satisfies Record<Scale, number>

export const alike = defineScenario({
  name: 'alike',
  title: 'what looks like a picture, and near duplicates',
  limits: {
    'sqlite p50': { what: 'what looks like a picture (SQLite, 1,000,000 rows), p50', atMost: 50, unit: 'ms' },
    'sqlite p95': { what: 'the same, p95', atMost: 50, unit: 'ms' },
    'postgresql p50': { what: 'what looks like a picture (PostgreSQL, 1,000,000 rows), p50', atMost: 50, unit: 'ms' },
    'postgresql p95': { what: 'the same, p95', atMost: 50, unit: 'ms' },
  },
  async run({ databases, rows, scale }) {
    const size = rows.at(-1) ?? 0
    const measured: (Awaited<ReturnType<typeof measure>> & { readonly database: Database })[] = []
    for (const database of databases)
      measured.push({ database, ...(await onDatabase(database, url => measure(url, size, LOOKS[scale]))) })
    return {
      tables: [
        {
          title: `what looks alike, of ${size.toLocaleString('en')} pictures, ms`,
          columns: ['', 'first', 'p50', 'p95', 'a call for duplicates', 'compared in it'],
          rows: measured.map(one => [one.database, one.firstMs, one.p50, one.p95, one.duplicatesMs, one.compared]),
        },
      ],
      figures: Object.fromEntries(
        measured.flatMap(({ database, p50, p95 }) => [
          [`${database} p50`, p50],
          [`${database} p95`, p95],
        ]),
      ) as Record<`${Database} p${50 | 95}`, number>, // by the names that the limits have
    }
  },
})

async function onDatabase<T>(database: Database, work: (url: string) => Promise<T>): Promise<T> {
  if (database === 'postgresql') {
    const server = await startPostgres()
    try {
      return await work(server.url())
    } finally {
      await server.stop()
    }
  }
  const folder = await mkdtemp(join(tmpdir(), 'atelier-bench-alike-'))
  try {
    return await work(join(folder, 'atelier.db'))
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function measure(url: string, rows: number, looks: number) {
  const ids = await seedLikenesses(url, rows)
  const studio = await startStudio({ databaseUrl: url })
  const ask = async <T>(path: string) => {
    const answer = await fetch(`${studio.url}/api/v1/images/${path}`)
    if (!answer.ok) throw new Error(`${path} was answered with ${answer.status}`)
    return (await answer.json()) as T // by the contracts
  }
  try {
    const look = async (at: number) => {
      const place = at % ids.length
      const { items } = await ask<{ items: { image: { id: string } }[] }>(`${ids[place] ?? ''}/similar?scope=all`)
      const twin = ids[place % 2 === 0 ? place + 1 : place - 1]
      if (items.length !== 1 || items[0]?.image.id !== twin) throw new Error('the twin was not found')
    }
    // The likenesses are being read meanwhile.
    const firstMs = await timed(() => look(0))
    const took: number[] = []
    for (let at = 1; at <= looks; at += 1) took.push(await timed(() => look(at * 7)))
    const page = () => ask<{ compared: number }>('duplicates?scope=all')
    await page()
    const begun = performance.now()
    const { compared } = await page()
    const duplicatesMs = performance.now() - begun
    return { firstMs, p50: quantile(took, 0.5), p95: quantile(took, 0.95), duplicatesMs, compared }
  } finally {
    await studio.stop()
  }
}
