import { Agent } from 'undici'
import { post } from '../post.ts'
import { startStudio } from '../processes/studio.ts'
import { startUpstreamProcess } from '../processes/upstream.ts'
import { inRounds, median, quantile, timedTogether } from '../load.ts'
import type { Cell, Table } from '../report.ts'
import { defineScenario, type Scale } from '../scenario.ts'

/** Milliseconds that the upstream takes for any picture. */
const LATENCY_MS = 200
type Format = 'jpeg' | 'png'
/** Served by hf-inference, which answers with the bytes themselves: the shortest way that there is. */
const MODEL = 'stand-in/watercolour'
const PROMPT = 'a lighthouse at dusk, watercolour'
const SIZE = { width: 1024, height: 1024 }

const SIZES = {
  full: { concurrencies: [1, 8, 32], rounds: 4, times: 12, warmUp: 160 },
  quick: { concurrencies: [1, 8, 32], rounds: 1, times: 4, warmUp: 32 },
  smallest: { concurrencies: [1], rounds: 1, times: 1, warmUp: 1 },
} satisfies Record<Scale, object>

export const addedTime = defineScenario({
  name: 'added-time',
  title: 'what a generation takes beyond the upstream call itself',
  limits: {
    jpeg: { what: 'time added, JPEG, one at a time, p50', atMost: 10, unit: 'ms' },
    png: { what: 'time added, PNG, one at a time, p50', atMost: 10, unit: 'ms' },
  },
  async run({ scale }) {
    const [jpeg, png] = [await measure('jpeg', SIZES[scale]), await measure('png', SIZES[scale])]
    return { tables: [jpeg.table, png.table], figures: { jpeg: jpeg.addedMs, png: png.addedMs } }
  },
})

async function measure(format: Format, { concurrencies, rounds, times, warmUp }: (typeof SIZES)[Scale]) {
  const upstream = await startUpstreamProcess({ latencyMs: LATENCY_MS, format })
  const studio = await startStudio({ upstream, environment: { HF_CONCURRENCY: '64' } })
  const dispatcher = new Agent({ connections: 64 })
  const through = () =>
    post(dispatcher, `${studio.url}/api/v1/generations`, { prompt: PROMPT, model: MODEL, ...SIZE }, 201)
  const direct = () =>
    post(dispatcher, `${upstream.routerUrl}/hf-inference/models/${MODEL}`, { inputs: PROMPT, parameters: SIZE }, 200)
  try {
    const measures = new Map<string, () => Promise<number[]>>(
      concurrencies.flatMap((concurrency): [string, () => Promise<number[]>][] => {
        const size = { times: Math.max(concurrency * 2, times), concurrency }
        return [
          [`direct ${concurrency}`, () => timedTogether(direct, size)],
          [`through ${concurrency}`, () => timedTogether(through, size)],
        ]
      }),
    )
    // A process that has just started runs what it has not run often by an interpreter.
    for (const work of [direct, through]) await timedTogether(work, { times: warmUp, concurrency: 8 })
    const took = await inRounds(rounds, measures)
    return findings(format, concurrencies, name => took.get(name) ?? [])
  } finally {
    await dispatcher.destroy()
    await studio.stop()
    await upstream.stop()
  }
}

function findings(
  format: string,
  concurrencies: readonly number[],
  rounds: (name: string) => number[][],
): { table: Table; addedMs: number } {
  const took = (name: string) => rounds(name).flat()
  const added = (concurrency: number, part: number) =>
    quantile(took(`through ${concurrency}`), part) - quantile(took(`direct ${concurrency}`), part)
  /** Of the round that other programs disturbed least. */
  const least = (concurrency: number) =>
    Math.min(
      ...rounds(`through ${concurrency}`).map(
        (round, index) => median(round) - median(rounds(`direct ${concurrency}`)[index] ?? []),
      ),
    )
  const rows = concurrencies.map((concurrency): Cell[] => [
    concurrency,
    took(`through ${concurrency}`).length,
    median(took(`direct ${concurrency}`)),
    median(took(`through ${concurrency}`)),
    added(concurrency, 0.5),
    added(concurrency, 0.99),
    least(concurrency),
  ])
  const name = format.toUpperCase()
  const columns = [
    'at a time',
    'generations',
    'direct p50 ms',
    'studio p50 ms',
    'added p50 ms',
    'added p99 ms',
    'added p50 ms, best round',
  ]
  return {
    table: { title: `Generation of a 1024 x 1024 ${name} over an upstream of ${LATENCY_MS} ms`, columns, rows },
    addedMs: added(1, 0.5),
  }
}
