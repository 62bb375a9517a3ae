import { gzipSync } from 'node:zlib'
import { type Exchange, type Headers, sendBytes, sendJson, sendText } from './exchange.ts'

/** Opens to 32 MB. Members of one gzip file may follow each other, which spares deflating all of it. */
const BOMB = Buffer.concat(Array<Buffer>(32).fill(gzipSync(Buffer.alloc(1024 * 1024))))

type HttpFaultHandler = (exchange: Exchange, options: { readonly seconds: number | undefined }) => void

const HTML = '<!DOCTYPE html><html><head><title>504</title></head><body><h1>Gateway Time-out</h1></body></html>'
const JPEG_HEAD = Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 0x10, 0x4a, 0x46, 0x49, 0x46, 0])

const answer =
  (status: number, body: unknown, headers: Headers = {}): HttpFaultHandler =>
  exchange =>
    sendJson(exchange, status, body, headers)

/** Ends the connection, as a crash or a lost line does. */
const cut = ({ response }: Exchange) => {
  response.socket?.resetAndDestroy()
}

/** Writes again and again until the caller hangs up. */
const forEver = (exchange: Exchange, everyMs: number, piece: Uint8Array): void => {
  exchange.later(everyMs, () => {
    exchange.response.write(piece)
    forEver(exchange, everyMs, piece)
  })
}

const stream =
  (everyMs: number, piece: Uint8Array): HttpFaultHandler =>
  (exchange, { seconds }) => {
    exchange.response.writeHead(200, { 'content-type': 'image/jpeg' }).write(JPEG_HEAD)
    forEver(exchange, seconds === undefined ? everyMs : seconds * 1000, piece)
  }

