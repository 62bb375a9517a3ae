import { ProviderError } from '@atelier/providers'
import { expect, test } from 'vitest'
import { systemClock } from '../../../platform/clock.ts'
import { describeStores, type Store } from '../../../testing/store.ts'
import { until } from '../../../testing/until.ts'
import { createScriptedProvider, openWorkshop, PICTURE, untilAborted } from '../../../testing/workshop.ts'
import { LeaseLost } from '../lifecycle/transitions.ts'

const HOUR_MS = 60 * 60 * 1000
const of = (count: number) => ({ width: 64, height: 64, steps: null, guidance: null, seed: 10, count })

describeStores('work that an engine has taken', open => {
  const read = async (store: Store, id: string) => {
    const row = await store.generations.find(id)
    if (!row) throw new Error('no such row')
    return row
  }
  const ends = async (store: Store, id: string) => {
    await until(async () => (await read(store, id)).finishedAt !== null, { within: 8000, what: `${id} to end` })
    return read(store, id)
  }

  const taking = () =>
    createScriptedProvider(async (request, options) => {
      options.onAccepted?.(`job-${request.seed}`)
      return untilAborted(request, options)
    })
  const taken = async (store: Store, id: string) => {
    await until(async () => Object.keys((await read(store, id)).jobs ?? {}).length === 2, { what: 'both being taken' })
    return read(store, id)
  }

  test('is found again by the worker that comes after one that was stopped', async () => {
    const store = await open()
    const before = await openWorkshop(store, { provider: taking().provider })
    await before.start()
    const { id } = await before.add({ parameters: of(2) })
    expect((await taken(store, id)).jobs).toEqual({ 0: 'job-10', 1: 'job-11' })
    await before.stop()

    const { provider, calls } = createScriptedProvider(async () => PICTURE)
    const after = await openWorkshop(store, { provider })
    await after.start()
    expect(await ends(store, id)).toMatchObject({ status: 'succeeded', jobs: null })
    expect(new Set(calls.map(({ job }) => job))).toEqual(new Set(['job-10', 'job-11']))
    expect(await store.images.ofGenerations([id])).toHaveLength(2)
  })

  test('is found again by the worker that comes after one that was killed', async () => {
    const store = await open()
    const { id } = await store.add({ parameters: of(2) })
    await store.lifecycle.claim('of one that is dead', { id })
    await store.lifecycle.accepted(id, 'of one that is dead', { 1: 'job-11' })
    store.clock.advance(HOUR_MS)

    const { provider, calls } = createScriptedProvider(async () => PICTURE)
    const after = await openWorkshop(store, { provider })
    await after.start()
    expect(await ends(store, id)).toMatchObject({ status: 'succeeded', jobs: null, attempts: 2 })
    expect(calls.map(({ request, job }) => [request.seed, job])).toEqual([
      [10, undefined],
      [11, 'job-11'],
    ])
  })

  test('is nothing that a worker writes whose lease was lost', async () => {
    const store = await open()
    const { id } = await store.add()
    await store.lifecycle.claim('lease', { id })
    await store.lifecycle.cancel(id)
    await expect(store.lifecycle.accepted(id, 'lease', { 0: 'job' })).rejects.toThrow(LeaseLost)
    expect((await read(store, id)).jobs).toBeNull()
  })

  test('is asked for again after a wait, and forgotten at the end', async () => {
    const store = await open()
    const { provider, calls, script } = createScriptedProvider(async (_request, { onAccepted }) => {
      script.generate = async () => PICTURE
      onAccepted?.('job-1')
      throw new ProviderError('provider.unavailable', 'Restarting.', { retryAfterMs: 2000, mayBeBilled: true })
    })
    const workshop = await openWorkshop(store, { provider, clock: systemClock })
    await workshop.start()
    const { id } = await workshop.add()
    const waiting = async () => {
      const row = await read(store, id)
      return row.error !== null && row
    }
    expect((await until(waiting, { what: 'the wait' })).jobs).toEqual({ 0: 'job-1' })
    await until(async () => (await read(store, id)).status === 'succeeded', { within: 8000, what: 'success' })
    expect(calls.map(({ job }) => job)).toEqual([undefined, 'job-1'])
    expect((await read(store, id)).jobs).toBeNull()
  })

  test('is begun anew where somebody asks for it again after it failed', async () => {
    const store = await open()
    const { provider, calls, script } = createScriptedProvider(async (_request, { onAccepted }) => {
      onAccepted?.('job-1')
      throw new ProviderError('provider.failed', 'It broke.')
    })
    const workshop = await openWorkshop(store, { provider })
    await workshop.start()
    const { id } = await workshop.add()
    expect(await ends(store, id)).toMatchObject({ status: 'failed', jobs: null })
    script.generate = async () => PICTURE
    await workshop.retry(id)
    await until(async () => (await read(store, id)).status === 'succeeded', { within: 8000, what: 'success' })
    expect(calls.map(({ job }) => job)).toEqual([undefined, undefined])
  })
})
