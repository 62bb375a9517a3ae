import { getImageStats, type Generation } from '@atelier/contracts'
import { beforeAll, expect, test, vi } from 'vitest'
import {
  callsFor,
  databaseText,
  describeStudio,
  describeStudioOnSqlite,
  storedFiles,
  TOKEN,
  type Suite,
} from '../../../testing/suite.ts'

const small = { width: 256, height: 256 } as const
const WATERCOLOUR = 'stand-in/watercolour'
const QUEUED = 'black-forest-labs/FLUX.1-dev'

/** What the stand-in says in its errors, and the picture that is none: nobody but the log may see a word of it. */
const THEIR_WORDS =
  /Invalid username|User is locked|NOT_ENOUGH|not enough|usage limit|included credits for|task not found|exceeded your|sufficient permissions|authorized list|not supported by provider|deprecated|num_inference|content_policy|Internal Server|Bad Gateway|Gateway Time|size is refused|steps are refused|out of memory|Something went wrong|alert\(1\)|sorry|Bearer/i

interface Failing {
  readonly fault: string
  readonly code: string
  readonly message: RegExp
  /** Counted where it is given. */
  readonly calls?: number
  readonly model?: string
}

const once = (fault: string, code: string, message: RegExp): Failing => ({ fault, code, message, calls: 1 })
const polled = (fault: string, code: string, message: RegExp): Failing => ({ fault, code, message, model: QUEUED })

const failing: Failing[] = [
  once('unauthorized', 'provider.auth', /does not accept the token/),
  once('no-credits', 'provider.credits', /credits .* used up/),
  once('monthly-credits', 'provider.credits', /credits .* used up/),
  once('no-pay-as-you-go-account', 'provider.credits', /Pay as you go is not enabled for this Hugging Face account/),
  once('monthly-limit', 'provider.quota', /a limit for the day or the month/),
  once('monthly-limit-later', 'provider.quota', /a limit for the day or the month/),
  once('no-pay-as-you-go', 'provider.pay_as_you_go', /pay as you go is not enabled for this provider/),
  once('admin-locked', 'provider.account_locked', /has locked the account/),
  once('task-not-found', 'provider.task_unsupported', /cannot do this/),
  once('no-permission', 'provider.permission', /may not call Inference Providers/),
  once('gated', 'provider.gated', /gated/),
  once('not-found', 'provider.model_gone', /serves stand-in\/watercolour any more/),
  once('not-supported', 'provider.model_gone', /serves stand-in\/watercolour any more/),
  once('gone', 'provider.model_gone', /serves stand-in\/watercolour any more/),
  once('bad-parameter', 'provider.bad_request', /refuses these parameters/),
  once('error-detail', 'provider.bad_request', /refuses these parameters/),
  once('error-message', 'provider.bad_request', /refuses these parameters/),
  once('error-nested', 'provider.bad_request', /refuses these parameters/),
  once('error-list', 'provider.bad_request', /refuses these parameters/),
  once('error-problem', 'provider.bad_request', /refuses these parameters/),
  once('error-text', 'provider.bad_request', /refuses these parameters/),
  once('echo-token', 'provider.bad_request', /refuses these parameters/),
  once('content-policy', 'provider.moderated', /withheld the image/),
  once('moderated', 'provider.moderated', /withheld the image/),
  once('failed', 'provider.failed', /could not make the image/),
  once('json', 'provider.failed', /could not make the image/),
  once('server-error', 'provider.unavailable', /has trouble/),
  once('bad-gateway', 'provider.unavailable', /has trouble/),
  once('gateway-timeout', 'provider.unavailable', /has trouble/),
  once('maintenance', 'provider.bad_output', /a web page instead of an image/),
  once('html-as-png', 'provider.bad_output', /a web page instead of an image/),
  once('html-forbidden', 'provider.unavailable', /has trouble/),
  once('error-html', 'provider.unavailable', /has trouble/),
  once('error-empty', 'provider.unavailable', /has trouble/),
  once('gzip-error', 'provider.unavailable', /has trouble/),
  once('redirect', 'provider.unavailable', /follows no redirects/),
  once('reset-mid-body', 'provider.unavailable', /broke off/),
  { fault: 'reset-before-answer*9', code: 'provider.unavailable', calls: 3, message: /cannot be reached/ },
  once('svg', 'provider.bad_output', /no image/),
  once('text', 'provider.bad_output', /no image/),
  once('empty', 'provider.bad_output', /empty/),
  once('truncated', 'provider.bad_output', /ends before the picture does/),
  once('too-many-pixels', 'provider.bad_output', /50000 x 50000 pixels/),
  once('animated', 'provider.bad_output', /animated/),
  once('oversized', 'provider.bad_output', /more bytes than an image may have/),
  once('claims-oversized', 'provider.bad_output', /more bytes than an image may have/),
  once('endless', 'provider.bad_output', /more bytes than an image may have/),
  once('gzip-bomb', 'provider.bad_output', /compressed/),
  // Of three providers each says so.
  { ...polled('balance-locked', 'provider.balance', /fal-ai.* the balance there is used up/), calls: 3 },
  { ...polled('no-balance', 'provider.balance', /fal-ai.* the balance there is used up/), calls: 3 },
  polled('task-not-found@poll', 'provider.task_lost', /lost it/),
  polled('bad-gateway@poll', 'provider.unavailable', /has trouble/),
  polled('not-found@file', 'provider.bad_output', /cannot be fetched/),
  polled('svg', 'provider.bad_output', /no image/),
  polled('failed', 'provider.failed', /could not make/),
  polled('moderated', 'provider.moderated', /withheld/),
]

