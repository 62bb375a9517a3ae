import { describe, expect, test } from 'vitest'
import { HandedOverError } from '../port/engine.ts'
import { engineAt, openComfyUi, type Opening } from '../testing/comfyui/open.ts'
import { comfyRequest } from '../testing/comfyui/request.ts'
import { closedAfterEach } from '../testing/opened.ts'

const { signal } = new AbortController()
const open = closedAfterEach(openComfyUi)
const at = closedAfterEach(async (url: string, opening: Opening = {}) => engineAt(url, opening))

type Subject = Awaited<ReturnType<typeof open>>

const posts = ({ server }: Subject, path: string) =>
  server.requests.filter(received => received.method === 'POST' && received.path === path)

/** Begins a picture that nobody stops, and goes as a studio that is killed does. */
const leave = async ({ server }: Subject) => {
  server.fault('never-ending')
  const accepted = Promise.withResolvers<string>()
  const leaving = new AbortController()
  const killed = await at(server.url)
  const picture = killed.generate(comfyRequest(), { signal: leaving.signal, onAccepted: accepted.resolve })
  const job = await accepted.promise
  leaving.abort(new HandedOverError('Killed.'))
  await expect(picture).rejects.toThrow('Killed.')
  return job
}

const idsOf = (items: readonly unknown[]) => items.map(item => (Array.isArray(item) ? String(item[1]) : ''))
/** When the job that runs has come to its end. */
const idle = async ({ server }: Subject) => expect.poll(() => server.queue.running()).toEqual([])

describe.each(['new', 'old'] as const)('a job that a killed studio left at a %s ComfyUI', era => {
  const opening = { standIn: { era } }

  test('goes on there: leaving alone stops nothing', async () => {
    const subject = await open(opening)
    await leave(subject)
    expect(subject.server.queue.running()).toHaveLength(1)
    expect([posts(subject, '/interrupt'), posts(subject, '/queue')]).toEqual([[], []])
  })

  test('is interrupted by its name while it runs', async () => {
    const subject = await open(opening)
    await subject.engine.cancel?.(await leave(subject), { signal })
    await idle(subject)
    expect([posts(subject, '/interrupt').length, subject.server.made()]).toEqual([1, 0])
  })

  test('is taken out of the queue while it waits, and what runs goes on', async () => {
    const subject = await open(opening)
    await leave(subject)
    const before = idsOf(subject.server.queue.running())
    await subject.engine.cancel?.(await leave(subject), { signal })
    expect(subject.server.queue.pending()).toEqual([])
    expect(idsOf(subject.server.queue.running())).toEqual(before)
    expect([posts(subject, '/queue').length, posts(subject, '/interrupt')]).toEqual([1, []])
  })

  test('is interrupted once, however often it is cancelled', async () => {
    const subject = await open(opening)
    const job = await leave(subject)
    await Promise.all([subject.engine.cancel?.(job, { signal }), subject.engine.cancel?.(job, { signal })])
    await subject.engine.cancel?.(job, { signal })
    expect(posts(subject, '/interrupt')).toHaveLength(1)
  })

  test('that is over leaves the job alone that runs by then', async () => {
    const subject = await open(opening)
    const job = await leave(subject)
    await subject.engine.cancel?.(job, { signal })
    await idle(subject)
    await leave(subject)
    await subject.engine.cancel?.(job, { signal })
    await (await at(subject.server.url)).cancel?.(job, { signal })
    expect(subject.server.queue.running()).toHaveLength(1)
    expect(posts(subject, '/interrupt')).toHaveLength(1)
  })

  test('that a restart forgot is nothing to stop', async () => {
    const subject = await open(opening)
    const job = await leave(subject)
    subject.server.restart()
    await leave(subject)
    await expect(subject.engine.cancel?.(job, { signal })).resolves.toBeUndefined()
    expect(subject.server.queue.running()).toHaveLength(1)
    expect(posts(subject, '/interrupt')).toEqual([])
  })
})

test('a job of somebody whose program gives it no name is never taken for ours', async () => {
  const subject = await open()
  await leave(subject)
  for (const job of ['', '/', 'a/', '../../interrupt', 'no job at all']) await subject.engine.cancel?.(job, { signal })
  expect(subject.server.queue.running()).toHaveLength(1)
  expect(posts(subject, '/interrupt')).toEqual([])
})

describe('a cancel of a job that runs', () => {
  test.each([
    ['unauthorized', 'provider.auth'],
    ['server-error', 'provider.failed'],
    ['too-busy', 'provider.unavailable'],
    ['redirect', 'provider.not_configured'],
    ['reset-before-answer', 'provider.unavailable'],
    ['maintenance', 'provider.bad_output'],
  ] as const)('tells that its question met with %s, and stops the job at the next try', async (fault, code) => {
    const subject = await open()
    const job = await leave(subject)
    subject.server.fault(fault, { at: 'GET /queue' })
    await expect(subject.engine.cancel?.(job, { signal })).rejects.toMatchObject({ code })
    expect(subject.server.queue.running()).toHaveLength(1)
    await subject.engine.cancel?.(job, { signal })
    await idle(subject)
    expect(posts(subject, '/interrupt')).toHaveLength(1)
  })

  test.each(['unauthorized', 'server-error', 'too-busy'] as const)(
    'that is refused with %s is not taken, and sent again at the next try',
    async fault => {
      const subject = await open()
      const job = await leave(subject)
      subject.server.fault(fault, { at: 'POST /interrupt' })
      await expect(subject.engine.cancel?.(job, { signal })).rejects.toHaveProperty('code')
      await subject.engine.cancel?.(job, { signal })
      await idle(subject)
    },
  )

  test.each(['reset-before-answer', 'gateway-timeout', 'hang'] as const)(
    'that met with %s may have been taken, and is not sent twice',
    async fault => {
      const subject = await open({ options: { callTimeoutMs: 400 } })
      const job = await leave(subject)
      subject.server.fault(fault, { at: 'POST /interrupt' })
      await expect(subject.engine.cancel?.(job, { signal })).rejects.toHaveProperty('code')
      await subject.engine.cancel?.(job, { signal })
      expect(posts(subject, '/interrupt')).toHaveLength(1)
    },
  )

  test('ends with its signal, and with its reason', async () => {
    const subject = await open()
    const job = await leave(subject)
    subject.server.fault('hang', { at: 'GET /queue' })
    const ending = new AbortController()
    const reason = new Error('The studio stops.')
    const cancelled = subject.engine.cancel?.(job, { signal: ending.signal })
    await subject.server.until(({ fault }) => fault === 'hang')
    ending.abort(reason)
    await expect(cancelled).rejects.toBe(reason)
    await expect(subject.engine.cancel?.(job, { signal: AbortSignal.abort(reason) })).rejects.toBe(reason)
  })
})

test('a ComfyUI that is not running is told of in a sentence', async () => {
  const subject = await open()
  const job = await leave(subject)
  await subject.server.close()
  await expect(subject.engine.cancel?.(job, { signal })).rejects.toMatchObject({
    code: 'provider.unavailable',
    message: 'ComfyUI refuses connections: it may not be running.',
  })
})
