import { connect } from 'node:net'
import { text } from 'node:stream/consumers'
import { expect, test } from 'vitest'
import { rawRequest } from '../../testing/raw-request.ts'
import { describeStudioOnSqlite } from '../../testing/suite.ts'
import { requestInvalid } from '../../platform/common.errors.ts'
import { AppError } from '../../platform/errors.ts'
import { dialectAt, showErrorAt, withoutSpareSlashes } from './index.ts'

const SHAPES = {
  '/v1': { error: { message: expect.any(String), type: expect.any(String), param: null, code: expect.any(String) } },
  '/sdapi': { error: expect.any(String), detail: expect.any(String), body: '', errors: expect.any(String) },
  '/mcp': {
    jsonrpc: '2.0',
    id: null,
    error: { code: expect.any(Number), message: expect.any(String), data: expect.any(Object) },
  },
} as const satisfies Record<string, object>
const PREFIXES = Object.keys(SHAPES) as (keyof typeof SHAPES)[] // of an object that is written above

test('an address belongs to the program whose prefix it begins with, and to no other', () => {
  const names = ['/v1', '/v1?x=1', '/v1/models/a/b', '/sdapi', '/sdapi/v1/txt2img', '/mcp', '/mcp/x'].map(
    url => dialectAt(url)?.name,
  )
  expect(names).toEqual(['openai', 'openai', 'openai', 'a1111', 'a1111', 'mcp', 'mcp'])
  for (const url of ['/api/v1/models', '/', '/v10', '/v1models', '/mcpx', '/sdapix', '/x?y=/v1/z', '/V1', undefined])
    expect([url, dialectAt(url)]).toEqual([url, undefined])
})

test('a slash too many means nothing at the address of another program, and is left alone at ours', () => {
  const meant = ['/v1/models/', '/v1/models/?a=b//', '//sdapi/v1//txt2img', '/mcp/', '/v1/models/a/b'].map(
    withoutSpareSlashes,
  )
  expect(meant).toEqual(['/v1/models', '/v1/models?a=b//', '/sdapi/v1/txt2img', '/mcp', '/v1/models/a/b'])
  for (const url of ['/', '//', '//evil.example/', '/api/v1/images/', '/?x=/v1/', '//api//v1', '/shared/x/'])
    expect(withoutSpareSlashes(url)).toBe(url)
})

test('an error of OpenAI names the parameter, and says whether to ask again', () => {
  const show = (error: AppError) => showErrorAt('/v1/images/generations', error, 'some id')
  expect(
    show(
      requestInvalid([
        { path: '/body/size', message: 'must be a size' },
        { path: '/body/n', message: 'must be at most 10' },
      ]),
    ),
  ).toMatchObject({
    status: 400,
    headers: { 'x-should-retry': 'false' },
    body: {
      error: {
        message: 'size must be a size; n must be at most 10.',
        type: 'invalid_request_error',
        param: 'size',
        code: 'request.invalid',
      },
    },
  })
  expect(show(new AppError('queue.full', 429, 'Full.'))).toMatchObject({
    headers: { 'x-should-retry': 'true' },
    body: { error: { type: 'rate_limit_error', code: 'rate_limit_exceeded' } },
  })
  expect(show(new AppError('provider.failed', 502, 'Failed.'))).toMatchObject({
    headers: { 'x-should-retry': 'false' },
    body: { error: { type: 'server_error', code: 'provider.failed' } },
  })
})

test('a bad field is a 422 of A1111', () => {
  expect(
    showErrorAt('/sdapi/v1/txt2img', requestInvalid([{ path: '/body/steps', message: 'is odd' }]), 'some id'),
  ).toEqual({
    status: 422,
    type: 'application/json; charset=utf-8',
    body: { error: 'request.invalid', detail: '/body/steps is odd.', body: '', errors: '/body/steps: is odd' },
  })
})