const harmless = ['wrong-content-type', 'json-image']
const passing = ['loading:0.2', 'loading-ok:0.1*1', 'too-busy', 'rate-limited:0.2', 'reset-before-answer']

const promptOf = (fault: string, model = WATERCOLOUR) => `${model === QUEUED ? 'polled' : 'called'} [[fault:${fault}]]`

/** Everything at once, since most of it is waiting: each test looks at its own. */
function generateAll(
  my: Suite,
  faults: readonly { fault: string; model?: string }[],
): (fault: string, model?: string) => Promise<Generation> {
  const running = new Map<string, Promise<Generation>>()
  beforeAll(() => {
    for (const { fault, model = WATERCOLOUR } of faults) {
      const prompt = promptOf(fault, model)
      const made = my.generate({ ...small, model, prompt })
      made.catch(() => {}) // told by the test that waits for it
      running.set(prompt, made)
    }
  })
  return async (fault, model) => {
    const generation = await running.get(promptOf(fault, model))
    if (!generation) throw new Error(`${fault} was not asked for`)
    return generation
  }
}

/** What is wrong with a failure: it must be told in our own words, by one code, with advice. */
function wrongIn(
  { status, attempts, images, waitingUntil, error }: Generation,
  { code, message }: Omit<Failing, 'fault'>,
): string[] {
  return [
    status !== 'failed' && `its status is ${status}`,
    error?.code !== code && `its code is ${error?.code}`,
    !message.test(error?.message ?? '') && `its message is "${error?.message}"`,
    !/^[A-Z].*\.$/.test(error?.suggestion ?? '') && `its suggestion is "${error?.suggestion}"`,
    THEIR_WORDS.test(JSON.stringify(error)) && `it bears their words: ${JSON.stringify(error)}`,
    error?.retryAfterMs !== undefined && `it says to wait ${error.retryAfterMs} ms`,
    (attempts !== 1 || images.length > 0 || waitingUntil !== null) && 'it waits, was taken up again, or has images',
  ].filter(wrong => wrong !== false)
}

