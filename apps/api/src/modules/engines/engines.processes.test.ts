import { createEngine, createGeneration, getGeneration, removeEngine, updateEngine } from '@atelier/contracts'
import { makePostgres } from '@atelier/db/testing'
import { startSdCpp } from '@atelier/providers/testing'
import { expect, onTestFinished, test } from 'vitest'
import { startStudio } from '../../testing/studio.ts'
import { until } from '../../testing/until.ts'

const SECRET_KEY = 'the same for all of them'
/** Milliseconds: heard of at once, on a machine that has nothing else to do. */
const SOON = { within: 5_000, every: 5 }

test('what an admin changes in one process holds in all of them, and a new engine is worked for there', async () => {
  const { url: databaseUrl, drop } = await makePostgres()
  onTestFinished(drop)
  const [old, moved] = await Promise.all([startSdCpp(), startSdCpp()])
  onTestFinished(async () => {
    await Promise.all([old.close(), moved.close()])
  })
  const config = { secretKey: SECRET_KEY, allowPrivateNetwork: true }
  const worker = await startStudio({ databaseUrl, config: { ...config, role: 'worker' } })
  const api = await startStudio({ databaseUrl, dataDir: worker.dataDir, config: { ...config, role: 'api' } })
  onTestFinished(async () => {
    await api.stop()
    await worker.stop()
  })

  const began = performance.now()
  const { body: engine } = await api.call(createEngine, {
    body: { kind: 'sdcpp', name: 'Card', settings: { baseUrl: old.url, password: 'for both' } },
  })
  await until(() => worker.deps.engines.find(engine.id) !== undefined, { ...SOON, what: 'the engine at the worker' })
  expect(performance.now() - began).toBeLessThan(5_000)

  const model = (await worker.deps.engines.find(engine.id)?.models.list({ signal: AbortSignal.timeout(5_000) }))?.[0]
  const made = async (prompt: string) => {
    const { id } = (await api.call(createGeneration, { body: { prompt, model: model?.id ?? '' } })).body
    return until(
      async () => {
        const { body } = await api.call(getGeneration, { params: { id } })
        return body.finishedAt !== null && body
      },
      { within: 20_000, what: prompt },
    )
  }
  expect(await made('at the address that it had')).toMatchObject({ status: 'succeeded', provider: engine.id })
  expect([old.jobs.made(), moved.jobs.made()]).toEqual([1, 0])

  const settings = { baseUrl: moved.url, password: 'for both' }
  const before = worker.deps.engines.find(engine.id)
  await api.call(updateEngine, { params: { id: engine.id }, body: { settings } })
  await until(() => worker.deps.engines.find(engine.id) !== before, { ...SOON, what: 'another engine in its place' })
  expect(await made('at its new one')).toMatchObject({ status: 'succeeded' })
  expect([old.jobs.made(), moved.jobs.made()]).toEqual([1, 1])

  await api.call(removeEngine, { params: { id: engine.id } })
  await until(() => worker.deps.engines.find(engine.id) === undefined, { ...SOON, what: 'the engine gone' })
})
