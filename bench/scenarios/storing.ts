import { Agent, request } from 'undici'
import { quantile, timed, timedTogether } from '../load.ts'
import { cpuSeconds, residentMb } from '../machine.ts'
import { startStudio } from '../processes/studio.ts'
import { startUpstreamProcess, type Upstream } from '../processes/upstream.ts'
import type { Cell } from '../report.ts'
import { defineScenario, type Scale } from '../scenario.ts'
import { measureSteps } from './storing-steps.ts'

const SIZE = { width: 512, height: 512 }
const MODEL = 'stand-in/watercolour'

const SIZES = {
  full: { steps: 60, alone: 200, pictures: 2000 },
  quick: { steps: 20, alone: 40, pictures: 400 },
  smallest: { steps: 1, alone: 2, pictures: 4 },
} satisfies Record<Scale, object>

/** Asked for at a time, where as many as possible are to be made. */
const TOGETHER = 8

export const storing = defineScenario({
  name: 'storing',
  title: 'a picture of 512 x 512 pixels stored: what each step takes, and what 2,000 of them leave in memory',
  limits: {
    added: { what: 'time added, PNG of 512 pixels, one at a time, p50', atMost: 8, unit: 'ms' },
    processor: { what: 'processor time of a picture, with its thumbnail', atMost: 10, unit: 'ms' },
    rate: { what: 'pictures a second through one process, upstream of 0 ms', atLeast: 150 },
    resident: { what: 'resident memory after 2,000 pictures', atMost: 250, unit: 'MB' },
  },
  async run({ scale }) {
    const size = SIZES[scale]
    const upstream = await startUpstreamProcess({ latencyMs: 0, format: 'png' })
    try {
      const steps = await measureSteps(await pictureOf(upstream), size.steps)
      const { rows, figures } = await measureStudio(upstream, size)
      return {
        tables: [
          {
            title: 'Steps of one picture, each by itself',
            columns: ['step', 'p50 ms', 'processor ms'],
            rows: steps.map(({ name, tookMs, cpuMs }): Cell[] => [name, tookMs, cpuMs]),
          },
          {
            title: `Pictures through the studio, ${TOGETHER} at a time`,
            columns: ['pictures', 'a second', 'processor ms each', 'resident MB'],
            rows,
          },
        ],
        figures,
      }
    } finally {
      await upstream.stop()
    }
  },
})

async function measureStudio(upstream: Upstream, { alone, pictures }: { alone: number; pictures: number }) {
  const studio = await startStudio({ upstream, environment: { HF_CONCURRENCY: '16' } })
  const dispatcher = new Agent({ connections: 64 })
  const through = () =>
    post(dispatcher, `${studio.url}/api/v1/generations`, { prompt: 'a lighthouse at dusk', model: MODEL, ...SIZE })
  const direct = () => post(dispatcher, addressOf(upstream), { inputs: 'a lighthouse', parameters: SIZE })
  try {
    // A process that has just started runs what it has not run often by an interpreter.
    await timedTogether(through, { times: Math.min(alone, 100), concurrency: TOGETHER })
    const [there, here] = [
      await timedTogether(direct, { times: alone, concurrency: 1 }),
      await timedTogether(through, { times: alone, concurrency: 1 }),
    ]
    const rows: Cell[][] = []
    const [cpuBefore, startedAt] = [await cpuSeconds(studio.pid), performance.now()]
    for (let part = 1; part <= 4; part += 1) {
      const cpu = await cpuSeconds(studio.pid)
      const ms = await timed(() => timedTogether(through, { times: pictures / 4, concurrency: TOGETHER }))
      const each = cpuMsOf(cpu, await cpuSeconds(studio.pid), pictures / 4)
      rows.push([(part * pictures) / 4, (pictures / 4 / ms) * 1000, each, await residentMb(studio.pid)])
    }
    return {
      rows,
      figures: {
        added: quantile(here, 0.5) - quantile(there, 0.5),
        processor: cpuMsOf(cpuBefore, await cpuSeconds(studio.pid), pictures),
        rate: (pictures / (performance.now() - startedAt)) * 1000,
        resident: await residentMb(studio.pid),
      },
    }
  } finally {
    await dispatcher.destroy()
    await studio.stop()
  }
}

const cpuMsOf = (before: number | undefined, after: number | undefined, pictures: number) =>
  before === undefined || after === undefined ? undefined : ((after - before) * 1000) / pictures

/** hf-inference answers with the bytes themselves. */
const addressOf = ({ routerUrl }: Upstream) => `${routerUrl}/hf-inference/models/${MODEL}`

const pictureOf = (upstream: Upstream) =>
  post(new Agent(), addressOf(upstream), { inputs: 'a lighthouse', parameters: SIZE })

async function post(dispatcher: Agent, url: string, body: object): Promise<Uint8Array> {
  const answer = await request(url, {
    dispatcher,
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: 'Bearer hf_bench', prefer: 'wait=60' },
    body: JSON.stringify(body),
  })
  const bytes = new Uint8Array(await answer.body.arrayBuffer())
  if (answer.statusCode !== 200 && answer.statusCode !== 201)
    throw new Error(`${url} answered ${answer.statusCode}: ${Buffer.from(bytes).toString().slice(0, 500)}`)
  return bytes
}
