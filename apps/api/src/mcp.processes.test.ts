import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio'
import { Client as OldClient } from '@modelcontextprotocol/sdk/client/index.js'
import { StreamableHTTPClientTransport as OldTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js'
import { afterAll, beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest'
import { getGeneration, listGenerations } from '@atelier/contracts'
import { ROOT } from './config.ts'
import { ERAS, openClient, type Era } from './testing/mcp-client.ts'
import { makeKey, setUpAdmin, type Asker } from './testing/people.ts'
import { describeStudio, describeStudioOnSqlite } from './testing/suite.ts'

const run = promisify(execFile)
const bin = (name: string) => join(ROOT, 'apps/api/node_modules/.bin', name)
const SKETCH = 'atelier/sketch'

/** What of the standard's own suite is about every server. All else asks for features that a studio has no use for: see below. */
const CONFORMANCE = ['server-initialize', 'ping', 'tools-list', 'dns-rebinding-protection']
/**
 * Left out of the suite. `tools-call-*`, `elicitation-*`, `json-schema-2020-12` and `server-sse-*` call tools by names of their own, such as
 * `test_simple_text`, which are there for the suite alone; `resources-*`, `prompts-*`, `completion-complete` and
 * `logging-set-level` are for servers that offer these, and a studio offers tools only.
 */

describeStudio('programs that speak the Model Context Protocol', {}, my => {
  let key: string
  let admin: Asker
  beforeAll(async () => {
    admin = await setUpAdmin(my.studio)
    key = (await makeKey(my.studio, admin, ['images:read', 'generations:write', 'library:write'])).secret
  })

  test('the client of the time before 2026-07-28 makes a picture with progress', async () => {
    const client = new OldClient({ name: 'tests', version: '1.0.0' })
    const headers = { authorization: `Bearer ${key}` }
    await client.connect(new OldTransport(new URL(`${my.studio.url}/mcp`), { requestInit: { headers } }))
    onTestFinished(() => client.close())
    await client.listTools()
    const told: number[] = []
    const { structuredContent } = await client.callTool(
      { name: 'generate_image', arguments: { prompt: 'a fulmar', model: SKETCH } },
      undefined,
      { onprogress: ({ progress }) => void told.push(progress) },
    )
    expect(structuredContent).toMatchObject({ status: 'succeeded' })
    expect(told.length).toBeGreaterThan(0)
  })

  test('the inspector finds nothing in the tools that some client would not take, and calls one', async () => {
    const inspect = async (...more: string[]) => {
      const args = ['--cli', `${my.studio.url}/mcp`, '--transport', 'http', '--header', `Authorization: Bearer ${key}`]
      const { stdout, stderr } = await run(bin('mcp-inspector'), [...args, ...more])
      return { answer: JSON.parse(stdout) as Record<string, unknown>, stderr }
    }
    const { answer, stderr } = await inspect('--method', 'tools/list', '--strict')
    expect(stderr).not.toMatch(/Warning|Error/)
    expect(answer['tools']).toHaveLength(10)
    const called = ['--method', 'tools/call', '--tool-name', 'generate_image', '--tool-arg']
    expect((await inspect(...called, 'prompt=a gannet', 'model=atelier/sketch', 'width=256')).answer).toMatchObject({
      structuredContent: { status: 'succeeded', images: [{ width: 256 }] },
    })
  })

  describe('over stdio', () => {
    let dist: string
    beforeAll(async () => {
      dist = await mkdtemp(join(tmpdir(), 'atelier-mcp-'))
      await run(process.execPath, [join(ROOT, 'apps/mcp-stdio/scripts/build.ts'), dist])
    })
    afterAll(() => rm(dist, { recursive: true, force: true }))

    const open = (era: Era, env: Record<string, string> = {}) =>
      openClient(
        new StdioClientTransport({
          command: process.execPath,
          args: [join(dist, 'atelier-mcp.js')],
          env: { ATELIER_URL: my.studio.url, ATELIER_KEY: key, ...env },
        }),
        era,
      )
    const findBy = async (prompt: string) =>
      (await my.studio.call(listGenerations, { querystring: {} }, admin.headers)).body.items.find(
        item => item.prompt === prompt,
      )

    test.each(ERAS)('a client of %s makes a picture with progress and looks at it', async era => {
      const { call } = await open(era)
      const told: number[] = []
      const made = await call(
        'generate_image',
        { prompt: `a shearwater of ${era}`, model: SKETCH },
        { onProgress: ({ progress }) => void told.push(progress) },
      )
      expect(made).toMatchObject({ data: { status: 'succeeded' }, types: ['text', 'image', 'resource_link'] })
      expect(made.links[0]?.startsWith(`${my.studio.url}/api/v1/images/`)).toBe(true)
      expect(told.length).toBeGreaterThan(0)
      expect((await call('get_image', { imageId: 'nothing' })).code).toBe('request.invalid')
    })

    test.each(ERAS)('a call that a client of %s takes back stops what it began', async era => {
      const { call } = await open(era)
      const prompt = `a petrel of ${era} [[fault:hang]]`
      const leave = new AbortController()
      const answer = call('generate_image', { prompt }, { signal: leave.signal })
      await vi.waitFor(async () => expect((await findBy(prompt))?.status).toBe('running'), { timeout: 10_000 })
      leave.abort()
      await expect(answer).rejects.toThrow(/abort/i)
      await vi.waitFor(async () => expect((await findBy(prompt))?.status).toBe('cancelled'), { timeout: 10_000 })
    })

    test('a key that is none is told as an error of the protocol', async () => {
      await expect(open('2025-11-25', { ATELIER_KEY: `atl_${'x'.repeat(43)}` })).rejects.toThrow(/key/)
    })

    test('a studio that is not there is told in a sentence', async () => {
      const server = createServer().listen(0, '127.0.0.1')
      await new Promise(resolve => void server.once('listening', resolve))
      const address = server.address()
      const port = typeof address === 'object' && address ? address.port : 0
      await new Promise(resolve => void server.close(resolve))
      await expect(open('2025-11-25', { ATELIER_URL: `http://127.0.0.1:${port}` })).rejects.toThrow(
        /The studio at .* did not answer: .*ECONNREFUSED.* ATELIER_URL/,
      )
    })

    test('an address that makes no sense ends it with one sentence', async () => {
      const started = run(process.execPath, [join(dist, 'atelier-mcp.js')], { env: { ATELIER_URL: 'ftp://here' } })
      await expect(started).rejects.toMatchObject({
        code: 1,
        stdout: '',
        stderr: expect.stringMatching(/^ATELIER_URL must be [^\n]*\.\n$/) as string,
      })
    })
  })

  test('what all of them made belongs to whose key it was', async () => {
    const { items } = (await my.studio.call(listGenerations, { querystring: {} }, admin.headers)).body
    const [first] = items.filter(({ status }) => status === 'succeeded')
    const { body } = await my.studio.call(getGeneration, { params: { id: first?.id ?? '' } }, admin.headers)
    expect(body.images.map(({ ownerId }) => ownerId)).toEqual([admin.me.id])
  })
})

describeStudioOnSqlite("the standard's own suite", {}, my => {
  test.each(CONFORMANCE)('passes %s', async scenario => {
    const { stdout } = await run(bin('conformance'), [
      'server',
      '--url',
      `${my.studio.url}/mcp`,
      '--scenario',
      scenario,
    ])
    expect(stdout).toMatch(/Passed: [1-9]\d*\/\d+/)
    expect(stdout).not.toMatch(/✗|[1-9]\d* failed/)
  })
})
