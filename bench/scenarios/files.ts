import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inRounds, medianRate, type Rate } from '../load.ts'
import { createClosers } from '../processes/closers.ts'
import { downloadRate } from '../processes/downloads.ts'
import { startLimits } from '../processes/limits.ts'
import { startMemory } from '../processes/memory.ts'
import { startStudio } from '../processes/studio.ts'
import type { Cell } from '../report.ts'
import { defineScenario, withLimits, type Scale } from '../scenario.ts'
import { storePictures, type Served } from './files/pictures.ts'
import { readShell } from './files/shell.ts'

const SIZES = {
  full: { pictures: 500, rounds: 5, amount: { seconds: 2 } },
  quick: { pictures: 500, rounds: 1, amount: { seconds: 0.5 } },
  smallest: { pictures: 3, rounds: 1, amount: { answers: 16 } },
} satisfies Record<Scale, object>

/** What the studio is held against. */
type Beside = 'memory' | 'static' | 'text'
type Case = Served & { readonly beside: readonly Beside[] }

const LIMITS = {
  'pictures in turn, memory': { what: '500 pictures in turn, of node:http from memory', atLeast: 0.5 },
  'pictures in turn, static': { what: '500 pictures in turn, of @fastify/static', atLeast: 1.5 },
  'one hot picture, memory': { what: 'one hot picture, of node:http from memory', atLeast: 0.8 },
  'thumbnails in turn, static': { what: '500 thumbnails in turn, of @fastify/static', atLeast: 1 },
  'page at /, text': { what: 'the page at /, of a ready-made string', atLeast: 0.5 },
  'page at /gallery, text': { what: 'the page at /gallery, of a ready-made string', atLeast: 0.5 },
} as const

export const files = defineScenario({
  name: 'files',
  title: 'pictures, thumbnails and the page itself, beside the same bytes from memory and from @fastify/static',
  limits: LIMITS,
  async run({ scale, log }) {
    const size = SIZES[scale]
    const folder = await mkdtemp(join(tmpdir(), 'atelier-bench-files-'))
    const { opened, defer, closeAll } = createClosers()
    defer(() => rm(folder, { recursive: true, force: true }))
    try {
      const studio = opened(await startStudio())
      log('storing the pictures')
      const { pictures, thumbnails, headers } = await storePictures(studio, { folder, count: size.pictures })
      const shell = await readShell(studio)
      const servers = {
        studio,
        memory: opened(await startMemory({ folder, headers })),
        static: opened(await startLimits({ folder })),
        text: opened(await startLimits({ texts: shell.texts })),
      }
      const cases: Case[] = [
        { ...pictures, beside: ['memory', 'static'] },
        { ...firstOf(pictures), name: 'one hot picture', beside: ['memory', 'static'] },
        { ...thumbnails, beside: ['memory', 'static'] },
        ...shell.pages.map(page => ({ ...page, beside: ['text'] as const })),
      ]
      const measures = cases.flatMap(({ name, paths, copies, beside }) =>
        (['studio', ...beside] as const).map((server): [string, () => Promise<Rate>] => [
          `${name}, ${server}`,
          () => downloadRate({ ...servers[server], paths: server === 'studio' ? paths : copies }, size.amount),
        ]),
      )
      // A process that has just started runs what it has not run often by an interpreter.
      if (scale !== 'smallest') await inRounds(1, new Map(measures))
      const rounds = await inRounds(size.rounds, new Map(measures))
      return findings(cases, new Map([...rounds].map(([name, rates]) => [name, medianRate(rates)])))
    } finally {
      await closeAll()
    }
  },
})

const firstOf = ({ paths, copies, ...served }: Served): Served => ({
  ...served,
  paths: paths.slice(0, 1),
  copies: copies.slice(0, 1),
})

function findings(cases: readonly Case[], rates: ReadonlyMap<string, Rate>) {
  const compared = cases.flatMap(({ name, sizeBytes, beside }) =>
    beside.map(server => {
      const [ours, other] = [rates.get(`${name}, studio`), rates.get(`${name}, ${server}`)]
      return { name, server, sizeBytes, ours, other, ratio: ours && other && ours.perSecond / other.perSecond }
    }),
  )
  const rows = compared.map(({ name, server, sizeBytes, ours, other, ratio }): Cell[] => [
    name,
    sizeBytes / 1024,
    server,
    ours?.perSecond,
    other?.perSecond,
    ratio,
    ours?.cpuMicros,
    other?.cpuMicros,
  ])
  const columns = ['file', 'KiB', 'beside', 'studio/s', 'that/s', 'ratio', 'studio CPU us', 'that CPU us']
  return {
    tables: [{ title: 'Files, over 8 connections, by a client that only counts', columns, rows }],
    figures: withLimits(
      LIMITS,
      Object.fromEntries(compared.map(({ name, server, ratio }) => [`${name}, ${server}`, ratio])),
    ),
  }
}