const log: string[] = []
describeStudio('a fault at Hugging Face', { log, config: { hfConcurrency: 12 } }, my => {
  const made = generateAll(my, [...failing, ...[...harmless, ...passing].map(fault => ({ fault }))])

  test.each(failing)('$fault fails a generation with $code', async ({ fault, model, calls, ...expected }) => {
    expect(wrongIn(await made(fault, model), expected)).toEqual([])
    const received = callsFor(my.upstream, promptOf(fault, model)).length
    expect(received).toBe(calls ?? received)
  })

  test.each(harmless)('%s does no harm: the bytes decide', async fault => {
    expect(await made(fault)).toMatchObject({ status: 'succeeded', images: [{ mimeType: 'image/png' }] })
  })

  test.each(passing)('%s passes by itself within the call', async fault => {
    expect(await made(fault)).toMatchObject({ status: 'succeeded', attempts: 1, error: null })
    expect(callsFor(my.upstream, promptOf(fault))).toHaveLength(2)
  })

  test('what was made before a fault stays, and the fault speaks for all', async () => {
    my.upstream.fault('server-error')
    const generation = await my.generate({ ...small, model: WATERCOLOUR, prompt: 'three of four', seed: 1, count: 4 })
    expect(generation).toMatchObject({ status: 'failed', progress: 0.75, error: { code: 'provider.unavailable' } })
    expect(generation.images).toHaveLength(3)
  })

  test('no word of theirs is in the database, and the token is nowhere', async () => {
    const text = await databaseText(my.database)
    expect(text.includes('provider.bad_request')).toBe(true)
    expect(THEIR_WORDS.exec(text)?.[0]).toBeUndefined()
    expect(text.includes(TOKEN)).toBe(false)
    const lines = log.join('')
    expect(lines.includes('[redacted]')).toBe(true)
    expect(lines.includes(TOKEN)).toBe(false)
  })

  test('neither file nor row is left of what was no image', async () => {
    const {
      body: { total },
    } = await my.studio.call(getImageStats, { querystring: {} })
    expect(total).toBe(harmless.length + passing.length + 3)
    // Thumbnails follow their pictures: one that is just being written is a file of the working folder for a moment.
    await vi.waitFor(async () =>
      expect((await storedFiles(my.studio)).filter(file => !file.startsWith('thumbnails/'))).toHaveLength(total),
    )
  })
})

const endless = [
  ['hang', WATERCOLOUR],
  ['slow-drip', WATERCOLOUR],
  ['stuck', QUEUED],
  ['hang@poll', QUEUED],
  ['hang@file', QUEUED],
] as const

describeStudio('an upstream that never ends', { config: { generationTimeoutS: 1, hfConcurrency: 8 } }, my => {
  const made = generateAll(
    my,
    endless.map(([fault, model]) => ({ fault, model })),
  )

  test.each(endless)('%s is given up when the time is over, and the line is closed', async (fault, model) => {
    expect(
      wrongIn(await made(fault, model), { code: 'provider.timeout', message: /too long|not finished within 1 s/ }),
    ).toEqual([])
    if (fault === 'stuck') return
    await my.upstream.until(received => received.aborted && received.fault === fault.split('@')[0])
  })
})

const PLAIN = 'plain'
const elsewhere = ['url-private', 'url-metadata', 'url-file']

describeStudioOnSqlite('an address that an upstream names', { config: { allowPrivateNetwork: false } }, my => {
  const made = generateAll(my, [...elsewhere.map(fault => ({ fault })), { fault: PLAIN, model: QUEUED }])

  test.each(elsewhere)('%s is not called', async fault => {
    expect(
      wrongIn(await made(fault), { code: 'provider.bad_output', message: /address that the studio does not call/ }),
    ).toEqual([])
  })

  test('is not called on this machine either', async () => {
    expect(
      wrongIn(await made(PLAIN, QUEUED), {
        code: 'provider.bad_output',
        message: /address that the studio does not call/,
      }),
    ).toEqual([])
    expect(my.upstream.requests.filter(received => received.kind === 'files')).toEqual([])
  })
})

describeStudioOnSqlite('a provider that cannot be reached', { config: { hfRouterUrl: 'http://127.0.0.1:9' } }, my => {
  test('fails a generation after a few tries, with advice', async () => {
    expect(
      wrongIn(await my.generate({ ...small, prompt: 'nobody there' }), {
        code: 'provider.unavailable',
        message: /^Hugging Face \(nscale\) refuses connections\.$/,
      }),
    ).toEqual([])
  })
})
