import { connect } from 'node:net'
import { createGeneration, type Problem } from '@atelier/contracts'
import { PROVIDER_ERROR_CODES } from '@atelier/providers'
import { StorageFull } from '@atelier/storage'
import { afterEach, expect, test, vi } from 'vitest'
import { describeStudioOnSqlite, TOKEN } from '../testing/suite.ts'
import { listErrors } from './error-page.ts'

const json = { 'content-type': 'application/json' }
const POST = '/api/v1/generations'

const log: string[] = []
describeStudioOnSqlite('an error', { log }, my => {
  afterEach(() => {
    vi.restoreAllMocks()
  })

  /** The problem that a request is answered with; its shape is that of RFC 9457 whatever it is. */
  async function problemOf(path: string, init: RequestInit = {}): Promise<Problem & { headers: Headers }> {
    const response = await fetch(`${my.studio.url}${path}`, init)
    expect(response.headers.get('content-type')).toBe('application/problem+json')
    const problem = (await response.json()) as Problem
    expect(problem).toMatchObject({
      status: response.status,
      type: `/errors#${problem.code}`,
      requestId: response.headers.get('x-request-id'),
    })
    expect([problem.title, problem.detail].every(text => /^[A-Z/\d]/.test(text))).toBe(true)
    return { ...problem, headers: response.headers }
  }
  const post = (body: string | Uint8Array<ArrayBuffer>, headers: Record<string, string> = json) =>
    problemOf(POST, { method: 'POST', body, headers })

  test.each([
    '{',
    ' ',
    'null,',
    '{"prompt": "a"',
    "{'prompt': 'a'}",
    '{"prompt":"a"}}',
    '\uFEFF{]',
    '{"__proto__":{"x":1}}',
    '{"constructor":{"prototype":{"x":1}}}',
  ])('is what %j is answered with, which is no JSON that is read', async body => {
    expect(await post(body)).toMatchObject({ status: 400, code: 'request.malformed' })
  })

  test.each(['null', '[]', '"text"', '7', 'true'])('is what %s is answered with, which is no object', async body => {
    const problem = await post(body)
    expect(problem).toMatchObject({ status: 400, code: 'request.invalid' })
    expect(problem.errors?.every(error => error.path.startsWith('/body'))).toBe(true)
  })

  test.each([
    'styles',
    'wildcards',
    'collections',
    'settings',
    'images/stats',
    'about',
    'grids',
    'images',
    'models',
    'generations',
  ])('is what a name that no query of /api/v1/%s has is answered with', async path => {
    const problem = await problemOf(`/api/v1/${path}?limmit=3`)
    expect(problem).toMatchObject({
      status: 400,
      code: 'request.invalid',
      errors: [{ path: '/query/limmit', message: 'is not a known name' }],
    })
  })

  test.each([
    'text/plain',
    'application/xml',
    'application/x-www-form-urlencoded',
    'application/json5',
    'multipart/form-data; boundary=x',
    'nonsense',
  ])('is what a body of the kind %s is answered with', async type => {
    expect(await post('{"prompt":"a"}', { 'content-type': type })).toMatchObject({
      status: 415,
      code: 'request.unsupported_media_type',
    })
  })

  test('is what a body is answered with that is too large, or too deep to be one of ours', async () => {
    expect(await post(JSON.stringify({ prompt: 'x'.repeat(300_000) }))).toMatchObject({
      status: 413,
      code: 'request.too_large',
    })
    expect(await post(`{"prompt":${'['.repeat(60_000)}${']'.repeat(60_000)}}`)).toMatchObject({
      status: 400,
      code: 'request.invalid',
    })
    expect(
      await problemOf(`${POST}/01937b5e-8a57-7c3e-b0a1-5b1d9f7d2c11/cancel`, {
        method: 'POST',
        headers: json,
        body: `${'['.repeat(60_000)}${']'.repeat(60_000)}`,
      }),
    ).toMatchObject({ status: 404 })
  })

  test.each([
    ['PUT', '/api/v1/images', 'GET, HEAD, POST'],
    ['DELETE', '/api/v1/settings?x=1', 'GET, HEAD, PATCH'],
    ['PATCH', POST, 'GET, HEAD, POST'],
    ['PURGE', '/api/v1/images', 'GET, HEAD, POST'],
    ['GET', '/api/v1/images/trash/empty', 'POST'],
    ['GET', '/api/v1/images/01937b5e-8a57-7c3e-b0a1-5b1d9f7d2c11/restore', 'POST'],
    ['POST', '/api/v1/models/a/b', 'GET, HEAD'],
    ['POST', '/healthz', 'GET, HEAD'],
    ['OPTIONS', '/api/v1/about', 'GET, HEAD'],
  ])('says what an address takes that %s %s does not fit', async (method, path, allowed) => {
    const problem = await problemOf(path, { method })
    expect(problem).toMatchObject({
      status: 405,
      code: 'route.method_not_allowed',
      detail: `${path.split('?')[0]} does not take ${method}, but ${allowed}.`,
    })
    expect(problem.headers.get('allow')).toBe(allowed)
  })

  test.each([
    ['GET', '/api/v1/nothing'],
    ['GET', '/nothing'],
    ['GET', '/'],
    ['GET', '/API/V1/IMAGES'],
    ['GET', '/api/v2/images'],
    ['POST', '/api/v1/images/x/nothing'],
  ])('is what %s %s is answered with, which there is not', async (method, path) => {
    const problem = await problemOf(path, { method })
    expect(problem).toMatchObject({
      status: 404,
      code: 'route.not_found',
      detail: `There is nothing at ${method} ${path}. The API is described at /docs.`,
    })
  })

  test('names all that is wrong, by pointers into the request', async () => {
    expect((await post('{"prompt":"","steps":0,"colour":"red","inputs":{"mask":{}}}')).errors).toEqual([
      { path: '/body/colour', message: 'is not a known name' },
      { path: '/body/prompt', message: 'must not be empty' },
      { path: '/body/steps', message: 'must be at least 1' },
      { path: '/body/inputs/mask/uploadId', message: 'is missing' },
    ])
    expect((await problemOf('/api/v1/images?limit=x&order=up')).errors?.map(error => error.path).toSorted()).toEqual([
      '/query/limit',
      '/query/order',
    ])
  })

  test("bears the id of its request, which is another one each time and never the caller's", async () => {
    const headers = { 'x-request-id': 'mine' }
    const seen = [
      (await problemOf('/nothing', { headers })).requestId,
      (await problemOf('/nothing', { headers })).requestId,
    ]
    expect(new Set([...seen, 'mine']).size).toBe(3)
    const fine = await fetch(`${my.studio.url}/api/v1/settings`, { headers })
    expect(fine.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/)
    expect(log.join('')).toContain(seen[0])
  })

  test.each<[string, () => unknown, number, string, string | null]>([
    [
      'a fault of ours',
      () => new Error(`boom at /home/somebody/secret.ts with ${TOKEN.slice(0, 6)}`),
      500,
      'server.error',
      null,
    ],
    ['no error at all', () => 'just words /home/somebody', 500, 'server.error', null],
    [
      'a database that is away',
      () => Object.assign(new Error('connect ECONNREFUSED 10.0.0.5:5432'), { code: 'ECONNREFUSED' }),
      503,
      'database.unavailable',
      '2',
    ],
    [
      'a database that is full',
      () =>
        new Error('Failed query: select secret', { cause: Object.assign(new Error('disk'), { code: 'SQLITE_FULL' }) }),
      507,
      'storage.full',
      null,
    ],
    ['a disk that is full', () => new StorageFull('/home/somebody is full'), 507, 'storage.full', null],
  ])('of the server tells nothing of %s but its code', async (_, thrown, status, code, retryAfter) => {
    vi.spyOn(my.studio.deps.images, 'stats').mockRejectedValue(thrown())
    const problem = await problemOf('/api/v1/images/stats')
    expect(problem).toMatchObject({ status, code })
    expect(problem.headers.get('retry-after')).toBe(retryAfter)
    expect(JSON.stringify(problem)).not.toMatch(/boom|somebody|secret|10\.0\.0\.5|select|\bat .*:\d+/)
  })

  test('of the server is in the log with its cause, under the id of the request', async () => {
    vi.spyOn(my.studio.deps.images, 'stats').mockRejectedValue(new Error('boom in the log'))
    const { requestId } = await problemOf('/api/v1/images/stats')
    expect(
      log.some(line => line.includes(requestId) && line.includes('boom in the log') && line.includes('"level":50')),
    ).toBe(true)
  })

  test('a client that goes away in the middle of its body is no trouble of the database, and no error in the log', async () => {
    const before = log.length
    const socket = connect({ host: '127.0.0.1', port: Number(new URL(my.studio.url).port) }, () =>
      socket.write(
        `POST ${POST} HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\ncontent-length: 100\r\n\r\n{`,
      ),
    )
    await vi.waitFor(() => expect(log.slice(before).join('')).toContain('incoming request'))
    socket.destroy()
    const told = await vi.waitFor(() => {
      const line = log.slice(before).find(text => /request (refused|failed)/.test(text))
      expect(line).toBeDefined()
      return line
    })
    expect(told).toContain('"code":"request.malformed"')
    expect(told).toContain('"level":20')
  })

  test('is explained under its code on the page that its type points to', async () => {
    const response = await my.studio.request('/errors')
    const page = await response.text()
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8')
    const anchors = Array.from(page.matchAll(/ id="([^"]+)"/g), ([, id]) => id)
    const codes = listErrors(my.studio.deps.modules).map(error => error.code)
    expect(anchors).toEqual(codes)
    expect(new Set(codes).size).toBe(codes.length)
    for (const code of [
      ...PROVIDER_ERROR_CODES,
      'storage.unavailable',
      'storage.full',
      'generation.interrupted',
      'server.error',
    ])
      expect(anchors).toContain(code)
    const { code } = await my.studio.refused(createGeneration, { body: {} })
    expect(anchors).toContain(code)
    expect(page).not.toMatch(/<script|style="|undefined|\[object/)
  })
})

describeStudioOnSqlite('what is hardly a request', {}, my => {
  /** What the server writes back to what a socket sends. */
  const answerTo = (text: string) =>
    new Promise<string>((resolve, reject) => {
      const socket = connect({ host: '127.0.0.1', port: Number(new URL(my.studio.url).port) }, () => socket.write(text))
      const chunks: Buffer[] = []
      socket.on('data', chunk => void chunks.push(chunk))
      socket.on('error', reject)
      socket.on('close', () => resolve(Buffer.concat(chunks).toString()))
    })

  test.each<[string, string, number]>([
    ['no HTTP', 'hello there\r\n\r\n', 400],
    ['a header without a colon', 'GET / HTTP/1.1\r\nhost: localhost\r\nbroken\r\n\r\n', 400],
    [
      'two lengths',
      'POST /api/v1/generations HTTP/1.1\r\nhost: localhost\r\ncontent-length: 5\r\ncontent-length: 6\r\n\r\nhello',
      400,
    ],
    [
      'a length and chunks',
      'POST /api/v1/generations HTTP/1.1\r\nhost: localhost\r\ncontent-length: 5\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n',
      400,
    ],
    ['headers without end', `GET / HTTP/1.1\r\nhost: localhost\r\nx: ${'x'.repeat(20_000)}\r\n\r\n`, 431],
    ['an expectation', 'GET /api/v1/images HTTP/1.1\r\nhost: localhost\r\nexpect: a-miracle\r\n\r\n', 417],
  ])('is answered with a problem as well: %s', async (_, text, status) => {
    const [head = '', body = ''] = (await answerTo(text)).split('\r\n\r\n')
    expect(head).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `))
    expect(head).toContain('content-type: application/problem+json')
    const problem = JSON.parse(body) as Problem
    expect(problem.status).toBe(status)
    expect(head).toContain(`x-request-id: ${problem.requestId}`)
    expect(listErrors(my.studio.deps.modules).map(error => error.code)).toContain(problem.code)
  })

  test.each(['/%', '/%zz', '/api/v1/images/%e0%a4%a', `/api/v1/images/${'a'.repeat(5000)}`, `/${'a'.repeat(10_000)}`])(
    'is a path that is none: %s',
    async path => {
      const answer = await answerTo(`GET ${path} HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n`)
      expect(answer).toMatch(/^HTTP\/1\.1 404 /)
      expect(answer.length).toBeLessThan(2500)
      expect(JSON.parse(answer.split('\r\n\r\n')[1] ?? '')).toMatchObject({ code: 'route.not_found' })
    },
  )
})
