import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startPostgres } from '@atelier/db/testing'
import { createClosers } from '../processes/closers.ts'
import { allFinished, postJson, readJson } from '../processes/requests.ts'
import { startStudio } from '../processes/studio.ts'
import { startUpstreamProcess } from '../processes/upstream.ts'
import { takeStock } from './stock.ts'
import type { Torment } from './torment.ts'

const GENERATIONS = 24
const HOUR_MS = 60 * 60 * 1000
/** Longer than a lease: whoever is taken for dead too early has its work done twice. */
const LATENCY_MS = 3000

/** Makes a process believe in another time. */
const believing = (aheadMs: number) => ({
  NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(
    `const Real = Date; const now = () => Real.now() + ${aheadMs};
     globalThis.Date = class extends Real { constructor(...given) { given.length ? super(...given) : super(now()) } static now() { return now() } }`,
  )}`,
})

const settings = (role: string, aheadMs: number) => ({
  STUDIO_ROLE: role,
  SECRET_KEY: 'a key for the torture only',
  LEASE_S: '2',
  HF_CONCURRENCY: '4',
  ...believing(aheadMs),
})

/** Three machines whose clocks are hours apart make pictures together: each once, and none is lost. */
export const clocks: Torment = async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'atelier-torture-'))
  const { opened, defer, closeAll } = createClosers()
  defer(() => rm(dataDir, { recursive: true, force: true }))
  try {
    const server = opened(await startPostgres())
    const upstream = opened(await startUpstreamProcess({ latencyMs: LATENCY_MS }))
    const start = async (role: string, aheadMs: number) =>
      opened(await startStudio({ dataDir, databaseUrl: server.url(), upstream, environment: settings(role, aheadMs) }))
    const api = await start('api', 0)
    const studios = [api, await start('worker', 0), await start('worker', HOUR_MS), await start('worker', -HOUR_MS)]
    const body = { prompt: 'what time is it', model: 'black-forest-labs/FLUX.1-schnell', width: 256, height: 256 }
    for (let n = 0; n < GENERATIONS; n += 1) await postJson(api, '/api/v1/generations', body, 202)
    await allFinished(api)
    const { items } = await readJson<{ items: { attempts: number; status: string }[] }>(
      api,
      '/api/v1/generations?limit=200',
    )
    const twice = items.filter(item => item.attempts > 1).length
    const failed = items.filter(item => item.status !== 'succeeded').length
    const warned = studios.filter(({ output }) => /clock of this machine/.test(output.join(''))).length
    await Promise.all(studios.map(studio => studio.stop()))
    const { images, faults } = await takeStock({ dataDir, databaseUrl: server.url() })
    return {
      told: `${images} images by clocks that are 2 hours apart, ${warned} of which were told to be off`,
      faults: [
        ...faults,
        ...(twice > 0 ? [`${twice} were taken up twice`] : []),
        ...(failed > 0 ? [`${failed} did not succeed`] : []),
        ...(warned === 2 ? [] : [`${warned} processes warned, not 2`]),
      ],
    }
  } finally {
    await closeAll()
  }
}
