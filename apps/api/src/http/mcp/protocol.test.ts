import { expect, onTestFinished, test } from 'vitest'
import { describeStudioOnSqlite } from '../../testing/suite.ts'
import { rawRequest } from '../../testing/raw-request.ts'

const NEWEST = '2026-07-28'
const ACCEPT = 'application/json, text/event-stream'

const envelope = (version = NEWEST) => ({
  _meta: {
    'io.modelcontextprotocol/protocolVersion': version,
    'io.modelcontextprotocol/clientInfo': { name: 'tests', version: '1.0.0' },
    'io.modelcontextprotocol/clientCapabilities': {},
  },
})
const message = (method: string, params: object = {}) => ({ jsonrpc: '2.0', id: 7, method, params })

describeStudioOnSqlite('the Model Context Protocol', { config: { corsOrigins: ['https://friend.example'] } }, my => {
  const post = (body: unknown, headers: Record<string, string> = {}) =>
    my.studio.request('/mcp', {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: ACCEPT, ...headers },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    })
  /** Of the version that knows no sessions. */
  const ask = (method: string, params: object = {}, headers: Record<string, string> = {}) =>
    post(message(method, { ...params, ...envelope() }), {
      'mcp-protocol-version': NEWEST,
      'mcp-method': method,
      ...('name' in params && { 'mcp-name': String(params.name) }),
      ...headers,
    })
  const jsonOf = async (response: Response) => (await response.json()) as { result?: unknown; error?: { code: number } }
  /** Of an answer as events: the messages. */
  const messagesIn = async (response: Response) =>
    Array.from((await response.text()).matchAll(/^data: (.+)$/gm), ([, data = '']) => JSON.parse(data) as unknown)
  const codeOf = async (response: Response) => [response.status, (await jsonOf(response)).error?.code]

  test('tells what it is without a session', async () => {
    const { result } = await jsonOf(await ask('server/discover'))
    expect(result).toMatchObject({
      resultType: 'complete',
      supportedVersions: [NEWEST],
      capabilities: { tools: {} },
      cacheScope: 'private',
      ttlMs: 300_000,
      _meta: { 'io.modelcontextprotocol/serverInfo': { name: 'atelier' } },
    })
  })

  test('lists tools for so long as they may be remembered, for this caller alone', async () => {
    const response = await ask('tools/list')
    expect(response.headers.get('mcp-session-id')).toBeNull()
    expect((await jsonOf(response)).result).toMatchObject({
      resultType: 'complete',
      cacheScope: 'private',
      ttlMs: 300_000,
    })
  })

  test('refuses headers that say something else than the body', async () => {
    expect(await codeOf(await ask('tools/list', {}, { 'mcp-method': 'tools/call' }))).toEqual([400, -32_020])
    expect(await codeOf(await ask('tools/call', { name: 'list_styles' }, { 'mcp-name': 'list_models' }))).toEqual([
      400, -32_020,
    ])
    expect(await codeOf(await ask('tools/list', {}, { 'mcp-protocol-version': '2025-11-25' }))).toEqual([400, -32_020])
  })

  test('refuses a version that it does not speak, and says which it does', async () => {
    const response = await post(message('tools/list', envelope('2031-01-01')), {
      'mcp-protocol-version': '2031-01-01',
      'mcp-method': 'tools/list',
    })
    expect(response.status).toBe(400)
    expect(await response.json()).toMatchObject({ id: 7, error: { code: -32_022, data: { supported: [NEWEST] } } })
  })

  test('has no other methods and no other tools', async () => {
    expect(await codeOf(await ask('pictures/steal'))).toEqual([404, -32_601])
    expect(await codeOf(await ask('resources/list'))).toEqual([404, -32_601])
    expect(await codeOf(await ask('tools/call', { name: 'rm' }))).toEqual([200, -32_602])
  })

  test.each(['2025-11-25', '2025-06-18'])('shakes hands with clients of %s', async protocolVersion => {
    const clientInfo = { name: 'tests', version: '1.0.0' }
    const greeted = await post(message('initialize', { protocolVersion, capabilities: {}, clientInfo }))
    expect(greeted.headers.get('mcp-session-id')).toBeNull()
    expect(await messagesIn(greeted)).toMatchObject([
      { id: 7, result: { protocolVersion, capabilities: { tools: {} } } },
    ])
    const headers = { 'mcp-protocol-version': protocolVersion }
    const noted = await post({ jsonrpc: '2.0', method: 'notifications/initialized' }, headers)
    expect([noted.status, await noted.text()]).toEqual([202, ''])
    expect(await messagesIn(await post(message('ping'), headers))).toEqual([{ jsonrpc: '2.0', id: 7, result: {} }])
    const [listed] = await messagesIn(await post(message('tools/list'), headers))
    expect(listed).toMatchObject({ result: { tools: expect.any(Array) as unknown[] } })
    // What came later is not sent to those who do not know it.
    expect(JSON.stringify(listed)).not.toMatch(/resultType|ttlMs/)
  })

  test('answers a client of a version before all of these with one that it speaks', async () => {
    const asked = { protocolVersion: '2024-01-01', capabilities: {}, clientInfo: { name: 'tests', version: '1.0.0' } }
    expect(await messagesIn(await post(message('initialize', asked)))).toMatchObject([
      { result: { protocolVersion: '2025-11-25' } },
    ])
  })

  test('answers what may take long as events, so that nothing between closes the connection', async () => {
    const response = await ask('tools/call', {
      name: 'generate_image',
      arguments: { prompt: 'a dipper', model: 'atelier/sketch' },
    })
    expect(response.headers.get('content-type')).toMatch(/^text\/event-stream/)
    expect(response.headers.get('x-accel-buffering')).toBe('no')
    // Nobody asked for progress.
    expect(await messagesIn(response)).toMatchObject([
      { id: 7, result: { structuredContent: { status: 'succeeded' } } },
    ])
  })

  test('takes one message at a time', async () => {
    expect(await codeOf(await post([message('ping'), message('ping')]))).toEqual([400, -32_600])
  })

  test.each([
    ['no JSON', '{"jsonrpc"', 400, -32_700],
    ['nothing', '', 400, -32_700],
    ['no message', '{}', 400, -32_600],
  ])('refuses %s', async (_what, body, status, code) => {
    expect(await codeOf(await post(body))).toEqual([status, code])
  })

  test('refuses a body of another type', async () => {
    expect(await codeOf(await post('ping', { 'content-type': 'text/plain' }))).toEqual([415, -32_600])
  })

  test('refuses a body larger than any picture that a tool takes', async () => {
    const [status, code] = await codeOf(await post(`"${'x'.repeat(7 * 1024 * 1024)}"`))
    expect([status, code]).toEqual([413, -32_600])
  })

  test.each(['GET', 'DELETE'])('has no session that %s would be for', async method => {
    const response = await my.studio.request('/mcp', { method })
    expect([response.status, response.headers.get('allow')]).toEqual([405, 'POST'])
    expect(await response.json()).toMatchObject({ jsonrpc: '2.0', id: null })
  })

  test('is for no page of another site, unless it was named', async () => {
    expect(await codeOf(await ask('tools/list', {}, { origin: 'https://stranger.example' }))).toEqual([403, -32_600])
    expect((await ask('tools/list', {}, { origin: my.studio.url })).status).toBe(200)
    expect((await ask('tools/list', {}, { origin: 'https://friend.example' })).status).toBe(200)
    const rebound = await rawRequest(my.studio.url, '/mcp', { method: 'POST', headers: { host: 'stranger.example' } })
    expect(rebound.status).toBe(403)
  })

  test('lets pages that were named send its headers', async () => {
    const response = await fetch(`${my.studio.url}/mcp`, {
      method: 'OPTIONS',
      headers: {
        origin: 'https://friend.example',
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'authorization,content-type,mcp-protocol-version,mcp-method,mcp-name',
      },
    })
    const allowed = response.headers.get('access-control-allow-headers') ?? ''
    for (const name of ['authorization', 'mcp-protocol-version', 'mcp-method', 'mcp-name'])
      expect(allowed.toLowerCase()).toContain(name)
  })

  test('ends what a client listens to when the studio stops', async () => {
    const gone = new AbortController()
    onTestFinished(() => gone.abort())
    const response = await fetch(`${my.studio.url}/mcp`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        accept: ACCEPT,
        'mcp-protocol-version': NEWEST,
        'mcp-method': 'subscriptions/listen',
      },
      body: JSON.stringify(
        message('subscriptions/listen', { notifications: { toolsListChanged: true }, ...envelope() }),
      ),
      signal: gone.signal,
    })
    const reading = response.text()
    my.studio.deps.release()
    expect(await reading).toContain('notifications/subscriptions/acknowledged')
  })
})
