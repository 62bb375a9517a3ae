import { describe, expect, test } from 'vitest'
import { closedAfterEach } from '../testing/opened.ts'
import { openSdCpp, sdCppRequest } from '../testing/sdcpp/open.ts'

const { signal } = new AbortController()
const open = closedAfterEach(openSdCpp)
const FOREVER = Number.POSITIVE_INFINITY

/** Begins a picture and leaves it, as a studio that is killed does: nobody cancels anything. */
const leave = async (subject: Awaited<ReturnType<typeof open>>) => {
  const accepted = Promise.withResolvers<string>()
  const controller = new AbortController()
  subject.standIn.fault('reset-before-answer', { at: 'POST /sdcpp/v1/jobs/', times: 9 })
  const picture = subject.engine.generate(sdCppRequest(), {
    signal: controller.signal,
    onAccepted: accepted.resolve,
  })
  const job = await accepted.promise
  controller.abort(new Error('Killed.'))
  await expect(picture).rejects.toThrow('Killed.')
  return job
}

describe('a job of a studio that was killed', () => {
  test('is taken up where it is', async () => {
    const subject = await open({}, { looksUntilDone: FOREVER })
    const job = await leave(subject)
    subject.standIn.set({ looksUntilDone: 1 })
    const accepted: string[] = []
    const options = { signal, job, onAccepted: (id: string) => accepted.push(id) }
    const { bytes } = await subject.engine.generate(sdCppRequest(), options)
    expect(bytes.byteLength).toBeGreaterThan(0)
    expect([subject.standIn.jobs.made(), subject.standIn.jobs.all().length, accepted]).toEqual([1, 1, []])
  })

  test('that was done while nobody listened is fetched', async () => {
    const subject = await open({}, { looksUntilDone: FOREVER })
    const job = await leave(subject)
    await subject.standIn.jobs.finishAll()
    await subject.engine.generate(sdCppRequest(), { signal, job })
    expect([subject.standIn.jobs.made(), subject.standIn.jobs.all().length]).toEqual([1, 1])
  })

  test.each(['expireAll', 'clear'] as const)(
    'that the server does not know any more (%s) is begun anew',
    async what => {
      const subject = await open({}, { looksUntilDone: FOREVER })
      const job = await leave(subject)
      subject.standIn.jobs[what]()
      subject.standIn.set({ looksUntilDone: 0 })
      const accepted: string[] = []
      await subject.engine.generate(sdCppRequest(), { signal, job, onAccepted: id => accepted.push(id) })
      expect([subject.standIn.jobs.made(), accepted.length]).toEqual([1, 1])
      expect(accepted[0]).not.toBe(job)
    },
  )

  test('that was cancelled when the studio was stopped in good order is begun anew', async () => {
    const { engine, standIn } = await open()
    const theirs = standIn.jobs.begin({})
    const ours = standIn.jobs.begin({})
    standIn.jobs.cancel(ours.id)
    standIn.jobs.cancel(theirs.id)
    const { bytes } = await engine.generate(sdCppRequest(), { signal, job: ours.id })
    expect([bytes.byteLength > 0, standIn.jobs.made()]).toEqual([true, 1])
  })

  test.each(['../../elsewhere', 'task(of-another-kind)', ''])('is no path: "%s"', async job => {
    const { engine, standIn } = await open()
    await engine.generate(sdCppRequest(), { signal, job })
    expect(standIn.jobs.made()).toBe(1)
    expect(standIn.requests.every(({ path }) => path.startsWith('/sdcpp/v1/'))).toBe(true)
  })
})

test('a server that starts again in the middle is asked anew', async () => {
  const { engine, standIn } = await open({}, { looksUntilDone: FOREVER })
  const jobs: string[] = []
  const picture = engine.generate(sdCppRequest(), { signal, onAccepted: id => jobs.push(id) })
  await standIn.until(({ path }) => path.includes('/jobs/'))
  standIn.set({ looksUntilDone: 1 })
  standIn.restart()
  await picture
  expect([standIn.jobs.made(), jobs.length]).toEqual([1, 2])
})

