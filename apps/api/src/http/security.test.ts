import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import OpenAI from 'openai'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readConfig } from '../config.ts'
import { rawRequest } from '../testing/raw-request.ts'
import { startStudio, type Studio } from '../testing/studio.ts'
import { describeStudioOnSqlite } from '../testing/suite.ts'

const FRIEND = 'https://friend.example'
const STRANGER = 'https://stranger.example'
const CORS_HEADERS = /^access-control-/

const corsOf = (response: Response) =>
  Object.fromEntries([...response.headers].filter(([name]) => CORS_HEADERS.test(name)))
const preflight = (studio: Studio, origin: string) =>
  studio.request('/api/v1/generations', {
    method: 'OPTIONS',
    headers: {
      origin: origin,
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'content-type,idempotency-key',
    },
  })

let webDir: string
beforeAll(async () => {
  webDir = await mkdtemp(join(tmpdir(), 'atelier-page-'))
  await mkdir(join(webDir, 'assets'))
  await mkdir(join(webDir, '.vite'))
  await writeFile(join(webDir, '.vite/pages.json'), JSON.stringify({ '/': 'StudioPage', '/gallery': 'GalleryPage' }))
  await writeFile(
    join(webDir, 'index.html'),
    '<!doctype html><title>Atelier</title><script type="module" src="/assets/app-1a2b.js"></script>',
  )
  await writeFile(join(webDir, 'assets/app-1a2b.js'), 'export {}')
  await writeFile(join(webDir, 'sw.js'), 'addEventListener("fetch", () => {})')
  await writeFile(join(webDir, 'manifest.webmanifest'), '{"name":"Atelier"}')
})
afterAll(() => rm(webDir, { recursive: true }))

test('every answer bears the headers that keep a browser safe: the page, the API, its documentation and errors', async () => {
  const studio = await startStudio({ webDir })
  try {
    for (const path of [
      '/',
      '/gallery',
      '/assets/app-1a2b.js',
      '/sw.js',
      '/manifest.webmanifest',
      '/docs',
      '/openapi.json',
      '/errors',
      '/api/v1/images',
      '/api/v1/nothing',
      '/healthz',
    ]) {
      const response = await studio.request(path)
      await response.arrayBuffer()
      expect(Object.fromEntries(response.headers)).toMatchObject({
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
        'cross-origin-opener-policy': 'same-origin',
        'cross-origin-resource-policy': 'same-origin',
      })
      const policy = response.headers.get('content-security-policy') ?? ''
      for (const rule of [
        "default-src 'self'",
        "script-src 'self'",
        "object-src 'none'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
      ])
        expect(policy).toContain(rule)
      expect(policy).not.toMatch(/unsafe-eval|script-src[^;]*unsafe|\*|http:/)
      expect(policy.includes('unsafe-inline')).toBe(path === '/docs')
      expect(response.headers.get('x-powered-by')).toBeNull()
      expect(response.headers.get('strict-transport-security')).toBeNull()
    }
    const page = await studio.request('/')
    expect([page.status, page.headers.get('cache-control')]).toEqual([200, 'no-cache'])
    expect(page.headers.get('content-security-policy')).toMatch(/manifest-src 'self';.*worker-src 'self'/)
    expect((await studio.request('/assets/app-1a2b.js')).headers.get('cache-control')).toBe(
      'public, max-age=31536000, immutable',
    )
    for (const [path, type] of [
      ['/sw.js', 'application/javascript; charset=utf-8'],
      ['/manifest.webmanifest', 'application/manifest+json'],
    ] as const) {
      const { status, headers } = await studio.request(path)
      // One that was kept by anything on the way would keep the page at its version.
      expect([path, status, headers.get('cache-control'), headers.get('content-type')]).toEqual([
        path,
        200,
        'no-cache',
        type,
      ])
    }
    expect(
      (await studio.request('/api/v1/nothing', { headers: { accept: 'text/html' } })).headers.get('content-type'),
    ).toBe('application/problem+json')
    for (const path of [
      '/../package.json',
      '/..%2fpackage.json',
      '/assets/..%2f..%2fpackage.json',
      '/.env',
      '/assets/%2e%2e/%2e%2e/package.json',
    ]) {
      const { status, body } = await rawRequest(studio.url, path)
      expect([400, 403, 404]).toContain(status)
      expect(body.toString()).not.toContain('"dependencies"')
    }
  } finally {
    await studio.stop()
  }
})