/** What a whole exchange can meet with, at any point: the call, a poll, the image's file, the Hub. */
export const httpFaults = {
  loading: (exchange, { seconds = 2 }) =>
    sendJson(exchange, 503, { error: 'Model is currently loading', estimated_time: seconds }),
  'too-busy': answer(503, { error: 'Model too busy, unable to get response in less than 60 second(s)' }),
  unauthorized: answer(401, { error: 'Invalid username or password.' }),
  'no-credits': answer(402, {
    error:
      'You have exceeded your monthly included credits for Inference Providers. Subscribe to PRO to get 20x more monthly included credits.',
  }),
  'balance-locked': answer(403, {
    detail: 'User is locked. Reason: Exhausted balance. Top up your balance at fal.ai/dashboard/billing.',
  }),
  'admin-locked': answer(403, { detail: 'User is locked. Reason: Admin lock. Please contact support@fal.ai' }),
  'no-balance': answer(403, { code: 403, reason: 'NOT_ENOUGH_BALANCE', message: 'not enough balance', metadata: {} }),
  'no-balance-busy': answer(429, {
    error: { code: '1113', message: 'Insufficient balance or no resource package. Please recharge.' },
  }),
  'no-balance-payment': answer(402, {
    title: 'Insufficient credit',
    detail: 'You have insufficient credit to run this model. Go to https://replicate.com/account/billing to purchase.',
    status: 402,
  }),
  'no-balance-ok': answer(200, { code: 402, message: 'Insufficient balance', data: null }),
  'no-pay-as-you-go': answer(402, { error: 'Pay-as-you go is not enabled for provider fal-ai yet.' }),
  'no-pay-as-you-go-account': answer(402, { error: 'Pay-as-you-go is not enabled for your account.' }),
  'monthly-credits': answer(429, { error: 'You have exceeded your monthly included credits for Inference Providers.' }),
  'monthly-limit': answer(429, {
    error: 'You have reached the free monthly usage limit for hf-inference. Subscribe to PRO to raise it.',
  }),
  'daily-limit': answer(429, { error: 'Too many requests: 1000 requests per day are allowed.' }),
  'monthly-limit-later': answer(429, { error: 'You have reached your monthly limit.' }, { 'retry-after': '1209600' }),
  'monthly-limit-soon': (exchange, { seconds = 2 }) =>
    sendJson(exchange, 429, { error: 'You have reached your monthly limit.' }, { 'retry-after': String(seconds) }),
  'task-not-found': answer(404, { code: 404, reason: 'TASK_NOT_FOUND', message: 'task not found' }),
  'task-not-found-ok': answer(200, { code: 404, message: 'task not found', data: null }),
  'no-permission': answer(403, {
    error:
      'This authentication method does not have sufficient permissions to call Inference Providers on behalf of the user',
  }),
  gated: answer(403, {
    error:
      'Access to this model is restricted and you are not in the authorized list. Visit its page to ask for access.',
  }),
  'not-found': answer(404, { error: 'Not Found' }),
  'not-supported': answer(400, { error: 'Model is not supported by provider hf-inference.' }),
  gone: answer(410, { error: 'The requested model is deprecated and no longer supported.' }),
  'body-too-large': answer(413, { error: 'Request Entity Too Large' }),
  'bad-parameter': answer(422, { error: 'num_inference_steps must be at most 50' }),
  'content-policy': answer(422, {
    detail: [{ loc: ['body', 'prompt'], msg: 'The content could not be processed.', type: 'content_policy_violation' }],
  }),
  'rate-limited': (exchange, { seconds = 2 }) =>
    sendJson(exchange, 429, { error: 'Rate limit reached' }, { 'retry-after': String(seconds) }),
  'rate-limited-date': (exchange, { seconds = 2 }) =>
    sendJson(
      exchange,
      429,
      { error: 'Rate limit reached' },
      { 'retry-after': new Date(Date.now() + seconds * 1000).toUTCString() },
    ),
  'rate-limited-bare': answer(429, { error: 'Rate limit reached' }),
  'rate-limited-window': (exchange, { seconds = 55 }) =>
    sendJson(
      exchange,
      429,
      { error: 'Rate limit reached' },
      { ratelimit: `"api";r=0;t=${seconds}`, 'ratelimit-policy': '"fixed window";"api";q=500;w=300' },
    ),
  'server-error': answer(500, { error: 'Internal Server Error' }),
  'bad-gateway': answer(502, { message: 'Bad Gateway' }),
  'gateway-timeout': exchange => sendText(exchange, 504, HTML, 'text/html'),
  maintenance: exchange => sendText(exchange, 200, HTML, 'text/html'),
  'html-as-png': exchange => sendText(exchange, 200, `\uFEFF<!-- by the proxy -->\n${HTML}`, 'image/png'),
  'html-forbidden': exchange => sendText(exchange, 403, HTML, 'text/html'),
  'loading-ok': (exchange, { seconds = 2 }) =>
    sendJson(exchange, 200, { error: 'Model is currently loading', estimated_time: seconds }),
  'loading-status': answer(200, { status: 'loading' }),
  'failed-loading': answer(201, { id: 'p1', status: 'failed', error: 'Still loading the LoRA weights', output: null }),
  'loading-now': answer(503, { error: 'Model is currently loading', estimated_time: 0 }),
  hang: () => {},
  'slow-drip': stream(50, Buffer.from([1])),
  endless: stream(0, Buffer.alloc(256 * 1024, 1)),
  'reset-before-answer': cut,
  'reset-mid-body': exchange => {
    exchange.response
      .writeHead(200, { 'content-type': 'image/jpeg', 'content-length': 100_000, 'x-request-id': 'req-cut' })
      .write(JPEG_HEAD, () => cut(exchange))
  },
  'claims-oversized': ({ response }) => {
    response.writeHead(200, { 'content-type': 'image/jpeg', 'content-length': 4 * 1024 ** 3 }).write(JPEG_HEAD)
  },
  json: answer(200, { error: 'Something went wrong while making the image' }),
  'gzip-bomb': exchange => sendBytes(exchange, 200, BOMB, 'image/png', { 'content-encoding': 'gzip' }),
  'gzip-error': exchange =>
    sendBytes(exchange, 500, BOMB, 'application/json', {
      'content-encoding': 'gzip',
    }),
  'request-timeout': answer(408, { error: 'The request took too long' }),
  redirect: exchange => sendJson(exchange, 302, {}, { location: `http://${exchange.received.headers.host}/elsewhere` }),
  'error-detail': answer(422, { detail: 'the size is refused' }),
  'error-message': answer(422, { message: 'the size is refused' }),
  'error-nested': answer(422, { error: { message: 'the size is refused', code: 'bad' } }),
  'error-list': answer(422, { error: ['the size is refused', 'the steps are refused'] }),
  'error-problem': answer(
    422,
    { type: 'about:blank', title: 'Unprocessable', detail: 'the size is refused' },
    { 'content-type': 'application/problem+json' },
  ),
  'error-html': exchange => sendText(exchange, 500, HTML, 'text/html'),
  'error-text': exchange => sendText(exchange, 422, 'the size is refused', 'text/plain'),
  'error-empty': exchange => sendText(exchange, 500, '', 'text/plain'),
  // Some services repeat what they were sent: a token must not get from there into a log.
  'echo-token': exchange =>
    sendJson(exchange, 400, {
      error: `Bad request with ${exchange.received.headers.authorization}`,
      headers: exchange.received.headers,
    }),
} satisfies Record<string, HttpFaultHandler>
export type HttpFault = keyof typeof httpFaults

export const isHttpFault = (name: string): name is HttpFault => Object.hasOwn(httpFaults, name)
