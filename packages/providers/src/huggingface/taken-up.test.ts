import { expect, test } from 'vitest'
import { imageRequest, MODEL_OF, NAMES_OF_NO_JOB, openHuggingFace, TOKEN } from '../testing/huggingface.ts'
import { closedAfterEach } from '../testing/opened.ts'

const { signal } = new AbortController()
const open = closedAfterEach(openHuggingFace)

const QUEUES = ['fal-ai', 'replicate', 'wavespeed', 'zai-org'] as const
type Queue = (typeof QUEUES)[number]

/** Polls that no test waits for. */
const FOREVER = Number.POSITIVE_INFINITY

/** Begins a picture and leaves it, as a studio that is killed does. */
const leave = async (provider: Queue) => {
  const subject = await open({}, { pollsUntilDone: FOREVER })
  const accepted = Promise.withResolvers<string>()
  const controller = new AbortController()
  const request = imageRequest({ model: MODEL_OF[provider] })
  const picture = subject.engine.generate(request, { signal: controller.signal, onAccepted: accepted.resolve })
  const job = await accepted.promise
  controller.abort(new Error('Killed.'))
  await expect(picture).rejects.toThrow('Killed.')
  return { ...subject, request, job }
}

/** The studio that comes after it, before the same upstream. */
const openAfter = async ({ upstream }: Awaited<ReturnType<typeof leave>>, token: string | undefined = TOKEN) =>
  open({ routerUrl: upstream.routerUrl, hubUrl: upstream.hubUrl, token: () => token })

const callsOf = ({ upstream }: Awaited<ReturnType<typeof leave>>) =>
  upstream.requests.filter(({ method }) => method === 'POST').length

test.each(QUEUES)('a job at %s is taken up by the studio that comes after, and paid for once', async provider => {
  const before = await leave(provider)
  const after = await openAfter(before)
  before.upstream.finishJobs()
  const seen: number[] = []
  const told: string[] = []
  const { bytes } = await after.engine.generate(before.request, {
    signal,
    job: before.job,
    onProgress: progress => seen.push(progress),
    onAccepted: job => told.push(job),
  })
  expect(bytes.byteLength).toBeGreaterThan(1000)
  expect([callsOf(before), told, seen.at(-1)]).toEqual([1, [], 1])
})

test.each(QUEUES)(
  'a job that %s does not know any more is not begun anew: it may have been charged',
  async provider => {
    const before = await leave(provider)
    const after = await openAfter(before)
    before.upstream.fault('task-not-found', { at: 'poll', times: 9 })
    await expect(after.engine.generate(before.request, { signal, job: before.job })).rejects.toMatchObject({
      code: 'provider.task_lost',
      mayBeBilled: true,
    })
    expect(callsOf(before)).toBe(1)
  },
)

test('a name of a job that means nothing is not begun anew either, and calls nobody', async () => {
  const { engine, upstream } = await open()
  for (const job of NAMES_OF_NO_JOB)
    await expect(engine.generate(imageRequest(), { signal, job })).rejects.toMatchObject({ code: 'provider.task_lost' })
  expect(upstream.requests).toEqual([])
})

test('without a token it stays where it is', async () => {
  const before = await leave('fal-ai')
  const after = await openAfter(before, '')
  await expect(after.engine.generate(before.request, { signal, job: before.job })).rejects.toMatchObject({
    code: 'provider.not_configured',
  })
  expect(callsOf(before)).toBe(1)
})

test('an endpoint that came since does not make it a second time', async () => {
  const before = await leave('fal-ai')
  const { upstream } = before
  const endpoint = { model: before.request.model, url: upstream.endpointUrl }
  const after = await open({ routerUrl: upstream.routerUrl, hubUrl: upstream.hubUrl, endpoints: () => [endpoint] })
  upstream.finishJobs()
  await after.engine.generate(before.request, { signal, job: before.job })
  expect(upstream.requests.filter(({ kind }) => kind === 'endpoint')).toEqual([])
})

test('one that answers with the picture has no job to tell of', async () => {
  const { engine } = await open()
  const told: string[] = []
  await engine.generate(imageRequest(), { signal, onAccepted: job => told.push(job) })
  expect(told).toEqual([])
})