describeStudioOnSqlite('by default', {}, my => {
  test('no other site may read anything', async () => {
    expect(corsOf(await my.studio.request('/api/v1/images', { headers: { origin: FRIEND } }))).toEqual({})
    const asked = await preflight(my.studio, FRIEND)
    expect(asked.ok).toBe(false)
    expect(corsOf(asked)).toEqual({})
  })

  test('the studio listens on this machine only', async () => {
    expect(readConfig({}).host).toBe('127.0.0.1')
    expect(new URL(my.studio.url).hostname).toBe('127.0.0.1')
  })

  test('what a caller says of its address is not believed', async () => {
    const lines: string[] = []
    const studio = await startStudio({ log: lines })
    await studio.request('/api/v1/settings', {
      headers: { 'x-forwarded-for': '203.0.113.9', 'x-forwarded-host': 'evil.example' },
    })
    await studio.stop()
    expect(lines.join('')).toContain('127.0.0.1')
    expect(lines.join('')).not.toMatch(/203\.0\.113\.9|evil\.example/)
  })
})

describeStudioOnSqlite('with CORS_ORIGINS', { config: { corsOrigins: [FRIEND, 'http://localhost:5173'] } }, my => {
  test('the origins that are named may read what they need, and others may not', async () => {
    const friend = await my.studio.request('/api/v1/images', { headers: { origin: FRIEND } })
    expect(corsOf(friend)).toMatchObject({ 'access-control-allow-origin': FRIEND })
    expect(friend.headers.get('access-control-allow-credentials')).toBeNull()
    expect(friend.headers.get('access-control-expose-headers')).toMatch(/location.*x-request-id/)
    expect(friend.headers.get('vary')).toMatch(/origin/i)
    expect(friend.headers.get('cross-origin-resource-policy')).toBe('cross-origin')
    for (const origin of [
      STRANGER,
      'https://friend.example.stranger.example',
      'http://friend.example',
      'https://friend.example:444',
      'null',
    ]) {
      const { 'access-control-allow-origin': allowed } = corsOf(
        await my.studio.request('/api/v1/images', { headers: { origin } }),
      )
      expect(allowed).toBeUndefined()
    }
  })

  test('a browser that asks first is told what it may do', async () => {
    const answer = await preflight(my.studio, FRIEND)
    expect(answer.status).toBe(204)
    expect(corsOf(answer)).toMatchObject({
      'access-control-allow-origin': FRIEND,
      'access-control-allow-methods': 'GET, HEAD, POST, PATCH, DELETE',
      'access-control-max-age': '86400',
    })
    expect(answer.headers.get('access-control-allow-headers')).toMatch(/content-type, idempotency-key/)
    expect(corsOf(await preflight(my.studio, STRANGER))['access-control-allow-origin']).toBeUndefined()
  })

  test('a browser may send all that OpenAI’s own client does', async () => {
    const allowed = (await preflight(my.studio, FRIEND)).headers.get('access-control-allow-headers')?.split(', ')
    const sent: string[] = []
    const openai = new OpenAI({
      apiKey: 'a key',
      organization: 'one',
      project: 'two',
      maxRetries: 0,
      fetch: async (_address, init) => {
        sent.push(...new Headers(init?.headers).keys())
        return Response.json({ data: [] })
      },
    })
    await openai.images.generate({ prompt: 'x' }, { timeout: 1000 })
    expect(sent).toContain('authorization')
    // `user-agent` a browser does not let a page set, and `accept` it always does.
    expect(sent.filter(name => !['accept', 'user-agent'].includes(name) && !allowed?.includes(name))).toEqual([])
  })

  test('errors and events can be read from there as well', async () => {
    const missing = await my.studio.request('/api/v1/images/01937b5e-8a57-7c3e-b0a1-5b1d9f7d2c11', {
      headers: { origin: FRIEND },
    })
    expect([missing.status, missing.headers.get('access-control-allow-origin')]).toEqual([404, FRIEND])
    const stop = new AbortController()
    const stream = await fetch(`${my.studio.url}/api/v1/events`, { headers: { origin: FRIEND }, signal: stop.signal })
    stop.abort()
    expect(stream.headers.get('access-control-allow-origin')).toBe(FRIEND)
  })
})

test.each<[string, string, string]>([
  ['true', '203.0.113.9, 198.51.100.7', '203.0.113.9'],
  ['1', '203.0.113.9, 198.51.100.7', '198.51.100.7'],
  ['127.0.0.1, 198.51.100.0/24', '203.0.113.9, 198.51.100.7', '203.0.113.9'],
  ['10.0.0.0/8', '203.0.113.9', '127.0.0.1'],
])('with TRUST_PROXY=%s the caller behind "%s" is %s', async (trustProxy, forwarded, expected) => {
  const lines: string[] = []
  const studio = await startStudio({ log: lines, config: { trustProxy } })
  await studio.request('/api/v1/settings', { headers: { 'x-forwarded-for': forwarded } })
  await studio.stop()
  const addresses = lines
    .map(line => JSON.parse(line) as { req?: { remoteAddress?: string } })
    .flatMap(({ req }) => req?.remoteAddress ?? [])
  expect(addresses).toEqual([expected])
})
