import { describe, expect, test } from 'vitest'
import type { ProviderErrorCode } from '../port/errors.ts'
import { classifyBody, classifyStatus } from './classify.ts'
import { saysTaskLost } from './reasons.ts'

const context = {
  target: { kind: 'router', provider: 'fal-ai', model: 'a/b' },
  now: 0,
  token: undefined,
  defaultRetryAfterMs: 10_000,
  maxRetryAfterMs: 300_000,
} as const
const answerOf = (status: number, body: unknown, headers: Record<string, string> = {}) => ({
  status,
  headers,
  bytes: Buffer.from(typeof body === 'string' ? body : JSON.stringify(body)),
  requestId: undefined,
})

/** As public reports quote them. */
const said: readonly (readonly [ProviderErrorCode, number, unknown])[] = [
  ['provider.balance', 403, { detail: 'User is locked. Reason: Exhausted balance. Top up your balance at fal.ai.' }],
  ['provider.balance', 403, { detail: 'User is locked. Reason: TOP_UP.' }],
  ['provider.account_locked', 403, { detail: 'User is locked. Reason: Admin lock. Please contact support@fal.ai' }],
  ['provider.auth', 401, { error: 'Your account has been suspended.' }],
  ['provider.auth', 403, { error: 'Your Hugging Face account is locked.' }],
  ['provider.balance', 403, { code: 403, reason: 'NOT_ENOUGH_BALANCE', message: 'not enough balance' }],
  ['provider.balance', 429, { error: { code: '1113', message: 'Insufficient balance or no resource package.' } }],
  [
    'provider.balance',
    402,
    { title: 'Insufficient credit', detail: 'You have insufficient credit to run this model.' },
  ],
  ['provider.balance', 402, { error: { message: 'Credit limit exceeded, please navigate to the billing page' } }],
  ['provider.balance', 400, { code: 400, message: 'Insufficient credits. Please top up.' }],
  ['provider.balance', 402, { error: 'err.not_enough_balance' }],
  ['provider.balance', 402, { error: 'Your organization does not have enough balance to request this action' }],
  ['provider.balance', 500, { message: 'Account balance is too low' }],
  ['provider.pay_as_you_go', 402, 'Pay-as-you go is not enabled for provider fal-ai yet.'],
  ['provider.credits', 402, { error: 'Pay-as-you-go is not enabled for your account.' }],
  ['provider.credits', 402, { error: 'You have exceeded your monthly included credits for Inference Providers.' }],
  ['provider.credits', 402, { error: 'You have depleted your credits. Purchase pre-paid credits to continue.' }],
  ['provider.credits', 402, { error: 'Your Hugging Face account has insufficient funds.' }],
  ['provider.credits', 429, { error: 'You have exceeded your monthly included credits. Subscribe to PRO.' }],
  ['provider.credits', 402, { error: 'Payment Required' }],
  ['provider.quota', 429, { error: 'You have reached the free monthly usage limit. Subscribe to PRO.' }],
  ['provider.quota', 429, { error: 'Monthly limit reached' }],
  ['provider.quota', 429, { error: 'Rate limit: 1000 requests per day' }],
  ['provider.quota', 403, { error: 'Your weekly quota is used' }],
  ['provider.rate_limited', 429, { error: 'Rate limit reached. You reached free usage limit (reset hourly).' }],
  ['provider.rate_limited', 429, { error: 'Rate limit reached: 60 requests per minute' }],
  ['provider.rate_limited', 429, ''],
  ['provider.permission', 403, { error: 'This authentication method does not have sufficient permissions' }],
  ['provider.gated', 403, { error: 'Access to this model is restricted and you are not in the authorized list.' }],
  ['provider.task_unsupported', 400, { error: 'Task not found for this model' }],
  ['provider.task_unsupported', 400, { error: 'Unknown task text2text-generation' }],
  ['provider.model_gone', 400, { error: 'Bad request: model not found' }],
  ['provider.bad_request', 422, { detail: [{ loc: ['body', 'prompt'], msg: 'The funds are insufficient in it.' }] }],
  ['provider.moderated', 400, { error: "Prompt rejected by content policy: 'knight at a recharge station'" }],
  ['provider.moderated', 400, { error: "Flagged: 'a wallet without enough balance, model not found'" }],
  ['provider.bad_request', 400, { error: "Invalid value: 'a library book, long overdue, at a recharge station'" }],
  ['provider.balance', 400, { error: 'Please recharge.' }],
  ['provider.balance', 403, { error: 'Your account balance is low' }],
  ['provider.balance', 402, { error: 'A valid payment method is required' }],
  ['provider.balance', 403, { error: 'Your invoice is overdue' }],
  ['provider.model_gone', 404, { error: 'Not Found' }],
  ['provider.unavailable', 403, '<!DOCTYPE html><title>Attention required</title>'],
  ['provider.unavailable', 400, '<html><body>Bad Request</body></html>'],
]

