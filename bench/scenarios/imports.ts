import { createHash } from 'node:crypto'
import { writeRecipe } from '@atelier/imaging'
import { makePng, NO_RECIPE } from '@atelier/imaging/testing'
import { timed } from '../load.ts'
import { residentMb } from '../machine.ts'
import { startStudio, type Studio } from '../processes/studio.ts'
import type { Cell } from '../report.ts'
import { defineScenario } from '../scenario.ts'

/** As the page does it (apps/web/src/features/import/run.ts): so many are asked for together, and sent at a time. */
const WINDOW = 200
const LANES = 4
const SIZE = { width: 256, height: 256 } as const

const COUNTS = { full: 10_000, quick: 1000, smallest: 20 } as const

export const imports = defineScenario({
  name: 'imports',
  title: 'a folder of 10,000 files with recipes, as the page imports it, and the same folder once more',
  limits: {
    resident: { what: 'resident memory after the import of 10,000 files', atMost: 250, unit: 'MB' },
    growth: { what: 'memory after all files, of that after a fifth of them', atMost: 1.1 },
  },
  async run({ scale }) {
    const count = COUNTS[scale]
    const picture = makePng(SIZE)
    const studio = await startStudio()
    try {
      const rows: Cell[][] = []
      const memory: number[] = []
      for (let from = 0; from < count; from += count / 10) {
        const ms = await timed(() => importAll(studio, picture, { from, to: from + count / 10 }))
        memory.push((await residentMb(studio.pid)) ?? Number.NaN)
        rows.push([from + count / 10, (count / 10 / ms) * 1000, memory.at(-1)])
      }
      let sent = 0
      const againMs = await timed(async () => {
        sent = await importAll(studio, picture, { from: 0, to: count })
      })
      if (sent > 0) throw new Error(`${sent} files were sent a second time`)
      const filesPerSecond = count / rows.reduce((sum, [, perSecond]) => sum + count / 10 / Number(perSecond), 0)
      return {
        tables: [
          {
            title: `${count} PNG of ${SIZE.width} x ${SIZE.height} and ${Math.round(fileOf(picture, 0).length / 1000)} kB`,
            columns: ['files so far', 'files per second', 'resident memory, MB'],
            rows,
          },
          {
            title: 'All in all',
            columns: ['', 'files per second', 'files sent'],
            rows: [
              ['the first time', filesPerSecond, count],
              ['the same folder again', (count / againMs) * 1000, sent],
            ],
          },
        ],
        figures: { resident: memory.at(-1), growth: Number(memory.at(-1)) / Number(memory[1]) },
      }
    } finally {
      await studio.stop()
    }
  },
})

/** Gives how many had to be sent. */
async function importAll(
  studio: Studio,
  picture: Uint8Array,
  { from, to }: { from: number; to: number },
): Promise<number> {
  let sent = 0
  for (let start = from; start < to; start += WINDOW) {
    const files = Array.from({ length: Math.min(WINDOW, to - start) }, (_, at) => fileOf(picture, start + at))
    const known = await knownOf(studio, files)
    const left = files.filter((_, at) => !known[at])
    sent += left.length
    const work = async () => {
      for (let file = left.pop(); file; file = left.pop()) await send(studio, file)
    }
    await Promise.all(Array.from({ length: LANES }, work))
  }
  return sent
}

/** No two are the same: each has a recipe of its own. */
const fileOf = (picture: Uint8Array, seed: number) =>
  writeRecipe(
    picture,
    {
      ...NO_RECIPE,
      prompt: `a heron over the marsh, number ${seed}`,
      model: 'stand-in/watercolour',
      seed,
      steps: 20,
      guidance: 5,
      sampler: 'Euler a',
      ...SIZE,
    },
    'trained',
  )

async function knownOf({ url }: Studio, files: readonly Uint8Array[]): Promise<boolean[]> {
  const hashes = files.map(file => createHash('sha256').update(file).digest('hex'))
  const answer = await fetch(`${url}/api/v1/images/known`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ sha256: hashes }),
  })
  const { known } = (await answer.json()) as { known: { sha256: string }[] } // by the contract of the route
  const there = new Set(known.map(({ sha256 }) => sha256))
  return hashes.map(hash => there.has(hash))
}

async function send({ url }: Studio, file: Uint8Array): Promise<void> {
  const body = new FormData()
  body.append('file', new Blob([new Uint8Array(file)], { type: 'image/png' }), 'picture.png')
  const answer = await fetch(`${url}/api/v1/images`, { method: 'POST', body })
  if (answer.status !== 201) throw new Error(`importing was answered with ${answer.status}: ${await answer.text()}`)
  await answer.arrayBuffer()
}