describeStudioOnSqlite('at the address of another program', {}, my => {
  const bodyAt = async (path: string, init: RequestInit = {}) => {
    const response = await fetch(`${my.studio.url}${path}`, init)
    expect(response.headers.get('content-type')).toMatch(/^application\/json/)
    expect(response.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/)
    return { status: response.status, body: (await response.json()) as object }
  }

  test.each(PREFIXES)('nothing at an address below %s is told in its words, also to a browser', async prefix => {
    // What speaks MCP does so at the bare address.
    const bare = prefix === '/mcp' ? [] : [prefix]
    for (const path of [...bare, `${prefix}/nothing`, `${prefix}/%zz`, `${prefix}/${'x'.repeat(1000)}?a=b`])
      for (const headers of [{}, { accept: 'text/html' }])
        expect(await bodyAt(path, { headers })).toEqual({ status: 404, body: SHAPES[prefix] })
    expect(
      await bodyAt(`${prefix}/nothing`, { method: 'POST', body: '{', headers: { 'content-type': 'x/y' } }),
    ).toEqual({
      status: 404,
      body: SHAPES[prefix],
    })
  })

  test.each(PREFIXES)('a stranger that asks below %s is refused in its words', async prefix => {
    const headers = { host: 'evil.example', accept: 'text/html' }
    const { status, body } = await rawRequest(my.studio.url, `${prefix}/x`, { headers })
    expect([status, JSON.parse(body.toString())]).toEqual([403, SHAPES[prefix]])
    expect(await bodyAt(`${prefix}/x`, { method: 'POST', headers: { origin: 'https://evil.example' } })).toEqual({
      status: 403,
      body: SHAPES[prefix],
    })
  })

  test.each(PREFIXES)('what cannot be read below %s is refused in its words', async prefix => {
    const raw = async (request: string) => {
      const { hostname, port } = new URL(my.studio.url)
      const answer = await text(connect(Number(port), hostname).end(request))
      const [head = '', body = ''] = answer.split('\r\n\r\n')
      return { status: Number(head.split(' ')[1]), body: JSON.parse(body) as object }
    }
    const host = 'Host: localhost\r\n'
    expect(await raw(`GET ${prefix}/x HTTP/1.1\r\n${host}Expect: nonsense\r\n\r\n`)).toEqual({
      status: 417,
      body: SHAPES[prefix],
    })
    expect(await raw(`GET ${prefix}/x HTTP/1.1\r\n${host}not a header\r\n\r\n`)).toEqual({
      status: 400,
      body: SHAPES[prefix],
    })
    expect(await raw(`GET ${prefix}/x HTTP/1.1\r\n${host}x: ${'y'.repeat(40_000)}\r\n\r\n`)).toMatchObject({
      status: 431,
    })
  })

  test('an address with a slash too many is the one that was meant', async () => {
    const { status, body } = await bodyAt('/v1/models')
    expect([status, body]).toEqual([200, expect.objectContaining({ object: 'list' })])
    for (const path of ['/v1/models/', '//v1//models']) expect(await bodyAt(path)).toEqual({ status, body })
    expect((await bodyAt('/sdapi/v1/options/')).body).toEqual((await bodyAt('/sdapi/v1/options')).body)
  })

  test('a program that asks by OPTIONS whether somebody is there is told what an address takes', async () => {
    const ask = async (path: string) => {
      const { status, headers } = await fetch(`${my.studio.url}${path}`, { method: 'OPTIONS' })
      return [status, headers.get('allow')]
    }
    expect(await ask('/v1/images/generations')).toEqual([204, 'POST'])
    expect(await ask('/sdapi/v1/options')).toEqual([204, 'GET, HEAD, POST'])
    expect(await ask('/v1/nothing')).toEqual([404, null])
  })

  test('errors at our own addresses stay problems', async () => {
    const response = await fetch(`${my.studio.url}/api/v1/nothing`)
    expect(response.headers.get('content-type')).toBe('application/problem+json')
    expect(await response.json()).toMatchObject({ code: 'route.not_found' })
  })
})
