import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { ROOT } from '../config.ts'
import { startStudio } from '../testing/studio.ts'
import { describeStudioOnSqlite } from '../testing/suite.ts'
import { dialectAt } from './dialects/index.ts'

const run = promisify(execFile)

interface Operation {
  readonly operationId?: string
  readonly summary?: string
  readonly tags?: readonly string[]
  readonly parameters?: readonly { readonly name: string; readonly description?: string }[]
  readonly requestBody?: { readonly content: Record<string, { readonly example?: unknown }> }
  readonly responses: Record<string, { readonly description?: string; readonly content?: Record<string, unknown> }>
}
interface Document {
  readonly openapi: string
  readonly tags: readonly { readonly name: string; readonly description: string }[]
  readonly paths: Record<string, Record<string, Operation>>
}

describeStudioOnSqlite('the OpenAPI document', {}, my => {
  const read = async () => (await (await my.studio.request('/openapi.json')).json()) as Document
  const operationsOf = ({ paths }: Document) =>
    Object.entries(paths).flatMap(([path, operations]) =>
      Object.entries(operations).map(([method, operation]) => ({ name: `${method} ${path}`, method, ...operation })),
    )

  test('is one that a linter has nothing to say of', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'atelier-openapi-'))
    try {
      const file = join(folder, 'openapi.json')
      await writeFile(file, JSON.stringify(await read()))
      const linter = join(ROOT, 'node_modules/@redocly/cli/bin/cli.js')
      const { stdout } = await run(
        process.execPath,
        [linter, 'lint', file, '--config', join(ROOT, 'redocly.yaml'), '--format', 'json'],
        { env: { ...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' } },
      ).catch((error: { stdout: string }) => error)
      const { totals, problems } = JSON.parse(stdout) as {
        totals: { errors: number; warnings: number }
        problems: { message: string }[]
      }
      expect(problems.map(problem => problem.message)).toEqual([])
      expect(totals).toMatchObject({ errors: 0, warnings: 0 })
    } finally {
      await rm(folder, { recursive: true })
    }
  })

  test('is the same however a studio is configured', async () => {
    const other = await startStudio({
      config: { role: 'api', host: '0.0.0.0', hfToken: null, maxImageMb: 5, publicUrl: 'https://studio.example' },
    })
    try {
      expect(await (await other.request('/openapi.json')).json()).toEqual(await read())
    } finally {
      await other.stop()
    }
  })

  test('says of every operation what it is, where it belongs, and what it can answer', async () => {
    const document = await read()
    expect(document.openapi).toMatch(/^3\.1/)
    const operations = operationsOf(document)
    expect(operations.length).toBeGreaterThanOrEqual(22)
    expect(new Set(operations.map(operation => operation.operationId)).size).toBe(operations.length)
    const tags = document.tags.map(tag => tag.name)
    const wanting = operations.filter(
      ({ operationId, summary, tags: own, parameters = [], responses }) =>
        !operationId ||
        !summary ||
        own?.length !== 1 ||
        !tags.includes(own[0] ?? '') ||
        parameters.some(parameter => !parameter.description) ||
        !['400', '403', '408', '417', '431', '500', '503'].every(status => status in responses) ||
        Object.values(responses).some(response => !response.description),
    )
    expect(wanting.map(operation => operation.name)).toEqual([])
  })

  test('says of everything that is written what may be wrong with the body', async () => {
    const written = operationsOf(await read()).filter(operation => operation.method !== 'get')
    expect(
      written
        .filter(({ responses }) => !['413', '415'].every(status => status in responses))
        .map(operation => operation.name),
    ).toEqual([])
  })

  test('has an example for every JSON body', async () => {
    const bodies = operationsOf(await read()).flatMap(({ name, requestBody }) =>
      Object.entries(requestBody?.content ?? {}).map(([type, { example }]) => ({ name, type, example })),
    )
    expect(bodies.filter(({ type, example }) => type === 'application/json' && example === undefined)).toEqual([])
    expect(bodies.map(body => body.type)).toContain('multipart/form-data')
  })

  test('describes errors as problems, or in the words of the API that an address belongs to, and nothing of how it is made is left in it', async () => {
    const document = await read()
    const errors = operationsOf(document).flatMap(({ name, responses }) =>
      Object.entries(responses)
        .filter(([status]) => status >= '400')
        .map(([status, { content }]) => ({ name, status, types: Object.keys(content ?? {}) })),
    )
    expect(
      errors.filter(({ name, types }) => {
        const isOurs = !dialectAt(name.split(' ')[1])
        return name !== 'get /readyz' && types.join() !== (isOurs ? 'application/problem+json' : 'application/json')
      }),
    ).toEqual([])
    expect(JSON.stringify(document)).not.toMatch(/x-name|"name":"\*"|\/\*/)
  })
})

describeStudioOnSqlite('the page of the API', {}, my => {
  test.each(['/docs', '/docs/'])('%s comes with its scripts and styles, all from this server', async path => {
    const response = await my.studio.request(path)
    const page = await response.text()
    expect(response.status).toBe(200)
    expect(response.headers.get('content-type')).toMatch(/^text\/html/)
    expect(page).toContain('<title>Atelier API</title>')
    const policy = response.headers.get('content-security-policy') ?? ''
    expect(policy).toContain("script-src 'self';")
    expect(policy).not.toMatch(/script-src[^;]*unsafe|https?:/)
    expect(page).not.toMatch(/<script(?![^>]*src=)|\son\w+=|style="/)

    const assets = Array.from(
      page.matchAll(/(?:src|href)="([^"]+)"/g),
      ([, address = '']) => new URL(address, `${my.studio.url}/docs/`),
    )
    expect(assets.length).toBeGreaterThanOrEqual(5)
    for (const { origin, pathname } of assets) {
      const asset = await my.studio.request(pathname)
      await asset.arrayBuffer()
      expect([origin, asset.status, asset.headers.get('x-content-type-options')]).toEqual([
        my.studio.url,
        200,
        'nosniff',
      ])
      expect(asset.headers.get('content-type')).toMatch(
        pathname.endsWith('.js') ? /javascript/ : pathname.endsWith('.css') ? /css/ : /image/,
      )
    }
  })

  test('shows the same document', async () => {
    expect(await (await my.studio.request('/docs/json')).json()).toEqual(
      await (await my.studio.request('/openapi.json')).json(),
    )
  })
})
