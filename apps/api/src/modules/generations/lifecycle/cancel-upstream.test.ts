import {
  cancelGeneration,
  cancelGrid,
  createGeneration,
  createGrid,
  getGeneration,
  removeGeneration,
  removeGrid,
  retryGeneration,
} from '@atelier/contracts'
import { afterEach, expect, test } from 'vitest'
import { describeStudio } from '../../../testing/suite.ts'
import { until } from '../../../testing/until.ts'

const small = { width: 256, height: 256 } as const
/** Served by queues; the first of them is fal's. */
const QUEUED = 'black-forest-labs/FLUX.1-dev'

describeStudio('cancelling what waits in a queue elsewhere', { config: { hfConcurrency: 4 } }, my => {
  afterEach(() => {
    my.upstream.clearFaults()
    my.upstream.set({ pollsUntilDone: 1 })
  })

  const begin = async (prompt: string) => {
    my.upstream.set({ pollsUntilDone: Number.POSITIVE_INFINITY })
    return (await my.studio.call(createGeneration, { body: { ...small, prompt, model: QUEUED } })).body
  }
  const cancel = (id: string) => my.studio.call(cancelGeneration, { params: { id } })
  const read = async (id: string) => (await my.studio.call(getGeneration, { params: { id } })).body
  const cancels = () => my.upstream.requests.filter(({ path }) => path.includes('/cancel'))
  const polls = (job: string) => my.upstream.requests.filter(({ path }) => path.includes(`/${job}/status`))

  /** The jobs that are asked after from now on, as soon as they are that many. */
  const polled = async (count = 1) => {
    const before = my.upstream.requests.length
    return until(
      () => {
        const later = my.upstream.requests.slice(before)
        const jobs = new Set(later.flatMap(({ path }) => path.match(/\/requests\/([^/]+)\/status/)?.[1] ?? []))
        return jobs.size === count && [...jobs]
      },
      { what: 'the queue being asked' },
    )
  }
  const reached = (jobs: readonly string[]) =>
    until(() => jobs.every(job => my.upstream.cancelled().includes(job)), { what: 'the queue being told' })

  test('the queue is told, the picture is not made, and nobody asks after it any more', async () => {
    const made = my.upstream.made()
    const { id } = await begin('taken out of the queue')
    const jobs = await polled()
    const { status, body } = await cancel(id)
    expect([status, body.status]).toEqual([200, 'cancelled'])
    await reached(jobs)
    const asked = jobs.map(job => polls(job).length)
    await my.generate({ ...small, prompt: 'another one meanwhile' })
    expect(jobs.map(job => polls(job).length)).toEqual(asked)
    expect(my.upstream.made()).toBe(made + 1)
    expect(await read(id)).toEqual(body)
  })

  test('nobody waits for a queue that says nothing', async () => {
    const { id } = await begin('not answered')
    await polled()
    my.upstream.fault('hang', { at: 'cancel', times: 9 })
    const before = cancels().length
    const { body } = await cancel(id)
    expect(body.status).toBe('cancelled')
    const call = await until(() => cancels()[before], { what: 'the queue being told' })
    expect([call.fault, call.status]).toEqual(['hang', undefined])
    await my.studio.call(removeGeneration, { params: { id } })
  })

  test.each(['unauthorized', 'server-error'] as const)('a queue that answers %s changes nothing', async fault => {
    const { id } = await begin(`answered with ${fault}`)
    await polled()
    my.upstream.fault(fault, { at: 'cancel', times: 9 })
    const before = cancels().length
    const { body } = await cancel(id)
    await until(() => cancels()[before]?.status, { what: 'the answer' })
    expect(await read(id)).toEqual(body)
    expect(body).toMatchObject({ status: 'cancelled', error: null })
  })

  test('what was done there in the same moment stays cancelled here, without a word', async () => {
    const { id } = await begin('done in the same moment')
    await polled()
    my.upstream.fault('hang', { at: 'file', times: 9 })
    my.upstream.finishJobs()
    await until(() => my.upstream.requests.some(({ fault }) => fault === 'hang'), { what: 'the file' })
    const before = cancels().length
    const { body } = await cancel(id)
    expect(await until(() => cancels()[before]?.status, { what: 'the answer' })).toBe(400)
    expect(await read(id)).toEqual(body)
    expect(body).toMatchObject({ status: 'cancelled', images: [], error: null })
  })

  test('wanted again, it is begun anew and made once', async () => {
    const { id } = await begin('wanted again')
    const jobs = await polled()
    await cancel(id)
    await reached(jobs)
    my.upstream.set({ pollsUntilDone: 0 })
    await my.studio.call(retryGeneration, { params: { id } })
    await until(async () => (await read(id)).status === 'succeeded', { what: 'success' })
    expect((await read(id)).images).toHaveLength(1)
  })

  test.each(['cancelled', 'deleted'] as const)('all cells of a grid are taken out when it is %s', async way => {
    my.upstream.set({ pollsUntilDone: Number.POSITIVE_INFINITY })
    const { body: grid } = await my.studio.call(createGrid, {
      body: {
        base: { ...small, prompt: `a grid that is ${way}`, model: QUEUED },
        axes: [{ kind: 'seed', values: [1, 2, 3] }],
      },
    })
    const jobs = await polled(3)
    if (way === 'cancelled') await my.studio.call(cancelGrid, { params: { id: grid.id } })
    else await my.studio.call(removeGrid, { params: { id: grid.id }, querystring: {} })
    await reached(jobs)
    expect(jobs.map(job => my.upstream.cancelled().filter(cancelled => cancelled === job).length)).toEqual([1, 1, 1])
  })
})
