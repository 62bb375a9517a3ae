import { startStudio, type Studio } from '../processes/studio.ts'
import { allFinished, postJson, readJson } from '../processes/requests.ts'
import { startUpstreamProcess } from '../processes/upstream.ts'
import { latenciesOf, quantile, timed, timedTogether } from '../load.ts'
import { residentMb } from '../machine.ts'
import { defineScenario } from '../scenario.ts'

const LATENCIES_MS = { full: 2000, quick: 2000, smallest: 50 } as const
const GENERATIONS = { full: 500, quick: 100, smallest: 4 } as const
/** Milliseconds between two looks at the gallery. */
const LOOK_EVERY_MS = 10

export const inFlight = defineScenario({
  name: 'in-flight',
  title: 'many generations at a slow upstream, and the gallery meanwhile',
  limits: {
    missing: { what: 'images missing of 500 generations in flight', atMost: 0 },
    p99: { what: 'gallery p99 while 500 generations are in flight', atMost: 50, unit: 'ms' },
  },
  async run({ scale }) {
    const [generations, latencyMs] = [GENERATIONS[scale], LATENCIES_MS[scale]]
    const upstream = await startUpstreamProcess({ latencyMs, format: 'jpeg' })
    const studio = await startStudio({ upstream, environment: { HF_CONCURRENCY: String(generations) } })
    try {
      await latenciesOf({ url: `${studio.url}/api/v1/images` }, 50)
      const watched = await watchGallery(studio, async () => {
        const queuedMs = await timed(() =>
          timedTogether(() => queueOne(studio), { times: generations, concurrency: 16 }),
        )
        return { queuedMs, finishedMs: queuedMs + (await timed(() => allFinished(studio))) }
      })
      const { total } = await readJson<{ total: number }>(studio, '/api/v1/images/stats')
      const [p50, p99, max] = [0.5, 0.99, 1].map(part => quantile(watched.took, part))
      return {
        tables: [
          {
            title: `${generations} generations at once, upstream of ${latencyMs} ms`,
            columns: [
              'images stored',
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
                p50,
                p99,
                max,
                watched.mostMb,
              ],
            ],
          },
        ],
        figures: { missing: generations - total, p99 },
      }
    } finally {
      await studio.stop()
      await upstream.stop()
    }
  },
})

const queueOne = (studio: Studio) =>
  postJson(
    studio,
    '/api/v1/generations',
    { prompt: 'a lighthouse at dusk', model: 'stand-in/watercolour', width: 1024, height: 1024 },
    202,
  )

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
