import { inRounds, latenciesOf, medianRate, quantile, rateInProcess, rateOf, type Rate } from '../load.ts'
import { atLeast, atMost, type Aim, type Cell, type Findings, type Table } from '../report.ts'
import type { Context, Scenario } from '../scenario.ts'
import { openGalleries, type Gallery, type Opened } from './galleries.ts'
import type { GalleryCase } from './gallery-cases.ts'

export const gallery: Scenario = {
  title: 'requests per second and latency of the gallery, beside the limits',
  async run(context) {
    const opened: Opened = []
    try {
      return await measure(await openGalleries(context, opened), context)
    } finally {
      for (const close of opened.toReversed()) await close()
    }
  },
}

async function measure(galleries: readonly Gallery[], { quick }: Context): Promise<Findings> {
  const seconds = quick ? 0.5 : 1
  const rates = new Map<string, () => Promise<Rate> | Rate>()
  const latencies = new Map<string, () => Promise<number[]>>()
  // A process that has just started runs what it has not run often by an interpreter.
  for (const { studio, cases } of galleries)
    for (const { path, fresh } of cases)
      await rateOf({ url: studio.url + path, pid: studio.pid, fresh }, { seconds: 0.4 })
  for (const one of galleries) {
    rates.set(keyOf(one, 'ready-made text'), () =>
      rateOf({ url: `${one.limits.url}/ready`, pid: one.limits.pid }, { seconds }),
    )
    for (const page of one.cases) {
      const target = { url: one.studio.url + page.path, pid: one.studio.pid, fresh: page.fresh }
      rates.set(keyOf(one, page.name), () => rateOf(target, { seconds }))
      latencies.set(keyOf(one, page.name), () => latenciesOf(target, quick ? 50 : 200))
      const work = one.bare(page)
      if (work) rates.set(keyOf(one, `bare ${page.name}`), () => rateInProcess(work, seconds / 3))
    }
  }
  const measuredRates = await inRounds(quick ? 1 : 5, rates)
  const measuredLatencies = await inRounds(quick ? 1 : 3, latencies)
  const measured: Measured = {
    rate: (one, name) => medianRate(measuredRates.get(keyOf(one, name)) ?? []),
    took: (one, name) => measuredLatencies.get(keyOf(one, name))?.flat() ?? [],
  }
  return {
    tables: galleries.map(one => tableOf(one, measured)),
    aims: aimsOf(
      galleries.filter(({ name }) => name === 'SQLite'),
      measured,
    ),
  }
}

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

function aimsOf(galleries: readonly Gallery[], measured: Measured): Aim[] {
  const [smallest, largest] = [galleries[0], galleries.at(-1)]
  if (!smallest || !largest) return []
  const size = `at ${largest.rows.toLocaleString('en')} rows`
  const cost = (one: Gallery, name: string) => 1 / measured.rate(one, name).perSecond
  const limited = largest.cases.flatMap(page => {
    const limit = limitOf(largest, page, measured)
    return limit
      ? [
          atLeast(
            `${page.name} ${size}, of its limit`,
            0.5,
            measured.rate(largest, page.name).perSecond / limit.perSecond,
          ),
        ]
      : []
  })
  const growth =
    smallest === largest
      ? []
      : largest.cases
          .filter(({ grows }) => !grows)
          .map(({ name }) =>
            atMost(
              `${name}: cost ${size}, of that at ${smallest.rows.toLocaleString('en')}`,
              1.2,
              cost(largest, name) / cost(smallest, name),
            ),
          )
  const depths = [
    ['page at 90 % depth', 'first page, uncached'],
    ['search, common, 90 % depth', 'search, common word'],
  ] as const
  const searches = largest.cases.filter(({ name }) => name.startsWith('search'))
  return [
    ...limited,
    ...growth,
    ...depths.map(([deep, first]) =>
      atMost(`${deep} ${size}, cost of that of the first`, 1.2, cost(largest, deep) / cost(largest, first)),
    ),
    atMost(
      `timeline, made anew ${size}, p50`,
      100,
      quantile(measured.took(largest, 'timeline, made anew'), 0.5),
      ' ms',
    ),
    ...searches.map(({ name }) =>
      atMost(`${name} ${size}, p50`, 5, quantile(measured.took(largest, name), 0.5), ' ms'),
    ),
  ]
}
