import { describe, expect, test } from 'vitest'
import { openWebUi, webUiRequest } from '../testing/a1111/open.ts'
import { closedAfterEach } from '../testing/opened.ts'

const open = closedAfterEach(openWebUi)
const FOREVER = Number.POSITIVE_INFINITY

/** Begins a picture that is only done when it is stopped. */
const begin = async (...[overrides, options]: Parameters<typeof openWebUi>) => {
  const subject = await open(overrides, { looksUntilDone: FOREVER, ...options })
  const { standIn, engine } = subject
  await engine.start()
  const controller = new AbortController()
  const reason = new Error('The user pressed cancel.')
  const start = () => engine.generate(webUiRequest(), { signal: controller.signal, onPreview: () => {} })
  const interrupts = () => standIn.requests.filter(({ kind }) => kind === 'interrupt').length
  return { ...subject, start, reason, interrupts, cancel: () => controller.abort(reason) }
}
const never = () => new AbortController().signal
const isCall = ({ kind }: { kind: string }) => kind === 'txt2img'

describe.each(['a1111', 'forge'] as const)('on %s, which knows tasks,', flavour => {
  test('cancelling stops our picture, and says so at once', async () => {
    const { standIn, start, cancel, reason, interrupts } = await begin({}, { flavour })
    const picture = start()
    await standIn.until(({ kind }) => kind === 'progress' && standIn.jobs.peek() !== undefined)
    const began = performance.now()
    cancel()
    await expect(picture).rejects.toBe(reason)
    expect(performance.now() - began).toBeLessThan(1_000)
    await standIn.until(({ kind, status }) => kind === 'interrupt' && status === 200)
    expect([interrupts(), standIn.made()]).toEqual([1, 0])
    expect(await standIn.until(received => isCall(received) && received.aborted)).toBeDefined()
  })

  test('a picture that waits behind somebody else is stopped when it is its turn, and theirs is not', async () => {
    const { standIn, start, cancel, reason, interrupts } = await begin({}, { flavour })
    const finishTheirs = standIn.jobs.begin('task(of-somebody-else)')
    const picture = start()
    await standIn.until(isCall)
    cancel()
    await expect(picture).rejects.toBe(reason)
    const looks = () => standIn.requests.filter(({ path }) => path === '/internal/progress').length
    const before = looks()
    await standIn.until(() => looks() > before + 3)
    expect([interrupts(), standIn.jobs.peek()?.task]).toEqual([0, 'task(of-somebody-else)'])
    finishTheirs()
    await standIn.until(({ kind, status }) => kind === 'interrupt' && status === 200)
    expect([interrupts(), standIn.made()]).toEqual([1, 0])
  })

  test('a deadline that passes stops it, too', async () => {
    const { standIn, engine } = await begin({ timeoutMs: 100 }, { flavour })
    await expect(engine.generate(webUiRequest(), { signal: never() })).rejects.toMatchObject({
      code: 'provider.timeout',
      mayBeBilled: false,
      suggestion: expect.stringMatching(/smaller/),
    })
    // The look for whose picture it is has the same 100 ms, which are over on a slow day: then only the connection is closed.
    expect(await standIn.until(received => isCall(received) && received.aborted)).toBeDefined()
    expect(standIn.made()).toBe(0)
  })
})

describe.each(['sdnext', 'old'] as const)('on %s, which tells only what is made at all,', flavour => {
  const options = { maxUnknownLooks: 2 }
  /** How far it is, and with `skip_current_image`, only whether anything is made. */
  const isWatching = ({ path }: { path: string }) => path.endsWith('skip_current_image=false')
  const isAsking = ({ path }: { path: string }) => path.endsWith('skip_current_image=true')

  test('cancelling stops what runs since we asked', async () => {
    const { standIn, start, cancel, reason } = await begin(options, { flavour })
    const picture = start()
    await standIn.until(() => standIn.jobs.peek() !== undefined && standIn.requests.filter(isWatching).length > 2)
    cancel()
    await expect(picture).rejects.toBe(reason)
    await standIn.until(({ kind, status }) => kind === 'interrupt' && status === 200)
    expect(standIn.made()).toBe(0)
  })

  test.each(['task(of-its-page)', 'API-TXT'])(
    'cancelling lets go on what somebody else began before: %s',
    async task => {
      const { standIn, start, cancel, reason, interrupts, engine } = await begin(options, { flavour })
      standIn.jobs.begin(task)
      const picture = start()
      await standIn.until(() => standIn.requests.filter(isWatching).length > 2)
      const before = standIn.requests.filter(isAsking).length
      cancel()
      await expect(picture).rejects.toBe(reason)
      await standIn.until(() =>
        standIn.requests.filter(isAsking).some(({ status }, at) => at >= before && status === 200),
      )
      await engine.close()
      expect([interrupts(), standIn.jobs.peek()?.task]).toEqual([0, task])
    },
  )
})

test('on KoboldCpp, which stops nothing, cancelling closes the connection', async () => {
  const { standIn, engine } = await open({}, { flavour: 'koboldcpp' })
  standIn.fault('hang')
  const controller = new AbortController()
  const reason = new Error('The user pressed cancel.')
  const picture = engine.generate(webUiRequest({ model: 'z-image-turbo-Q4' }), { signal: controller.signal })
  await standIn.until(isCall)
  controller.abort(reason)
  await expect(picture).rejects.toBe(reason)
  expect(await standIn.until(received => isCall(received) && received.aborted)).toBeDefined()
})

test('pictures are asked for one after another, and one that gives up waiting takes nobody its turn', async () => {
  const { standIn, engine } = await begin({})
  const [first, second] = [new AbortController(), new AbortController()]
  const reason = new Error('Enough.')
  const one = engine.generate(webUiRequest(), { signal: first.signal })
  await standIn.until(isCall)
  const two = engine.generate(webUiRequest(), { signal: second.signal })
  const three = engine.generate(webUiRequest({ seed: 3 }), { signal: never() })
  second.abort(reason)
  await expect(two).rejects.toBe(reason)
  expect(standIn.requests.filter(isCall)).toHaveLength(1)
  first.abort(reason)
  await expect(one).rejects.toBe(reason)
  standIn.set({ looksUntilDone: 1 })
  await expect(three).resolves.toMatchObject({ bytes: expect.any(Uint8Array) })
  expect(standIn.requests.filter(isCall)).toHaveLength(2)
})
