import { setTimeout as sleep } from 'node:timers/promises'
import { latenciesOf, quantile } from '../load.ts'
import { postJson } from '../processes/requests.ts'
import { startPreviewingProcess } from '../processes/previewing.ts'
import { startStudio, type Studio } from '../processes/studio.ts'
import { defineScenario, type Scale } from '../scenario.ts'

/** Milliseconds between two looks at the gallery. */
const LOOK_EVERY_MS = 10

/** A step shows the picture; the studio passes on two a second of each, 64 of all. */
const SIZES = {
  full: { engines: 40, tabs: 10, stepMs: 400, steps: 75, previewSide: 512, looks: 1500 },
  quick: { engines: 40, tabs: 10, stepMs: 400, steps: 30, previewSide: 512, looks: 400 },
  smallest: { engines: 1, tabs: 2, stepMs: 20, steps: 30, previewSide: 64, looks: 3 },
} satisfies Record<Scale, object>

export const previews = defineScenario({
  name: 'previews',
  title: 'pictures that are shown while they are made, to ten tabs, and the gallery meanwhile',
  limits: {
    p99: { what: 'gallery p99 while 64 previews a second go to ten tabs', atMost: 50, unit: 'ms' },
    perSecond: { what: 'previews a second that a tab sees', atLeast: 50 },
  },
  async run({ scale }) {
    const { engines, tabs, stepMs, steps, previewSide, looks } = SIZES[scale]
    const servers = await startPreviewingProcess({ servers: engines, stepMs, steps, previewSide })
    const studio = await startStudio()
    const watching = new AbortController()
    try {
      for (const [index, baseUrl] of servers.urls.entries()) await addEngine(studio, index, baseUrl, servers.workflows)
      const seen = await Promise.all(Array.from({ length: tabs }, () => openTab(studio, watching.signal)))
      const gallery = { url: `${studio.url}/api/v1/images` }
      await latenciesOf(gallery, 5)
      for (const index of servers.urls.keys()) await begin(studio, index)
      await Promise.all(seen.map(({ first }) => first))
      const before = seen.map(({ count }) => count())
      const startedAt = performance.now()
      const took = await latenciesOf(gallery, looks, LOOK_EVERY_MS)
      const seconds = (performance.now() - startedAt) / 1000
      const rates = seen.map(({ count }, at) => (count() - (before[at] ?? 0)) / seconds)
      const [p50, p99, max] = [0.5, 0.99, 1].map(part => quantile(took, part))
      return {
        tables: [
          {
            title: `${engines} pictures being made, each shown every ${stepMs} ms at ${previewSide} pixels, to ${tabs} tabs`,
            columns: [
              'previews a second and tab',
              'looks at the gallery',
              'gallery p50 ms',
              'gallery p99 ms',
              'gallery max ms',
            ],
            rows: [[Math.min(...rates), took.length, p50, p99, max]],
          },
        ],
        figures: { p99, perSecond: Math.min(...rates) },
      }
    } finally {
      watching.abort()
      await studio.stop()
      await servers.stop()
    }
  },
})

const nameOf = (index: number) => `comfy-${index}`

const addEngine = (studio: Studio, index: number, baseUrl: string, workflows: readonly object[]) =>
  postJson(
    studio,
    '/api/v1/engines',
    { id: nameOf(index), kind: 'comfyui', name: nameOf(index), settings: { baseUrl, workflows } },
    201,
  )

/** A picture at each engine, which nobody waits for. */
const begin = (studio: Studio, index: number) =>
  postJson(studio, '/api/v1/generations', { prompt: 'a lighthouse at dusk', model: `${nameOf(index)}/sd15` }, 202)

/** A page that follows the events, and counts the previews. `first` resolves with the first one. */
async function openTab({ url }: Studio, signal: AbortSignal) {
  const answer = await fetch(`${url}/api/v1/events`, { headers: { accept: 'text/event-stream' }, signal })
  if (!answer.body) throw new Error('the events have no body')
  const first = Promise.withResolvers<void>()
  let count = 0
  const read = async (body: AsyncIterable<Uint8Array>) => {
    let left = ''
    for await (const piece of body) {
      const events = (left + Buffer.from(piece).toString('latin1')).split('\n\n')
      left = events.pop() ?? ''
      count += events.filter(event => event.includes('event: generation.preview')).length
      if (count > 0) first.resolve()
    }
  }
  read(answer.body).catch((error: unknown) => {
    if (!signal.aborted) first.reject(error)
  })
  return {
    count: () => count,
    first: Promise.race([
      first.promise,
      sleep(60_000, undefined, { signal }).then(() => {
        throw new Error('a tab saw no preview')
      }),
    ]),
  }
}
