import { setTimeout as sleep } from 'node:timers/promises'
import { startStudio, type Studio } from '../processes/studio.ts'
import { startUpstreamProcess } from '../processes/upstream.ts'
import { latenciesOf, quantile, residentMb, timed, timedTogether } from '../load.ts'
import { atLeast, atMost } from '../report.ts'
import type { Scenario } from '../scenario.ts'

const LATENCY_MS = 2000
/** Milliseconds between two looks at the gallery. */
const LOOK_EVERY_MS = 10
const GIVE_UP_MS = 120_000

export const inFlight: Scenario = {
  title: 'many generations at a slow upstream, and the gallery meanwhile',
  async run({ quick }) {
    const generations = quick ? 100 : 500
    const upstream = await startUpstreamProcess({ latencyMs: LATENCY_MS, format: 'jpeg' })
    const studio = await startStudio({ upstream, environment: { HF_CONCURRENCY: String(generations) } })
    try {
      await latenciesOf({ url: `${studio.url}/api/v1/images` }, 50)
      const watched = await watchGallery(studio, async () => {
        const tookMs = await timed(() => timedTogether(() => queueOne(studio), { times: generations, concurrency: 16 }))
        return { queuedMs: tookMs, finishedMs: tookMs + (await timed(() => allFinished(studio))) }
      })
      const { total } = await readJson<{ total: number }>(studio, '/api/v1/images/stats')
      const gallery = [0.5, 0.99, 1].map(part => quantile(watched.took, part))
      return {
        tables: [
          {
            title: `${generations} generations at once, upstream of ${LATENCY_MS} ms`,
            columns: [
              'images kept',
              'queued after ms',
              'all done after ms',
              'looks at the gallery',
              'gallery p50 ms',
              'gallery p99 ms',
              'gallery max ms',
              'most memory MB',
            ],
            rows: [
              [
                total,
                watched.result.queuedMs,
                watched.result.finishedMs,
                watched.took.length,
                ...gallery,
                watched.mostMb,
              ],
            ],
          },
        ],
        aims: [
          atLeast(`images kept of ${generations} generations in flight`, generations, total),
          atMost(`gallery p99 while ${generations} are in flight`, 50, gallery[1] ?? Number.NaN, ' ms'),
        ],
      }
    } finally {
      await studio.stop()
      await upstream.stop()
    }
  },
}

async function queueOne({ url }: Studio): Promise<void> {
  const answer = await fetch(`${url}/api/v1/generations`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ prompt: 'a lighthouse at dusk', model: 'stand-in/watercolour', width: 1024, height: 1024 }),
  })
  await answer.arrayBuffer()
  if (answer.status !== 202) throw new Error(`a generation was answered with ${answer.status}`)
}

/** Looks at the newest page all the time while some work is done. */
async function watchGallery<T>(studio: Studio, work: () => Promise<T>) {
  const state = { over: false, mostMb: 0 }
  const took: number[] = []
  async function watch() {
    while (!state.over) {
      took.push(...(await latenciesOf({ url: `${studio.url}/api/v1/images` }, 10, LOOK_EVERY_MS)))
      state.mostMb = Math.max(state.mostMb, (await residentMb(studio.pid)) ?? 0)
    }
  }
  const watching = watch()
  try {
    return { result: await work(), took, mostMb: state.mostMb }
  } finally {
    state.over = true
    await watching
  }
}

async function allFinished(studio: Studio): Promise<void> {
  const until = performance.now() + GIVE_UP_MS
  const pending = async (status: string) =>
    (await readJson<{ items: unknown[] }>(studio, `/api/v1/generations?status=${status}&limit=1`)).items.length > 0
  while ((await pending('queued')) || (await pending('running'))) {
    if (performance.now() > until) throw new Error('the generations do not come to an end')
    await sleep(50)
  }
}

async function readJson<T>({ url }: Studio, path: string): Promise<T> {
  const answer = await fetch(url + path)
  if (!answer.ok) throw new Error(`${path} answered ${answer.status}`)
  return (await answer.json()) as T // by the contract of the route
}
