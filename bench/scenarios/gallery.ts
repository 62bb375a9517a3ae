import { inRounds, latenciesOf, medianRate, quantile, rateInProcess, rateOf, type Rate } from '../load.ts'
import type { Cell, Table } from '../report.ts'
import { defineScenario, type Scale } from '../scenario.ts'
import { openGalleries, type Gallery, type Opened } from './galleries.ts'
import type { GalleryCase } from './gallery-cases.ts'

const SIZES = {
  full: { rounds: 5, seconds: 1, looks: 200 },
  quick: { rounds: 1, seconds: 0.5, looks: 50 },
  smallest: { rounds: 1, seconds: 0.05, looks: 2 },
} satisfies Record<Scale, object>

export const gallery = defineScenario({
  name: 'gallery',
  title: 'requests per second and latency of the gallery, beside the limits',
  limits: {
    newest: { what: 'newest page, of a ready-made text', atLeast: 0.5 },
  },
  async run(context) {
    const opened: Opened = []
    try {
      return await measure(await openGalleries(context, opened), SIZES[context.scale])
    } finally {
      for (const close of opened.toReversed()) await close()
    }
  },
})

async function measure(galleries: readonly Gallery[], { rounds, seconds, looks }: (typeof SIZES)[Scale]) {
  const rates = new Map<string, () => Promise<Rate> | Rate>()
  const latencies = new Map<string, () => Promise<number[]>>()
  // A process that has just started runs what it has not run often by an interpreter.
  for (const { studio, cases } of galleries)
    for (const { path, fresh } of cases) await rateOf({ url: studio.url + path, pid: studio.pid, fresh }, { seconds })
  for (const one of galleries) {
    rates.set(keyOf(one, 'ready-made text'), () =>
      rateOf({ url: `${one.limits.url}/ready`, pid: one.limits.pid }, { seconds }),
    )
    for (const page of one.cases) {
      const target = { url: one.studio.url + page.path, pid: one.studio.pid, fresh: page.fresh }
      rates.set(keyOf(one, page.name), () => rateOf(target, { seconds }))
      latencies.set(keyOf(one, page.name), () => latenciesOf(target, looks))
      const work = one.bare(page)
      if (work) rates.set(keyOf(one, `bare ${page.name}`), () => rateInProcess(work, seconds / 3))
    }
  }
  const measuredRates = await inRounds(rounds, rates)
  const measuredLatencies = await inRounds(rounds, latencies)
  const measured: Measured = {
    rate: (one, name) => medianRate(measuredRates.get(keyOf(one, name)) ?? []),
    took: (one, name) => measuredLatencies.get(keyOf(one, name))?.flat() ?? [],
  }
  return {
    tables: galleries.map(one => tableOf(one, measured)),
    figures: {
      newest: newest(
        galleries.findLast(({ name }) => name === 'SQLite'),
        measured,
      ),
    },
  }
}

const newest = (one: Gallery | undefined, { rate }: Measured) =>
  one && rate(one, 'newest page').perSecond / rate(one, 'ready-made text').perSecond

interface Measured {
  readonly rate: (one: Gallery, name: string) => Rate
  readonly took: (one: Gallery, name: string) => number[]
}

const keyOf = ({ name, rows }: Gallery, measurement: string) => `${name} ${rows} ${measurement}`

/** What a page is held against: the first one, which is kept ready, against a text that is ready; the others against the query. */
function limitOf(one: Gallery, page: GalleryCase, { rate }: Measured) {
  if (page === one.cases[0]) return { kind: 'ready-made text', ...rate(one, 'ready-made text') }
  return one.bare(page) && { kind: 'bare query', ...rate(one, `bare ${page.name}`) }
}

const tableOf = (one: Gallery, measured: Measured): Table => ({
  title: `Gallery of ${one.rows.toLocaleString('en')} rows (${one.name}): 8 connections; latency over one`,
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
  rows: one.cases.map((page): Cell[] => {
    const { perSecond, cpuMicros } = measured.rate(one, page.name)
    const took = measured.took(one, page.name)
    const limit = limitOf(one, page, measured)
    return [
      page.name,
      perSecond,
      cpuMicros,
      quantile(took, 0.5),
      quantile(took, 0.99),
      limit?.perSecond,
      limit?.cpuMicros,
      limit && perSecond / limit.perSecond,
      limit?.kind,
    ]
  }),
})
