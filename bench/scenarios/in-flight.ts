import type { OpenAiImages } from '@atelier/contracts'
import { startStudio, type Studio } from '../processes/studio.ts'
import { allFinished, postJson, readJson } from '../processes/requests.ts'
import { startUpstreamProcess } from '../processes/upstream.ts'
import { latenciesOf, quantile, timed, timedTogether } from '../load.ts'
import { residentMb } from '../machine.ts'
import type { Cell } from '../report.ts'
import { defineScenario, type Scale } from '../scenario.ts'

/** Milliseconds between two looks at the gallery. */
const LOOK_EVERY_MS = 10

const SIZES = {
  full: {
    latencyMs: 2000,
    waiting: { times: 256, atATime: 64 },
    clients: { times: 200, atATime: 200 },
    queued: { times: 500, atATime: 16 },
  },
  quick: {
    latencyMs: 2000,
    waiting: { times: 64, atATime: 64 },
    clients: { times: 200, atATime: 200 },
    queued: { times: 100, atATime: 16 },
  },
  smallest: {
    latencyMs: 50,
    waiting: { times: 2, atATime: 2 },
    clients: { times: 2, atATime: 2 },
    queued: { times: 4, atATime: 2 },
  },
} satisfies Record<Scale, object>

export const inFlight = defineScenario({
  name: 'in-flight',
  title: 'many generations at a slow upstream, and the gallery meanwhile',
  limits: {
    waitingP99: { what: 'gallery p99 while 64 callers wait for a slow engine', atMost: 50, unit: 'ms' },
    clientsP99: { what: 'gallery p99 while 200 clients of OpenAI’s API wait', atMost: 50, unit: 'ms' },
    clientsOfOwn: { what: 'that p99, of the one while 200 callers of our own API wait', atMost: 1.3 },
    p99: { what: 'gallery p99 while 500 generations are in flight', atMost: 50, unit: 'ms' },
    missing: { what: 'images missing of 500 generations in flight', atMost: 0 },
  },
  async run({ scale }) {
    const { latencyMs, waiting, clients, queued } = SIZES[scale]
    const callers = await measure(latencyMs, studio => makeOne(studio, 201), waiting)
    // So many at once are much for any API: what that of another program adds is seen beside our own.
    const own = await measure(latencyMs, studio => makeOne(studio, 201), clients)
    const others = await measure(latencyMs, makeOneAsOpenAi, clients)
    const queue = await measure(latencyMs, studio => makeOne(studio, 202), queued)
    return {
      tables: [
        {
          title: `Generations at an upstream of ${latencyMs} ms`,
          columns: [
            'generations',
            'images stored',
            'all answered after ms',
            'all done after ms',
            'looks at the gallery',
            'gallery p50 ms',
            'gallery p99 ms',
            'gallery max ms',
            'most memory MB',
          ],
          rows: [
            [`${waiting.times}, ${waiting.atATime} callers wait`, ...callers.row],
            [`${clients.times}, ${clients.atATime} callers wait`, ...own.row],
            [`${clients.times}, ${clients.atATime} clients of OpenAI’s API wait for base64`, ...others.row],
            [`${queued.times}, nobody waits`, ...queue.row],
          ],
        },
      ],
      figures: {
        waitingP99: callers.p99,
        clientsP99: others.p99,
        clientsOfOwn: (others.p99 ?? Number.NaN) / (own.p99 ?? Number.NaN),
        p99: queue.p99,
        missing: callers.missing + own.missing + others.missing + queue.missing,
      },
    }
  },
})

type Ask = (studio: Studio, index: number) => Promise<unknown>

async function measure(latencyMs: number, ask: Ask, { times, atATime }: { times: number; atATime: number }) {
  const upstream = await startUpstreamProcess({ latencyMs, format: 'jpeg' })
  const studio = await startStudio({ upstream, environment: { HF_CONCURRENCY: String(times) } })
  try {
    // The first one asks the Hub about the model, and runs by an interpreter.
    await makeOne(studio, 202)
    await allFinished(studio)
    await latenciesOf({ url: `${studio.url}/api/v1/images` }, 50)
    let asked = 0
    const askNext = () => ask(studio, (asked += 1))
    const watched = await watchGallery(studio, async () => {
      const answeredMs = await timed(() => timedTogether(askNext, { times, concurrency: atATime }))
      return [answeredMs, answeredMs + (await timed(() => allFinished(studio)))]
    })
    const { total } = await readJson<{ total: number }>(studio, '/api/v1/images/stats')
    const [p50, p99, max] = [0.5, 0.99, 1].map(part => quantile(watched.took, part))
    const row: Cell[] = [total, ...watched.result, watched.took.length, p50, p99, max, watched.mostMb]
    return { row, p99, missing: times + 1 - total }
  } finally {
    await studio.stop()
    await upstream.stop()
  }
}

/** With 201 each caller waits for its image; with 202 it is answered once it is queued. */
const makeOne = (studio: Studio, answered: 201 | 202) =>
  postJson(
    studio,
    '/api/v1/generations',
    { prompt: 'a lighthouse at dusk', model: 'stand-in/watercolour', width: 1024, height: 1024 },
    answered,
  )

/** The same twice would be one picture. */
async function makeOneAsOpenAi(studio: Studio, index: number): Promise<void> {
  const body = { prompt: `lighthouse ${index} at dusk`, model: 'stand-in/watercolour', size: '1024x1024' }
  const { data } = await postJson<OpenAiImages>(studio, '/v1/images/generations', body, 200)
  if (data.length !== 1 || !data[0]?.b64_json) throw new Error('a client got no picture')
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
