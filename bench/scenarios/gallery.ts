import { startLimits, type Limits } from '../processes/limits.ts'
import { startStudio, type Studio } from '../processes/studio.ts'
import { inRounds, latenciesOf, medianRate, quantile, rateInProcess, rateOf, type Rate } from '../load.ts'
import { atLeast, atMost, type Aim, type Cell, type Findings, type Table } from '../report.ts'
import type { Context, Scenario } from '../scenario.ts'
import { seededSqlite } from '../seed/sqlite.ts'
import { openBareQueries } from './bare-query.ts'
import { galleryCases, type GalleryCase } from './gallery-cases.ts'

/** A gallery of one size: the studio over it, and the limits beside it. */
interface Gallery {
  readonly rows: number
  readonly studio: Studio
  readonly limits: Limits
  readonly bare: ReturnType<typeof openBareQueries>
  readonly cases: readonly GalleryCase[]
}

export const gallery: Scenario = {
  title: 'requests per second and latency of the gallery, beside the limits',
  async run(context) {
    const open: (() => Promise<void> | void)[] = []
    try {
      const galleries: Gallery[] = []
      for (const rows of context.rows) galleries.push(await openGallery(rows, context, open))
      return await measure(galleries, context)
    }
    finally {
      for (const close of open.toReversed()) await close()
    }
  },
}

async function openGallery(rows: number, { log }: Context, open: (() => Promise<void> | void)[]): Promise<Gallery> {
  const file = await seededSqlite(rows, log)
  const studio = await startStudio({ databaseUrl: file })
  open.push(studio.stop)
  const bare = openBareQueries(file)
  open.push(bare.close)
  const cases = galleryCases(rows)
  for (const { name, path, bare: query } of cases) {
    const answer = await fetch(studio.url + path)
    const body = await answer.text()
    if (!answer.ok || (query && bare.prepare(query)() !== body)) throw new Error(`${name}: the studio answers something else than the bare query`)
  }
  const newest = await fetch(studio.url + (cases[0]?.path ?? ''))
  const skipped = new Set(['connection', 'keep-alive', 'date', 'content-length'])
  const headers = Object.fromEntries([...newest.headers].filter(([name]) => !skipped.has(name)))
  const limits = await startLimits({ texts: { '/ready': { body: await newest.text(), headers } } })
  open.push(limits.stop)
  return { rows, studio, limits, bare, cases }
}

async function measure(galleries: readonly Gallery[], { quick }: Context): Promise<Findings> {
  const seconds = quick ? 0.5 : 1
  const rates = new Map<string, () => Promise<Rate> | Rate>()
  const latencies = new Map<string, () => Promise<number[]>>()
  for (const { rows, studio, limits, bare, cases } of galleries) {
    rates.set(`${rows} ready-made text`, () => rateOf({ url: `${limits.url}/ready`, pid: limits.pid }, { seconds }))
    for (const { name, path, bare: query } of cases) {
      const target = { url: studio.url + path, pid: studio.pid }
      rates.set(`${rows} ${name}`, () => rateOf(target, { seconds }))
      latencies.set(`${rows} ${name}`, () => latenciesOf(target.url, quick ? 50 : 200))
      if (!query) continue
      const work = bare.prepare(query)
      rates.set(`${rows} bare ${name}`, () => rateInProcess(work, seconds / 3))
    }
  }
  const measuredRates = await inRounds(quick ? 1 : 5, rates)
  const measuredLatencies = await inRounds(quick ? 1 : 3, latencies)
  const rate = (key: string) => medianRate(measuredRates.get(key) ?? [])
  const took = (key: string) => measuredLatencies.get(key)?.flat() ?? []
  return { tables: galleries.map(one => tableOf(one, rate, took)), aims: aimsOf(galleries, rate, took) }
}

type RateOf = (key: string) => Rate
type TookOf = (key: string) => number[]

const limitOf = ({ rows }: Gallery, { name, bare }: GalleryCase, rate: RateOf) =>
  bare ? rate(`${rows} bare ${name}`) : name === 'newest page' ? rate(`${rows} ready-made text`) : undefined

function tableOf(one: Gallery, rate: RateOf, took: TookOf): Table {
  const { rows, cases } = one
  return {
    title: `Gallery of ${rows.toLocaleString('en')} rows (SQLite): 8 connections; latency over one`,
    columns: ['page', 'requests/s', 'CPU us/request', 'p50 ms', 'p99 ms', 'limit/s', 'limit CPU us', 'of the limit', 'limit is'],
    rows: cases.map((page): Cell[] => {
      const key = `${rows} ${page.name}`
      const { perSecond, cpuMicros } = rate(key)
      const limit = limitOf(one, page, rate)
      return [page.name, perSecond, cpuMicros, quantile(took(key), 0.5), quantile(took(key), 0.99), limit?.perSecond, limit?.cpuMicros, limit && perSecond / limit.perSecond, limit && (page.bare ? 'bare query' : 'ready-made text')]
    }),
  }
}

function aimsOf(galleries: readonly Gallery[], rate: RateOf, took: TookOf): Aim[] {
  const [smallest, largest] = [galleries[0], galleries.at(-1)]
  if (!smallest || !largest) return []
  const size = `at ${largest.rows.toLocaleString('en')} rows`
  const cost = (rows: number, name: string) => 1 / rate(`${rows} ${name}`).perSecond
  const limited = largest.cases.flatMap((page) => {
    const limit = limitOf(largest, page, rate)
    return limit ? [atLeast(`${page.name} ${size}, of its limit`, 0.5, rate(`${largest.rows} ${page.name}`).perSecond / limit.perSecond)] : []
  })
  const growth = galleries.length < 2 ? [] : largest.cases.map(({ name }) =>
    atMost(`${name}: cost ${size}, of that at ${smallest.rows.toLocaleString('en')}`, 1.2, cost(largest.rows, name) / cost(smallest.rows, name)))
  const searches = largest.cases.filter(({ name }) => name.startsWith('search')).map(({ name }) =>
    atMost(`${name} ${size}, p50`, 5, quantile(took(`${largest.rows} ${name}`), 0.5), ' ms'))
  const depth = atMost(`page at 90 % depth ${size}, cost of that of the first`, 1.2, cost(largest.rows, 'page at 90 % depth') / cost(largest.rows, 'first page, uncached'))
  return [...limited, ...growth, depth, ...searches]
}
