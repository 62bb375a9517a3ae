import { setTimeout as sleep } from 'node:timers/promises'
import autocannon from 'autocannon'
import { Pool } from 'undici'
import { cpuSeconds } from './machine.ts'

export interface Target {
  readonly url: string
  /** Added to the address, to make it another question each time, which nothing that is kept answers. */
  readonly fresh?: (() => string) | undefined
  /** Of the process that answers, for the time of its processors. */
  readonly pid: number
}

export interface Rate {
  readonly perSecond: number
  /** Microseconds of processor time that the process that answers spends on a request; other programs disturb it less than the rate. */
  readonly cpuMicros: number | undefined
}

/** Milliseconds between two looks at whether so many requests were answered. */
const LOOK_MS = 10

/** How long it goes on: for some time, or until there were so many, which takes no time on any machine. */
type Amount = { readonly seconds: number } | { readonly requests: number }

/** As many requests as there is time for, over some connections. */
export async function rateOf(
  { url, pid, fresh }: Target,
  { connections = 8, ...amount }: { readonly connections?: number } & Amount,
): Promise<Rate> {
  const before = await cpuSeconds(pid)
  const anew = freshly(url, fresh)
  const result = await autocannon({
    url,
    connections,
    // Autocannon looks this often whether all were answered; left out, once a second.
    ...('seconds' in amount ? { duration: amount.seconds } : { amount: amount.requests, sampleInt: LOOK_MS }),
    ...(fresh && { requests: [{ setupRequest: request => ({ ...request, path: anew() }) }] }),
  })
  const after = await cpuSeconds(pid)
  if (result.errors > 0 || result.non2xx > 0)
    throw new Error(`${url}: ${result.errors} errors, ${result.non2xx} refusals`)
  return {
    perSecond: result['2xx'] / result.duration,
    cpuMicros: before === undefined || after === undefined ? undefined : ((after - before) * 1e6) / result['2xx'],
  }
}

/** How often a piece of work is done in a second, in this process. */
export async function rateInProcess(
  work: () => unknown,
  { atATime, ...amount }: { readonly atATime: number } & Amount,
): Promise<Rate> {
  const until = 'seconds' in amount ? performance.now() + amount.seconds * 1000 : Infinity
  const most = 'requests' in amount ? amount.requests : Infinity
  const cpuBefore = process.cpuUsage()
  const startedAt = performance.now()
  let times = 0
  const again = async () => {
    while (performance.now() < until && times < most) {
      times += 1
      await work()
    }
  }
  await Promise.all(Array.from({ length: atATime }, again))
  const { user, system } = process.cpuUsage(cpuBefore)
  return { perSecond: (times * 1000) / (performance.now() - startedAt), cpuMicros: (user + system) / times }
}

/** Milliseconds of requests one after another over one connection, from sending to the last byte; `pauseMs` between them. */
export async function latenciesOf(
  { url, fresh }: Pick<Target, 'url' | 'fresh'>,
  times: number,
  pauseMs = 0,
): Promise<number[]> {
  const anew = freshly(url, fresh)
  const pool = new Pool(new URL(url).origin, { connections: 1 })
  try {
    const took: number[] = []
    for (let index = 0; index < times; index += 1) {
      const path = anew()
      took.push(await timed(() => fetchWith(pool, path)))
      if (pauseMs > 0) await sleep(pauseMs)
    }
    return took
  } finally {
    await pool.close()
  }
}

/** The path of an address, another one each time where it is to be. */
function freshly(url: string, fresh: Target['fresh']): () => string {
  const { pathname, search } = new URL(url)
  return () => pathname + search + (fresh?.() ?? '')
}

async function fetchWith(pool: Pool, path: string): Promise<void> {
  const { statusCode, body } = await pool.request({ path, method: 'GET' })
  await body.arrayBuffer()
  if (statusCode !== 200) throw new Error(`${path} answered ${statusCode}`)
}

/** Milliseconds that some work takes. */
export async function timed(work: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now()
  await work()
  return performance.now() - startedAt
}

/** Does the same work `times` times, `concurrency` of them at a time, and gives the milliseconds of each. */
export async function timedTogether(
  work: () => Promise<unknown>,
  { times, concurrency }: { times: number; concurrency: number },
): Promise<number[]> {
  const took: number[] = []
  let left = times
  await Promise.all(
    Array.from({ length: concurrency }, async () => {
      while (left > 0) {
        left -= 1
        took.push(await timed(work))
      }
    }),
  )
  return took
}

export function quantile(values: readonly number[], part: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? Number.NaN
}
export const median = (values: readonly number[]) => quantile(values, 0.5)

/** The middle of several rounds. */
export const medianRate = (rates: readonly Rate[]): Rate => {
  const cpu = rates.flatMap(({ cpuMicros }) => cpuMicros ?? [])
  return {
    perSecond: median(rates.map(({ perSecond }) => perSecond)),
    cpuMicros: cpu.length > 0 ? median(cpu) : undefined,
  }
}

/** Measures everything once a round, so that what else the machine does falls on all alike. */
export async function inRounds<T>(
  rounds: number,
  measures: ReadonlyMap<string, () => Promise<T> | T>,
): Promise<Map<string, T[]>> {
  const measured = new Map<string, T[]>([...measures.keys()].map(name => [name, []]))
  for (let round = 0; round < rounds; round += 1) {
    for (const [name, measure] of measures) measured.get(name)?.push(await measure())
  }
  return measured
}
