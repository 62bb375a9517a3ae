import { setTimeout as sleep } from 'node:timers/promises'
import { startStudio, type Studio } from '../processes/studio.ts'
import { cpuSeconds, inRounds, median, residentMb, timed, timedTogether } from '../load.ts'
import { atMost } from '../report.ts'
import type { Scenario } from '../scenario.ts'

const GIVE_UP_MS = 300_000
const SIZE = { width: 512, height: 512 } as const

interface Spent {
  readonly ms: number
  readonly cpuMs: number
}

export const grids: Scenario = {
  title: 'a grid of 200 cells on Sketch against as many generations one by one, and its sheet',
  async run({ quick }) {
    const cells = quick ? 40 : 200
    const studio = await startStudio()
    try {
      await singles(studio, 8)
      const rounds = await inRounds(
        quick ? 1 : 3,
        new Map([
          ['single generations', () => spent(studio, () => singles(studio, cells))],
          ['one grid', () => spent(studio, () => grid(studio, cells))],
        ]),
      )
      const ofAll = (name: string, pick: (one: Spent) => number) => median((rounds.get(name) ?? []).map(pick))
      const ratioOf = (pick: (one: Spent) => number) => ofAll('one grid', pick) / ofAll('single generations', pick)
      const { id } = await grid(studio, cells)
      const sheets = [
        await sheet(studio, id, 320, 'png'),
        await sheet(studio, id, 320, 'webp'),
        await sheet(studio, id, 1024, 'png'),
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
        aims: [
          atMost(
            `a grid of ${cells} cells, of the time of as many generations`,
            1.05,
            ratioOf(one => one.ms),
          ),
          atMost(
            `a grid of ${cells} cells, of their processor time`,
            1.05,
            ratioOf(one => one.cpuMs),
          ),
        ],
      }
    } finally {
      await studio.stop()
    }
  },
}

async function spent(studio: Studio, work: () => Promise<unknown>): Promise<Spent> {
  const before = await cpuSeconds(studio.pid)
  const ms = await timed(work)
  const after = await cpuSeconds(studio.pid)
  return { ms, cpuMs: ((after ?? Number.NaN) - (before ?? Number.NaN)) * 1000 }
}

async function singles(studio: Studio, times: number): Promise<void> {
  let seed = 0
  await timedTogether(
    () =>
      post(studio, '/api/v1/generations', {
        prompt: 'a lighthouse at dusk',
        model: 'atelier/sketch',
        seed: seed++,
        ...SIZE,
      }),
    { times, concurrency: 16 },
  )
  await allFinished(studio)
}

async function grid(studio: Studio, cells: number): Promise<{ id: string }> {
  const values = Array.from({ length: cells / 20 }, (_, at) => `at dusk ${at}`)
  const made = await post(studio, '/api/v1/grids', {
    base: { prompt: 'a lighthouse at dusk', model: 'atelier/sketch', ...SIZE },
    axes: [
      { kind: 'prompt', search: 'at dusk', values },
      { kind: 'seed', values: Array.from({ length: 20 }, (_, at) => at) },
    ],
  })
  await allFinished(studio)
  return made as { id: string } // by the contract of the route
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

async function post({ url }: Studio, path: string, body: object): Promise<unknown> {
  const answer = await fetch(url + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  const told = await answer.json()
  if (answer.status !== 202) throw new Error(`${path} was answered with ${answer.status}: ${JSON.stringify(told)}`)
  return told
}

async function allFinished({ url }: Studio): Promise<void> {
  const until = performance.now() + GIVE_UP_MS
  const pending = async (status: string) =>
    ((await (await fetch(`${url}/api/v1/generations?status=${status}&limit=1`)).json()) as { items: unknown[] }).items
      .length > 0 // by the contract of the route
  while ((await pending('queued')) || (await pending('running'))) {
    if (performance.now() > until) throw new Error('the generations do not come to an end')
    await sleep(50)
  }
}