test.each(said)('%s is what %i with %j says', (code, status, body) => {
  const error = classifyStatus(answerOf(status, body), context)
  expect(error.code).toBe(code)
  expect(error.retryAfterMs).toBe(code === 'provider.rate_limited' ? 10_000 : undefined)
})

describe('a limit for a long time', () => {
  const limited = (headers: Record<string, string>) =>
    classifyStatus(answerOf(429, { error: 'You have reached your monthly limit.' }, headers), context)

  test('passes where the upstream says soon, and does not where it says next week or nothing', () => {
    expect(limited({ 'retry-after': '30' })).toMatchObject({ code: 'provider.rate_limited', retryAfterMs: 30_000 })
    expect(limited({ 'retry-after': '604800' })).toMatchObject({ code: 'provider.quota', retryAfterMs: undefined })
    expect(limited({})).toMatchObject({ code: 'provider.quota', retryAfterMs: undefined })
  })
})

describe('words about money with a wait that ends soon', () => {
  const limited = (seconds: string, error: string) =>
    classifyStatus(answerOf(429, { error }, { 'retry-after': seconds }), context).code

  test.each(['You have exceeded your monthly included credits.', 'Insufficient balance'])('%s: it passes', words => {
    expect(limited('30', words)).toBe('provider.rate_limited')
    expect(limited('604800', words)).not.toBe('provider.rate_limited')
  })
})

describe('an outage that speaks of the request', () => {
  test.each([
    [503, { error: 'request expired' }],
    [502, { error: 'job not found' }],
  ])('%i with %j is an outage', (status, body) => {
    expect(classifyStatus(answerOf(status, body), context).code).toBe('provider.unavailable')
  })
})

describe('text that was made to be slow to read', () => {
  const blanks = ' '.repeat(60_000)
  test.each([
    `task${blanks}x`,
    `request id ${blanks}x`,
    'job '.repeat(15_000),
    'balance '.repeat(8000),
    `insufficient${'_'.repeat(60_000)}`,
    'account '.repeat(8000),
    '<!--'.repeat(15_000),
    `model ${'provider '.repeat(7000)}`,
  ])('is read at once', text => {
    const startedAt = performance.now()
    for (let times = 0; times < 20; times += 1) {
      classifyStatus(answerOf(503, { error: text }), context)
      classifyBody(answerOf(200, { error: text }), { ...context, isPoll: true })
      saysTaskLost(text)
    }
    expect(performance.now() - startedAt).toBeLessThan(5000)
  })

  test('and one that is nested without end is read to its tenth level', () => {
    const depth = 20_000
    const nested = `{"error":`.repeat(depth) + '"a"' + '}'.repeat(depth)
    expect(classifyStatus(answerOf(500, nested), context).code).toBe('provider.unavailable')
  })
})

describe('a web page with 401', () => {
  const page = answerOf(401, '<!DOCTYPE html><title>Password</title>')
  test('is the door of an endpoint of the own, and something in the way of the router', () => {
    const target = { kind: 'endpoint', model: 'a/b' } as const
    expect(classifyStatus(page, { ...context, target }).code).toBe('provider.auth')
    expect(classifyStatus(page, context).code).toBe('provider.unavailable')
  })
})

describe('a question about a job', () => {
  test.each([
    [404, { message: 'task not found' }],
    [404, { detail: 'Not found' }],
    [410, ''],
    [400, { code: 400, message: 'task 5f3c-22 not found' }],
    [500, { error: 'prediction does not exist' }],
    [400, { error: { code: 'TASK_NOT_FOUND', message: 'TASK_NOT_FOUND' } }],
  ])('that gets %i with %j is lost', (status, body) => {
    expect(classifyStatus(answerOf(status, body), { ...context, isPoll: true }).code).toBe('provider.task_lost')
  })

  test('is lost with status 200, too', () => {
    const answer = answerOf(200, { code: 404, message: 'task not found', data: null })
    expect(classifyBody(answer, { ...context, isPoll: true }).code).toBe('provider.task_lost')
  })
})

test('the balance of Hugging Face itself is that of the account', () => {
  const target = { kind: 'router', provider: 'hf-inference', model: 'a/b' } as const
  expect(classifyStatus(answerOf(402, { error: 'Insufficient balance' }), { ...context, target }).code).toBe(
    'provider.credits',
  )
})
