import { setTimeout as sleep } from 'node:timers/promises'
import { startStudio, type Studio } from '../processes/studio.ts'
import { allFinished, postJson } from '../processes/requests.ts'
import { inRounds, median, timed, timedTogether } from '../load.ts'
import { cpuSeconds, residentMb } from '../machine.ts'
import { defineScenario, type Scale } from '../scenario.ts'

const SIZES = {
  full: { rounds: 3, rows: 10, columns: 20, largest: 1024 },
  quick: { rounds: 1, rows: 2, columns: 20, largest: 1024 },
  smallest: { rounds: 1, rows: 2, columns: 2, largest: 320 },
} satisfies Record<Scale, object>
const SIZE = { width: 512, height: 512 } as const

interface Spent {
  readonly ms: number
  readonly cpuMs: number
}

export const grids = defineScenario({
  name: 'grids',
  title: 'a grid of 200 cells on the built-in engine against as many generations one by one, and its sheet',
  limits: {
    time: { what: 'a grid of 200 cells, of the time of as many generations', atMost: 1.05 },
    processor: { what: 'a grid of 200 cells, of their processor time', atMost: 1.05 },
  },
  async run({ scale }) {
    const { rounds: times, rows, columns, largest } = SIZES[scale]
    const cells = rows * columns
    // Without a token the studio chooses the built-in engine.
    const studio = await startStudio()
    try {
      await singles(studio, Math.min(cells, 8))
      const rounds = await inRounds(
        times,
        new Map([
          ['single generations', () => spent(studio, () => singles(studio, cells))],
          ['one grid', () => spent(studio, () => grid(studio, { rows, columns }))],
        ]),
      )
      const ofAll = (name: string, pick: (one: Spent) => number) => median((rounds.get(name) ?? []).map(pick))
      const ratioOf = (pick: (one: Spent) => number) => ofAll('one grid', pick) / ofAll('single generations', pick)
      const { id } = await grid(studio, { rows, columns })
      const sheets = [
        await sheet(studio, id, 320, 'png'),
        await sheet(studio, id, 320, 'webp'),
        await sheet(studio, id, largest, 'png'),
      ]
      return {
        tables: [
          {
            title: `${cells} images of ${SIZE.width} x ${SIZE.height}`,
            columns: ['', 'ms until all are made', 'processor ms of the server'],
            rows: [...rounds.keys()].map(name => [name, ofAll(name, one => one.ms), ofAll(name, one => one.cpuMs)]),
          },
          {
            title: `The sheet of ${cells} cells`,
            columns: ['cells of', 'format', 'ms', 'MB', 'memory before, MB', 'most memory, MB'],
            rows: sheets,
          },
        ],
        figures: { time: ratioOf(one => one.ms), processor: ratioOf(one => one.cpuMs) },
      }
    } finally {
      await studio.stop()
    }
  },
})

async function spent(studio: Studio, work: () => Promise<unknown>): Promise<Spent> {
  const before = await cpuSeconds(studio.pid)
  const ms = await timed(work)
  const after = await cpuSeconds(studio.pid)
  return { ms, cpuMs: ((after ?? Number.NaN) - (before ?? Number.NaN)) * 1000 }
}

async function singles(studio: Studio, times: number): Promise<void> {
  let seed = 0
  const queueOne = () =>
    postJson(studio, '/api/v1/generations', { prompt: 'a lighthouse at dusk', seed: seed++, ...SIZE }, 202)
  await timedTogether(queueOne, { times, concurrency: 16 })
  await allFinished(studio)
}

async function grid(studio: Studio, { rows, columns }: { rows: number; columns: number }): Promise<{ id: string }> {
  const body = {
    base: { prompt: 'a lighthouse at dusk', ...SIZE },
    axes: [
      { kind: 'prompt', search: 'at dusk', values: Array.from({ length: rows }, (_, at) => `at dusk ${at}`) },
      { kind: 'seed', values: Array.from({ length: columns }, (_, at) => at) },
    ],
  }
  const made = await postJson<{ id: string }>(studio, '/api/v1/grids', body, 202)
  await allFinished(studio)
  return made
}

async function sheet(
  studio: Studio,
  id: string,
  cellSize: number,
  format: string,
): Promise<[string, string, number, number, number | undefined, number]> {
  const state = { over: false, mostMb: 0 }
  const before = await residentMb(studio.pid)
  const watching = (async () => {
    while (!state.over) {
      state.mostMb = Math.max(state.mostMb, (await residentMb(studio.pid)) ?? 0)
      await sleep(5)
    }
  })()
  let sizeBytes = 0
  const ms = await timed(async () => {
    const answer = await fetch(`${studio.url}/api/v1/grids/${id}/sheet?cellSize=${cellSize}&format=${format}`)
    if (!answer.ok) throw new Error(`the sheet was answered with ${answer.status}`)
    sizeBytes = (await answer.arrayBuffer()).byteLength
  })
  state.over = true
  await watching
  return [`${cellSize} px`, format, ms, sizeBytes / 1e6, before, state.mostMb]
}
