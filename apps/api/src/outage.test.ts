import { createGeneration, getGeneration, getImageStats, listImages } from '@atelier/contracts'
import { makePostgres, startPostgres, takeInventory } from '@atelier/db/testing'
import { startUpstream } from '@atelier/providers/testing'
import { describe, expect, onTestFinished, test } from 'vitest'
import { followEvents } from './testing/event-stream.ts'
import { makeDataDir } from './testing/process.ts'
import { startProxy } from './testing/proxy.ts'
import { startStudio } from './testing/studio.ts'
import { until } from './testing/until.ts'
import { importPicture } from './testing/upload.ts'

const MODEL = 'stand-in/watercolour'

async function openStudio(databaseUrl: string, latencyMs = 0) {
  const upstream = await startUpstream({ fast: true, latencyMs })
  onTestFinished(upstream.close)
  const dataDir = await makeDataDir()
  const studio = await startStudio({
    databaseUrl,
    dataDir,
    config: {
      hfToken: 'hf_nobodys',
      hfRouterUrl: upstream.routerUrl,
      hfHubUrl: upstream.hubUrl,
      allowPrivateNetwork: true,
    },
  })
  onTestFinished(studio.stop)
  return { studio, upstream, dataDir }
}

test('a PostgreSQL server that restarts while an image is made costs nothing: it is kept, and everything goes on by itself', async () => {
  const server = await startPostgres()
  onTestFinished(server.stop)
  const { studio, upstream, dataDir } = await openStudio(server.url(), 400)
  const {
    body: { id },
  } = await studio.call(createGeneration, { body: { prompt: 'through the outage', model: MODEL, count: 2 } })
  await until(() => upstream.requests.filter(({ kind }) => kind === 'router').length === 2)

  await server.halt()
  for (const refused of [
    await studio.refused(listImages, { querystring: { q: 'anything' } }),
    await studio.refused(getGeneration, { params: { id } }),
    await studio.refused(createGeneration, { body: { prompt: 'now', model: MODEL } }),
  ]) {
    expect(refused).toMatchObject({ status: 503, code: 'database.unavailable' })
    expect(refused.headers.get('retry-after')).toMatch(/^\d+$/)
  }
  const readiness = await studio.request('/readyz')
  expect(readiness.status).toBe(503)
  expect(await readiness.json()).toMatchObject({
    status: 'not_ready',
    checks: { database: { ok: false }, storage: { ok: true } },
  })
  expect((await studio.request('/healthz')).status).toBe(200)
  // The images come while nobody can write them down.
  await until(() => upstream.requests.filter(({ kind, status }) => kind === 'router' && status === 200).length === 2)
  await server.resume()

  const resumed = performance.now()
  const finished = await until(async () => {
    const response = await studio.request(`/api/v1/generations/${id}`)
    const generation = (await response.json()) as { status: string; attempts: number; images: unknown[] }
    return generation.status === 'succeeded' && generation
  })
  expect(performance.now() - resumed).toBeLessThan(8000)
  expect(finished).toMatchObject({ attempts: 1, images: [{}, {}] })
  expect((await studio.request('/readyz')).status).toBe(200)

  // Workers, held answers and streams hear of what happens as before.
  const stream = await followEvents(studio)
  const { status, body } = await studio.call(
    createGeneration,
    { body: { prompt: 'after it', model: MODEL } },
    { prefer: 'wait=10' },
  )
  expect({ status, state: body.status }).toEqual({ status: 201, state: 'succeeded' })
  await stream.next('generation.succeeded')
  await stream.close()
  await studio.stop()
  expect(await takeInventory({ dataDir, databaseUrl: server.url() })).toMatchObject({
    broken: [],
    strays: [],
    loose: [],
    leftovers: [],
  })
})

describe('a commit that was made, and of which the answer was lost', () => {
  async function openBehindProxy() {
    const { url, drop } = await makePostgres()
    onTestFinished(drop)
    const proxy = await startProxy(new URL(url))
    return { proxy, databaseUrl: url, ...(await openStudio(proxy.url)) }
  }
  const IMAGE = /insert into "generated_images"/

  test('loses no image of a generation, and makes none twice', async () => {
    const { proxy, studio, upstream, dataDir, databaseUrl } = await openBehindProxy()
    proxy.loseCommitOf(IMAGE)
    const { body } = await studio.call(
      createGeneration,
      { body: { prompt: 'lost answer', model: MODEL } },
      { prefer: 'wait=20' },
    )
    expect(body).toMatchObject({ status: 'succeeded', attempts: 1, images: [{}] })
    expect(proxy.lost()).toBe(1)
    expect(upstream.requests.filter(({ kind }) => kind === 'router')).toHaveLength(1)
    await studio.stop()
    const { images, broken, strays, loose } = await takeInventory({ dataDir, databaseUrl })
    expect({ count: images.length, broken, strays, loose }).toEqual({ count: 1, broken: [], strays: [], loose: [] })
  })

  test('loses no import', async () => {
    const { proxy, studio, dataDir, databaseUrl } = await openBehindProxy()
    proxy.loseCommitOf(IMAGE)
    const image = await importPicture(studio, { prompt: 'imported' })
    expect(proxy.lost()).toBe(1)
    expect((await studio.request(image.urls.file)).status).toBe(200)
    expect((await studio.call(getImageStats, { querystring: {} })).body.total).toBe(1)
    await studio.stop()
    expect(await takeInventory({ dataDir, databaseUrl })).toMatchObject({ broken: [], strays: [], loose: [] })
  })
})
