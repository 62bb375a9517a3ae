import { inRounds, latenciesOf, median, medianRate, quantile, rateInProcess, rateOf, type Rate } from '../load.ts'
import type { Cell, Table } from '../report.ts'
import { defineScenario, type Database, type Scale } from '../scenario.ts'
import { openGalleries, type Gallery, type Opened } from './galleries.ts'
import { figuresOf, galleryLimits, growthOf, type Measured } from './gallery-limits.ts'

const SIZES = {
  full: { rounds: 5, amount: { seconds: 1 }, looks: 200 },
  quick: { rounds: 1, amount: { seconds: 0.5 }, looks: 50 },
  smallest: { rounds: 1, amount: { requests: 8 }, looks: 1 },
} satisfies Record<Scale, object>

/** In this process, where the database works in another one or on this very thread. */
const AT_A_TIME = { sqlite: 1, postgresql: 8 } as const

export const gallery = defineScenario({
  name: 'gallery',
  title: 'requests per second and latency of the gallery, beside the limits',
  limits: galleryLimits,
  async run(context) {
    const opened: Opened = []
    try {
      const galleries = await openGalleries(context, opened)
      const measured = await measure(galleries, SIZES[context.scale])
      return {
        tables: galleries.map(one => tableOf(one, measured)),
        figures: {
          ...Object.fromEntries(Object.keys(galleryLimits).map(name => [name, undefined])),
          ...figures(galleries, measured),
        },
      }
    } finally {
      for (const close of opened.toReversed()) await close()
    }
  },
})

type Rates = (one: Gallery, measurement: string) => Rate
interface Rounds {
  readonly rate: Rates
  readonly took: (one: Gallery, measurement: string) => number[]
}

async function measure(galleries: readonly Gallery[], { rounds, amount, looks }: (typeof SIZES)[Scale]) {
  const rates = new Map<string, () => Promise<Rate>>()
  const latencies = new Map<string, () => Promise<number[]>>()
  for (const one of galleries) {
    const { database, studio, readyMade } = one
    rates.set(keyOf(one, 'ready-made'), () => rateOf({ url: `${readyMade.url}/ready`, pid: readyMade.pid }, amount))
    for (const page of one.pages) {
      const target = { url: studio.url + page.path, pid: studio.pid, fresh: page.fresh }
      // A process that has just started runs what it has not run often by an interpreter.
      await rateOf(target, amount)
      rates.set(keyOf(one, page.name), () => rateOf(target, amount))
      latencies.set(keyOf(one, page.name), () => latenciesOf(target, looks))
      const { bare } = page
      if (bare)
        rates.set(keyOf(one, `bare ${page.name}`), () =>
          rateInProcess(bare, { ...amount, atATime: AT_A_TIME[database] }),
        )
    }
  }
  const measuredRates = await inRounds(rounds, rates)
  const measuredLatencies = await inRounds(rounds, latencies)
  return {
    rate: (one, name) => medianRate(measuredRates.get(keyOf(one, name)) ?? []),
    took: (one, name) => measuredLatencies.get(keyOf(one, name))?.flat() ?? [],
  } satisfies Rounds
}

const keyOf = ({ database, rows }: Gallery, measurement: string) => `${database} ${rows} ${measurement}`

/** What a page is held against: the first one, which is kept ready, against a text that is ready; the others against the query. */
function limitOf(one: Gallery, name: string, { rate }: Rounds) {
  if (name === 'newest') return { kind: 'ready-made text', ...rate(one, 'ready-made') }
  const isBare = one.pages.some(page => page.name === name && page.bare)
  return isBare ? { kind: 'bare query', ...rate(one, `bare ${name}`) } : undefined
}

function figures(galleries: readonly Gallery[], rounds: Rounds) {
  const measuredOf = (one: Gallery): Measured => ({
    perSecond: name => rounds.rate(one, name).perSecond,
    p50Ms: name => median(rounds.took(one, name)),
    ofLimit: name => {
      const limit = limitOf(one, name, rounds)
      return limit && rounds.rate(one, name).perSecond / limit.perSecond
    },
  })
  const largest = (database: Database) => galleries.findLast(one => one.database === database)
  const [small, sqlite, postgresql] = [galleries[0], largest('sqlite'), largest('postgresql')]
  return {
    ...(sqlite && figuresOf('sqlite', measuredOf(sqlite))),
    ...(postgresql && figuresOf('postgresql', measuredOf(postgresql))),
    ...(small && sqlite && small !== sqlite && growthOf(measuredOf(small), measuredOf(sqlite))),
  }
}

const tableOf = (one: Gallery, rounds: Rounds): Table => ({
  title: `Gallery of ${one.rows.toLocaleString('en')} rows (${one.database}): 8 connections; latency over one`,
  columns: [
    'page',
    'requests/s',
    'CPU us/request',
    'p50 ms',
    'p99 ms',
    'limit/s',
    'limit CPU us',
    'of the limit',
    'limit is',
  ],
  rows: one.pages.map(({ name, title }): Cell[] => {
    const { perSecond, cpuMicros } = rounds.rate(one, name)
    const took = rounds.took(one, name)
    const limit = limitOf(one, name, rounds)
    return [
      title,
      perSecond,
      cpuMicros,
      median(took),
      quantile(took, 0.99),
      limit?.perSecond,
      limit?.cpuMicros,
      limit && perSecond / limit.perSecond,
      limit?.kind,
    ]
  }),
})