test('a server that loses every job is not asked for ever', async () => {
  const { engine, standIn } = await open({}, { looksUntilDone: FOREVER })
  standIn.fault('result-gone', { at: 'GET /sdcpp/v1/jobs/', times: 99 })
  await expect(engine.generate(sdCppRequest(), { signal })).rejects.toMatchObject({
    code: 'provider.task_lost',
    mayBeBilled: false,
  })
  expect(standIn.requests.filter(({ kind }) => kind === 'img_gen')).toHaveLength(2)
})

describe('cancelling', () => {
  test('takes a job that waits out of the queue, and says so at once', async () => {
    const { engine, standIn } = await open({}, { looksUntilDone: FOREVER })
    standIn.jobs.begin({})
    const controller = new AbortController()
    const reason = new Error('The user pressed cancel.')
    const picture = engine.generate(sdCppRequest(), { signal: controller.signal })
    const { path } = await standIn.until(({ method, kind }) => method === 'GET' && kind.startsWith('job_'))
    const began = performance.now()
    controller.abort(reason)
    await expect(picture).rejects.toBe(reason)
    expect(performance.now() - began).toBeLessThan(1_000)
    await standIn.until(({ kind, status }) => kind === 'cancel' && status === 200)
    const job = standIn.jobs.all().find(({ id }) => path.endsWith(id))
    expect(job?.status).toBe('cancelled')
  })

  test('takes out a job whose name has not come yet: the server has it', async () => {
    const { engine, standIn } = await open({}, { looksUntilDone: FOREVER })
    await engine.start()
    standIn.jobs.begin({})
    standIn.fault('answered-late')
    const controller = new AbortController()
    const reason = new Error('The user pressed cancel.')
    const picture = engine.generate(sdCppRequest(), { signal: controller.signal })
    await standIn.until(({ kind, status }) => kind === 'img_gen' && status === undefined)
    controller.abort(reason)
    await expect(picture).rejects.toBe(reason)
    await standIn.until(({ kind, status }) => kind === 'cancel' && status === 200)
    expect(standIn.jobs.all().map(({ status }) => status)).toEqual([expect.any(String), 'cancelled'])
  })

  test('one that is being made cannot stop it, and waits for nothing', async () => {
    const { engine, standIn } = await open({}, { looksUntilDone: FOREVER })
    const controller = new AbortController()
    const reason = new Error('The user pressed cancel.')
    const picture = engine.generate(sdCppRequest(), { signal: controller.signal })
    await standIn.until(({ method, kind }) => method === 'GET' && kind.startsWith('job_'))
    controller.abort(reason)
    await expect(picture).rejects.toBe(reason)
    await standIn.until(({ kind, status }) => kind === 'cancel' && status === 409)
    expect(standIn.jobs.made()).toBe(0)
  })
})

test('a job that is in the queue for too long is given up, and taken out of it', async () => {
  const { engine, standIn } = await open({ timeoutMs: 100 }, { looksUntilDone: FOREVER })
  standIn.jobs.begin({})
  await expect(engine.generate(sdCppRequest(), { signal })).rejects.toMatchObject({
    code: 'provider.timeout',
    mayBeBilled: false,
  })
  await standIn.until(({ kind, status }) => kind === 'cancel' && status === 200)
})

test('progress creeps on where no steps are told', async () => {
  const { engine } = await open({}, { looksUntilDone: 10 })
  const seen: number[] = []
  await engine.generate(sdCppRequest(), { signal, onProgress: progress => seen.push(progress) })
  expect(seen[0]).toBe(0.02)
  expect(new Set(seen).size).toBeGreaterThan(8)
  expect(Math.max(...seen)).toBeLessThan(1)
})
