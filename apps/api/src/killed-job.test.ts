import type { Engine, FoundModels, Generation } from '@atelier/contracts'
import { startComfyUi, startSdCpp, startUpstream, workflowsOf } from '@atelier/providers/testing'
import { expect, onTestFinished, test } from 'vitest'
import { createClient } from './testing/client.ts'
import { makeDataDir, spawnStudio } from './testing/process.ts'
import { until } from './testing/until.ts'

test(
  'killed while an engine works on a picture, it asks for that work again, and nothing is made twice',
  { timeout: 90_000 },
  async () => {
    const standIn = await startSdCpp({ looksUntilDone: Number.POSITIVE_INFINITY })
    onTestFinished(standIn.close)
    const place = { DATA_DIR: await makeDataDir() }
    const looks = () =>
      standIn.requests.filter(({ method, path }) => method === 'GET' && path.includes('/jobs/')).length

    const killed = spawnStudio(place)
    const before = createClient(await killed.ready)
    const { id: engine } = await before.ask<Engine>('/engines', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ kind: 'sdcpp', name: 'Card', settings: { baseUrl: standIn.url } }),
    })
    const { items } = await before.ask<FoundModels>(`/models?provider=${engine}`)
    const { id } = await before.generate({ prompt: 'begun before', model: items[0]?.id ?? '' })
    // By the second look it is written down what the engine calls it.
    await until(() => looks() >= 2, { within: 30_000, what: 'the engine being asked how far it is' })
    killed.kill('SIGKILL')
    await killed.ended

    standIn.set({ looksUntilDone: 1 })
    const after = createClient(await spawnStudio(place).ready)
    const made = await after.reaches(id, 'succeeded', 'failed')
    expect(made).toMatchObject({ status: 'succeeded', provider: engine, attempts: 2, images: [{ provider: engine }] })
    expect([standIn.jobs.all().length, standIn.jobs.made()]).toEqual([1, 1])
  },
)

test.each(['SIGKILL', 'SIGTERM'] as const)(
  'ended by %s, it leaves the job in the queue that has it; cancelled after the next start, it is taken out of there',
  { timeout: 90_000 },
  async signal => {
    const upstream = await startUpstream({ fast: true, pollsUntilDone: Number.POSITIVE_INFINITY })
    onTestFinished(upstream.close)
    const place = {
      DATA_DIR: await makeDataDir(),
      HF_ROUTER_URL: upstream.routerUrl,
      HF_HUB_URL: upstream.hubUrl,
    }
    const polls = () => upstream.requests.filter(({ path }) => path.includes('/requests/job-1/status')).length

    const before = spawnStudio(place)
    const { id } = await createClient(await before.ready).generate({
      prompt: 'begun before',
      model: 'black-forest-labs/FLUX.1-dev',
    })
    await until(() => polls() >= 2, { within: 30_000, what: 'the queue being asked' })
    before.kill(signal)
    await before.ended
    expect(upstream.cancelled()).toEqual([])

    const asked = polls()
    const after = createClient(await spawnStudio(place).ready)
    await until(() => polls() > asked, { within: 30_000, what: 'the queue being asked again' })
    const { status } = await after.ask<Generation>(`/generations/${id}/cancel`, { method: 'POST' })
    expect(status).toBe('cancelled')
    await until(() => upstream.cancelled().length > 0, { what: 'the queue being told' })
    expect([upstream.cancelled(), upstream.made()]).toEqual([['job-1'], 0])
    expect(upstream.requests.filter(({ method }) => method === 'POST')).toHaveLength(1)
  },
)

test(
  'killed while ComfyUI works on a picture, and cancelled after the next start, it has that very job interrupted once',
  { timeout: 90_000 },
  async () => {
    const comfyUi = await startComfyUi()
    onTestFinished(comfyUi.close)
    comfyUi.fault('never-ending')
    const place = { DATA_DIR: await makeDataDir() }
    const looks = () => comfyUi.requests.filter(({ path }) => path.startsWith('/history/')).length
    const posts = (path: string) => comfyUi.requests.filter(({ method, path: at }) => method === 'POST' && at === path)

    const killed = spawnStudio(place)
    const before = createClient(await killed.ready)
    const settings = { baseUrl: comfyUi.url, workflows: workflowsOf(['sd15']) }
    await before.ask<Engine>('/engines', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ id: 'card', kind: 'comfyui', name: 'Card', settings }),
    })
    const { items } = await before.ask<FoundModels>('/models?provider=card')
    const { id } = await before.generate({ prompt: 'begun before', model: items[0]?.id ?? '' })
    await until(() => looks() > 0, { within: 30_000, what: 'ComfyUI being asked how far it is' })
    killed.kill('SIGKILL')
    await killed.ended
    expect(comfyUi.queue.running()).toHaveLength(1)

    const asked = looks()
    const after = createClient(await spawnStudio(place).ready)
    await until(() => looks() > asked, { within: 30_000, what: 'ComfyUI being asked again' })
    const { status } = await after.ask<Generation>(`/generations/${id}/cancel`, { method: 'POST' })
    expect(status).toBe('cancelled')
    await until(() => comfyUi.queue.length() === 0, { what: 'the job being interrupted' })
    expect([posts('/interrupt').length, posts('/prompt').length, comfyUi.made()]).toEqual([1, 1, 0])
  },
)
