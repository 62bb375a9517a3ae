import { expect, test } from 'vitest'
import { HandedOverError } from '../port/engine.ts'
import { closedAfterEach } from '../testing/opened.ts'
import { openSdCpp, sdCppRequest } from '../testing/sdcpp/open.ts'

const { signal } = new AbortController()
const open = closedAfterEach(openSdCpp)
const CANCEL = 'POST /sdcpp/v1/jobs/'

/** A picture that a studio began which is killed then; it waits behind the job of somebody else. */
const leave = async (overrides: Parameters<typeof open>[0] = {}) => {
  const subject = await open(overrides, { looksUntilDone: Number.POSITIVE_INFINITY })
  const theirs = subject.standIn.jobs.begin({})
  await subject.standIn.jobs.look(theirs.id)
  const accepted = Promise.withResolvers<string>()
  const leaving = new AbortController()
  const options = { signal: leaving.signal, onAccepted: accepted.resolve }
  const picture = subject.engine.generate(sdCppRequest(), options)
  const job = await accepted.promise
  leaving.abort(new HandedOverError('Killed.'))
  await expect(picture).rejects.toThrow('Killed.')
  const stateOf = (id: string) => subject.standIn.jobs.all().find(candidate => candidate.id === id)?.status
  const cancels = () => subject.standIn.requests.filter(({ kind }) => kind === 'cancel')
  const cancel = async (id = job) => subject.engine.cancel?.(id, { signal })
  return { ...subject, theirs, job, stateOf, cancels, cancel }
}

test('a job that a killed studio left goes on: leaving alone cancels nothing', async () => {
  const { job, stateOf, cancels } = await leave()
  expect([stateOf(job), cancels()]).toEqual(['queued', []])
})

test('it is cancelled by its name while it waits, and nobody else’s is', async () => {
  const { job, theirs, stateOf, cancels, cancel, standIn } = await leave()
  await cancel()
  expect([stateOf(job), stateOf(theirs.id), standIn.jobs.made()]).toEqual(['cancelled', 'generating', 0])
  expect(cancels().map(({ path }) => path)).toEqual([`/sdcpp/v1/jobs/${job}/cancel`])
  await expect(cancel()).resolves.toBeUndefined()
})

test('one that is being made cannot be stopped, which is no failure', async () => {
  const { theirs, stateOf, cancels, cancel } = await leave()
  await expect(cancel(theirs.id)).resolves.toBeUndefined()
  expect([stateOf(theirs.id), cancels().map(({ status }) => status)]).toEqual(['generating', [409]])
})

test.each(['expireAll', 'clear', 'finishAll'] as const)(
  'of one that is over (%s) there is nothing to stop',
  async what => {
    const { cancel, standIn } = await leave()
    await standIn.jobs[what]()
    await expect(cancel()).resolves.toBeUndefined()
  },
)

test.each(['', '../../elsewhere', 'task(of-another-kind)', 'a/b'])('"%s" is no job, and calls nobody', async job => {
  const { cancel, cancels } = await leave()
  await cancel(job)
  expect(cancels()).toEqual([])
})

test.each([
  ['unauthorized', 'provider.auth'],
  ['server-error', 'provider.failed'],
  ['too-busy', 'provider.unavailable'],
  ['redirect', 'provider.not_configured'],
  ['reset-before-answer', 'provider.unavailable'],
  ['hang', 'provider.timeout'],
] as const)('%s is told, the job stays, and the next try cancels it', async (fault, code) => {
  const { job, stateOf, cancel, standIn } = await leave({ askTimeoutMs: 400 })
  standIn.fault(fault, { at: CANCEL })
  await expect(cancel()).rejects.toMatchObject({ code })
  expect(stateOf(job)).toBe('queued')
  await cancel()
  expect(stateOf(job)).toBe('cancelled')
})

test('the signal ends it at once, with its reason', async () => {
  const { job, engine, standIn } = await leave()
  standIn.fault('hang', { at: CANCEL })
  const ending = new AbortController()
  const reason = new Error('The studio stops.')
  const cancelled = engine.cancel?.(job, { signal: ending.signal })
  await standIn.until(({ fault }) => fault === 'hang')
  ending.abort(reason)
  await expect(cancelled).rejects.toBe(reason)
  await expect(engine.cancel?.(job, { signal: AbortSignal.abort(reason) })).rejects.toBe(reason)
})

test('a server that is not running is told of in a sentence', async () => {
  const { cancel, standIn } = await leave()
  await standIn.close()
  await expect(cancel()).rejects.toMatchObject({ code: 'provider.unavailable' })
})
