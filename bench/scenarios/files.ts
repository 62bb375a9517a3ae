import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startLimits } from '../processes/limits.ts'
import { startStudio, type Studio } from '../processes/studio.ts'
import { startUpstreamProcess } from '../processes/upstream.ts'
import { inRounds, medianRate, rateOf } from '../load.ts'
import type { Cell } from '../report.ts'
import { defineScenario, type Scale } from '../scenario.ts'

interface Image {
  readonly sizeBytes: number
  readonly urls: { readonly file: string; readonly thumbnail: string }
}

const SIZES = {
  full: { rounds: 5, amount: { seconds: 2 } },
  quick: { rounds: 1, amount: { seconds: 0.5 } },
  smallest: { rounds: 1, amount: { requests: 16 } },
} satisfies Record<Scale, object>

export const files = defineScenario({
  name: 'files',
  title: 'images and thumbnails, beside @fastify/static giving the same files',
  limits: {
    'stored image': { what: 'stored image, of @fastify/static', atLeast: 1 },
    thumbnail: { what: 'thumbnail, of @fastify/static', atLeast: 1 },
    'rendition of 640 pixels': { what: 'rendition of 640 pixels, of @fastify/static', atLeast: 1 },
  },
  async run({ scale }) {
    const { rounds, amount } = SIZES[scale]
    const upstream = await startUpstreamProcess({ latencyMs: 0, format: 'jpeg' })
    const studio = await startStudio({ upstream })
    const folder = await mkdtemp(join(tmpdir(), 'atelier-bench-files-'))
    const open: (() => Promise<void>)[] = [
      () => rm(folder, { recursive: true, force: true }),
      studio.stop,
      upstream.stop,
    ]
    try {
      const served = await copies(studio, folder)
      const limits = await startLimits({ folder })
      open.unshift(limits.stop)
      const rates = await inRounds(
        rounds,
        new Map(
          served.flatMap(({ name, path, copy }) => [
            [name, () => rateOf({ url: studio.url + path, pid: studio.pid }, amount)],
            [`plain ${name}`, () => rateOf({ url: `${limits.url}/${copy}`, pid: limits.pid }, amount)],
          ]),
        ),
      )
      const rate = (name: string) => medianRate(rates.get(name) ?? [])
      const ratio = (name: string) => rate(name).perSecond / rate(`plain ${name}`).perSecond
      const rows = served.map(({ name, sizeBytes }): Cell[] => {
        const [ours, plain] = [rate(name), rate(`plain ${name}`)]
        return [name, sizeBytes / 1024, ours.perSecond, ours.cpuMicros, plain.perSecond, plain.cpuMicros, ratio(name)]
      })
      return {
        tables: [
          {
            title: 'Stored files: 8 connections',
            columns: ['file', 'KiB', 'requests/s', 'CPU us/request', 'static/s', 'static CPU us', 'of static'],
            rows,
          },
        ],
        figures: Object.fromEntries(served.map(({ name }) => [name, ratio(name)])),
      }
    } finally {
      for (const close of open) await close()
    }
  },
})

/** Makes a picture, and lays what the studio serves of it beside @fastify/static. */
async function copies(studio: Studio, folder: string) {
  const image = await makeImage(studio)
  const wanted = [
    { name: 'stored image', path: image.urls.file, copy: 'image.jpg' },
    { name: 'thumbnail', path: image.urls.thumbnail, copy: 'thumbnail.webp' },
    { name: 'rendition of 640 pixels', path: `${image.urls.file}?width=640&format=webp`, copy: 'rendition.webp' },
  ]
  return Promise.all(
    wanted.map(async file => {
      const bytes = Buffer.from(await (await fetch(studio.url + file.path)).arrayBuffer())
      await writeFile(join(folder, file.copy), bytes)
      return { ...file, sizeBytes: bytes.byteLength }
    }),
  )
}

async function makeImage(studio: Studio): Promise<Image> {
  const answer = await fetch(`${studio.url}/api/v1/generations`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', prefer: 'wait=60' },
    body: JSON.stringify({ prompt: 'a lighthouse at dusk', model: 'stand-in/watercolour', width: 1024, height: 1024 }),
  })
  const {
    images: [image],
  } = (await answer.json()) as { images: Image[] } // by the contract of createGeneration
  if (answer.status !== 201 || !image) throw new Error(`no image was made: ${answer.status}`)
  return image
}
