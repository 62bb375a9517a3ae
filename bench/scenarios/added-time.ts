import { Agent, request, type Dispatcher } from 'undici'
import { startStudio } from '../processes/studio.ts'
import { startUpstreamProcess } from '../processes/upstream.ts'
import { inRounds, median, quantile, timedTogether } from '../load.ts'
import { atMost, type Aim, type Cell, type Findings } from '../report.ts'
import type { Context, Scenario } from '../scenario.ts'

/** Milliseconds that the upstream takes for any picture. */
const LATENCY_MS = 200
const CONCURRENCIES = [1, 8, 32] as const
const FORMATS = ['jpeg', 'png'] as const
/** Served by hf-inference, which answers with the bytes themselves: the shortest way that there is. */
const MODEL = 'stand-in/watercolour'
const PROMPT = 'a lighthouse at dusk, watercolour'
const SIZE = { width: 1024, height: 1024 }

export const addedTime: Scenario = {
  title: 'what a generation takes beyond the upstream call itself',
  async run(context) {
    const found: Findings[] = []
    for (const format of FORMATS) found.push(await measure(format, context))
    return { tables: found.flatMap(({ tables }) => tables), aims: found.flatMap(({ aims }) => aims) }
  },
}

async function measure(format: (typeof FORMATS)[number], { quick }: Context): Promise<Findings> {
  const upstream = await startUpstreamProcess({ latencyMs: LATENCY_MS, format })
  const studio = await startStudio({ upstream, environment: { HF_CONCURRENCY: '64' } })
  const dispatcher = new Agent({ connections: 64 })
  const through = () =>
    post(dispatcher, `${studio.url}/api/v1/generations`, { prompt: PROMPT, model: MODEL, ...SIZE }, 201)
  const direct = () =>
    post(dispatcher, `${upstream.routerUrl}/hf-inference/models/${MODEL}`, { inputs: PROMPT, parameters: SIZE }, 200)
  try {
    const measures = new Map<string, () => Promise<number[]>>(
      CONCURRENCIES.flatMap((concurrency): [string, () => Promise<number[]>][] => {
        const size = { times: Math.max(concurrency * 2, quick ? 4 : 12), concurrency }
        return [
          [`direct ${concurrency}`, () => timedTogether(direct, size)],
          [`through ${concurrency}`, () => timedTogether(through, size)],
        ]
      }),
    )
    // A process that has just started runs what it has not run often by an interpreter.
    for (const warmUp of [direct, through]) await timedTogether(warmUp, { times: quick ? 32 : 160, concurrency: 8 })
    const took = await inRounds(quick ? 1 : 4, measures)
    return findings(format, name => took.get(name) ?? [])
  } finally {
    await dispatcher.destroy()
    await studio.stop()
    await upstream.stop()
  }
}

async function post(dispatcher: Dispatcher, url: string, body: object, expected: number): Promise<void> {
  const answer = await request(url, {
    dispatcher,
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: 'Bearer hf_bench', prefer: 'wait=60' },
    body: JSON.stringify(body),
  })
  const bytes = await answer.body.arrayBuffer()
  if (answer.statusCode !== expected)
    throw new Error(`${url} answered ${answer.statusCode}: ${Buffer.from(bytes).toString().slice(0, 500)}`)
}

function findings(format: string, rounds: (name: string) => number[][]): Findings {
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
  const rows = CONCURRENCIES.map((concurrency): Cell[] => [
    concurrency,
    took(`through ${concurrency}`).length,
    median(took(`direct ${concurrency}`)),
    median(took(`through ${concurrency}`)),
    added(concurrency, 0.5),
    added(concurrency, 0.99),
    least(concurrency),
  ])
  const name = format.toUpperCase()
  const aims: Aim[] = [
    atMost(`time added, ${name}, one at a time, p50`, 10, added(1, 0.5), ' ms'),
    ...CONCURRENCIES.slice(1).map(concurrency =>
      atMost(
        `time added, ${name}, ${concurrency} at a time: p50 of that of one`,
        concurrency,
        added(concurrency, 0.5) / added(1, 0.5),
      ),
    ),
  ]
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
    tables: [{ title: `Generation of a 1024 x 1024 ${name} over an upstream of ${LATENCY_MS} ms`, columns, rows }],
    aims,
  }
}
