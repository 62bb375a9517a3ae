import sharp from 'sharp'
import { Agent, type Dispatcher } from 'undici'
import { inRounds, median, quantile, timedTogether } from '../load.ts'
import { post } from '../post.ts'
import { startStudio } from '../processes/studio.ts'
import { startUpstreamProcess } from '../processes/upstream.ts'
import { defineScenario, type Scale } from '../scenario.ts'

/** Milliseconds that the upstream takes for any picture. */
const LATENCY_MS = 50
/** Both are served by hf-inference, which answers with the bytes themselves: the shortest way that there is. */
const MODELS = { words: 'stand-in/watercolour', pictures: 'stand-in/retouch' } as const
const PROMPT = 'in winter'

const SIZES = {
  full: { rounds: 4, times: 12, warmUp: 12, share: 1 },
  quick: { rounds: 1, times: 6, warmUp: 4, share: 1 },
  smallest: { rounds: 1, times: 1, warmUp: 0, share: 0.1 },
} satisfies Record<Scale, object>

interface Start {
  readonly bytes: Buffer
  readonly size: { readonly width: number; readonly height: number }
}

const grain = (width: number, height: number, sigma: number) =>
  sharp({
    create: { width, height, channels: 3, background: '#808080', noise: { type: 'gaussian', mean: 128, sigma } },
  })

/** Of about 4 MB each: one that is as it is to be, and a photograph of 12 megapixels. `share` of the sides. */
const startsOf = async (share: number): Promise<Readonly<Record<'fitting' | 'photograph', Start>>> => {
  const side = (pixels: number) => Math.max(256, Math.round((pixels * share) / 16) * 16)
  return {
    fitting: {
      bytes: await grain(side(1184), side(1184), 60).png({ compressionLevel: 1 }).toBuffer(),
      size: { width: side(1184), height: side(1184) },
    },
    photograph: {
      bytes: await grain(side(4000), side(3000), 12).jpeg({ quality: 91 }).toBuffer(),
      size: { width: 1024, height: 768 },
    },
  }
}

export const editing = defineScenario({
  name: 'editing',
  title: 'what a picture from a picture of 4 MB takes beyond one from words',
  limits: {
    fitting: { what: 'time added by a start of 4 MB in its own size, p50', atMost: 40, unit: 'ms' },
    photograph: { what: 'time added by a photograph of 4 MB that is made smaller, p50', atMost: 40, unit: 'ms' },
  },
  async run({ scale }) {
    const { share, ...size } = SIZES[scale]
    const starts = await startsOf(share)
    const upstream = await startUpstreamProcess({ latencyMs: LATENCY_MS, format: 'jpeg' })
    const studio = await startStudio({ upstream, environment: { HF_CONCURRENCY: '8' } })
    const dispatcher = new Agent({ connections: 8 })
    try {
      const measured: (Awaited<ReturnType<typeof measure>> & { name: string; start: Start })[] = []
      for (const [name, start] of Object.entries(starts))
        measured.push({ name, start, ...(await measure({ studio, upstream, dispatcher, start, ...size })) })
      const addedBy = (name: string) => measured.find(one => one.name === name)?.addedMs
      return {
        tables: [
          {
            title: `A picture from a picture over an upstream of ${LATENCY_MS} ms, beside one from words of the same size`,
            columns: [
              'start',
              'MB',
              'from words p50 ms',
              'from the picture p50 ms',
              'upstream alone ms',
              'added p50 ms',
              'added p99 ms',
            ],
            rows: measured.map(({ name, start, row }) => [name, start.bytes.length / 1e6, ...row]),
          },
        ],
        figures: { fitting: addedBy('fitting'), photograph: addedBy('photograph') },
      }
    } finally {
      await dispatcher.destroy()
      await studio.stop()
      await upstream.stop()
    }
  },
})

interface Measured {
  readonly studio: { readonly url: string }
  readonly upstream: { readonly routerUrl: string }
  readonly dispatcher: Dispatcher
  readonly start: Start
  readonly rounds: number
  readonly times: number
  readonly warmUp: number
}

async function measure({ studio, upstream, dispatcher, start, rounds, times, warmUp }: Measured) {
  const { size } = start
  const image = { uploadId: await upload(studio.url, start.bytes) }
  const generations = `${studio.url}/api/v1/generations`
  const router = (model: string) => `${upstream.routerUrl}/hf-inference/models/${model}`
  // What the upstream itself needs for a longer question is none of the studio's time.
  const sent = await sharp(start.bytes)
    .resize({ ...size, fit: 'cover' })
    .jpeg({ quality: 95, chromaSubsampling: '4:4:4' })
    .toBuffer()
  const inputs = (start.bytes.length < sent.length * 2 ? start.bytes : sent).toString('base64')
  const works = {
    words: () => post(dispatcher, generations, { prompt: PROMPT, model: MODELS.words, ...size }, 201),
    picture: () =>
      post(dispatcher, generations, { prompt: PROMPT, model: MODELS.pictures, inputs: { image }, ...size }, 201),
    wordsAlone: () => post(dispatcher, router(MODELS.words), { inputs: PROMPT, parameters: size }, 200),
    pictureAlone: () =>
      post(dispatcher, router(MODELS.pictures), { inputs, parameters: { prompt: PROMPT, target_size: size } }, 200),
  }
  const oneAtATime = (work: () => Promise<void>) => () => timedTogether(work, { times, concurrency: 1 })
  for (const work of Object.values(works)) await timedTogether(work, { times: warmUp, concurrency: 1 })
  const took = await inRounds(
    rounds,
    new Map(Object.entries(works).map(([name, work]) => [name, oneAtATime(work)] as const)),
  )
  const at = (name: keyof typeof works, part: number) => quantile(took.get(name)?.flat() ?? [], part)
  const added = (part: number) =>
    at('picture', part) - at('words', part) - Math.max(0, at('pictureAlone', part) - at('wordsAlone', part))
  return {
    addedMs: added(0.5),
    row: [
      median(took.get('words')?.flat() ?? []),
      median(took.get('picture')?.flat() ?? []),
      at('pictureAlone', 0.5) - at('wordsAlone', 0.5),
      added(0.5),
      added(0.99),
    ],
  }
}

async function upload(url: string, bytes: Buffer): Promise<string> {
  const body = new FormData()
  body.append('file', new Blob([new Uint8Array(bytes)]), 'start.png')
  const answer = await fetch(`${url}/api/v1/uploads`, { method: 'POST', body })
  if (answer.status !== 201) throw new Error(`the upload was answered with ${answer.status}: ${await answer.text()}`)
  const { id } = (await answer.json()) as { id: string } // the contract of the route
  return id
}
