import { randomUUID } from 'node:crypto'
import { startPostgres } from '@atelier/db/testing'
import { Agent, request } from 'undici'
import { inRounds, median, timed, timedTogether } from '../load.ts'
import { cpuSeconds } from '../machine.ts'
import { createClosers } from '../processes/closers.ts'
import { startFleet, type Fleet } from '../processes/fleet.ts'
import { watchLock } from '../processes/lock-watch.ts'
import { startUpstreamProcess, type Upstream } from '../processes/upstream.ts'
import type { Cell } from '../report.ts'
import { defineScenario } from '../scenario.ts'

/** In their smallest form only those that have a limit. */
const WORKERS = { full: [1, 2, 4], quick: [1, 2, 4], smallest: [1, 4] } as const
/** Requests that wait for their picture at a time. */
const CONCURRENCY = 48
const BODY = JSON.stringify({ prompt: 'a lighthouse at dusk', model: 'stand-in/watercolour', width: 256, height: 256 })

interface Measured {
  readonly perSecond: number
  readonly cpuMs: number
  readonly lock?: Awaited<ReturnType<Awaited<ReturnType<typeof watchLock>>['stop']>>
}

const PICTURES = { full: 600, quick: 100, smallest: 4 } as const

/** Small pictures of an engine that takes no time: what is left is what the studio itself costs. */
export const workers = defineScenario({
  name: 'workers',
  title: 'pictures a second through one and several workers, at an engine of 0 ms',
  limits: {
    one: { what: 'pictures/s on PostgreSQL through one worker', atLeast: 120 },
    four: { what: 'pictures/s on PostgreSQL through four workers, beside those through one', atLeast: 1 },
  },
  async run({ scale, databases }) {
    const pictures = PICTURES[scale]
    const counts = databases.includes('postgresql') ? WORKERS[scale] : []
    const { opened, closeAll } = createClosers()
    try {
      const upstream = opened(await startUpstreamProcess({ latencyMs: 0, format: 'jpeg' }))
      const server = counts.length > 0 ? opened(await startPostgres()) : undefined
      const measures = new Map<string, () => Promise<Measured>>([['SQLite', () => onSqlite(upstream, pictures)]])
      if (server)
        for (const count of counts) measures.set(name(count), () => onPostgres({ server, upstream, count, pictures }))
      const measured = await inRounds<Measured>(scale === 'full' ? 3 : 1, measures)
      return report([...measures.keys()], found => measured.get(found) ?? [], pictures)
    } finally {
      await closeAll()
    }
  },
})

const name = (count: number) => `PostgreSQL, ${count} ${count === 1 ? 'worker' : 'workers'}`

async function onSqlite(upstream: Upstream, pictures: number): Promise<Measured> {
  const fleet = await startFleet({ upstream, workers: 0 })
  try {
    return await make(fleet, pictures)
  } finally {
    await fleet.stop()
  }
}

interface OnPostgres {
  readonly server: Awaited<ReturnType<typeof startPostgres>>
  readonly upstream: Upstream
  readonly count: number
  readonly pictures: number
}

/** In a new database each time. */
async function onPostgres({ server, upstream, count, pictures }: OnPostgres): Promise<Measured> {
  const database = `workers_${randomUUID().replaceAll('-', '')}`
  await server.createDatabase(database)
  const fleet = await startFleet({ databaseUrl: server.url(database), upstream, workers: count })
  try {
    return await make(fleet, pictures, () => watchLock(server.url(database)))
  } finally {
    await fleet.stop()
  }
}

async function make({ url, pids }: Fleet, pictures: number, watch?: () => ReturnType<typeof watchLock>) {
  const dispatcher = new Agent({ connections: CONCURRENCY })
  const one = async () => {
    const answer = await request(`${url}/api/v1/generations`, {
      dispatcher,
      method: 'POST',
      headers: { 'content-type': 'application/json', prefer: 'wait=60' },
      body: BODY,
    })
    const { status } = (await answer.body.json()) as { status: string } // it is a generation, or an error
    if (status !== 'succeeded') throw new Error(`a picture was not made: ${status}`)
  }
  const used = async () => (await Promise.all(pids.map(cpuSeconds))).reduce<number>((sum, next) => sum + (next ?? 0), 0)
  try {
    await timedTogether(one, { times: Math.ceil(pictures / 4), concurrency: CONCURRENCY })
    const watching = await watch?.()
    const before = await used()
    const tookMs = await timed(() => timedTogether(one, { times: pictures, concurrency: CONCURRENCY }))
    const cpuMs = ((await used()) - before) * 1000
    const lock = await watching?.stop()
    return { perSecond: (pictures / tookMs) * 1000, cpuMs: cpuMs / pictures, ...(lock && { lock }) }
  } finally {
    await dispatcher.destroy()
  }
}

function report(names: readonly string[], roundsOf: (name: string) => readonly Measured[], pictures: number) {
  const middle = (of: string, value: (measured: Measured) => number | undefined) => {
    const values = roundsOf(of).flatMap(measured => value(measured) ?? [])
    return values.length > 0 ? median(values) : undefined
  }
  const rate = (of: string) => middle(of, ({ perSecond }) => perSecond)
  const rows = names.map((of): Cell[] => {
    const lock = (value: (lock: NonNullable<Measured['lock']>) => number) =>
      middle(of, measured => measured.lock && value(measured.lock))
    return [
      of,
      rate(of),
      middle(of, ({ cpuMs }) => cpuMs),
      lock(({ commits }) => commits / pictures),
      lock(({ heldPart }) => heldPart * 100),
      lock(({ idlePart }) => idlePart * 100),
      lock(({ waiting }) => waiting),
    ]
  })
  const columns = ['', 'pictures/s', 'processor, ms', 'commits', 'lock held, %', 'its holder idle, %', 'waiting']
  const [one, four] = [rate(name(1)), rate(name(4))]
  return {
    tables: [{ title: 'Workers, each picture', columns, rows }],
    figures: { one, four: one && four && four / one },
  }
}
