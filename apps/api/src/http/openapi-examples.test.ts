import { EXAMPLE_ID } from '@atelier/contracts'
import { makePng } from '@atelier/imaging/testing'
import { Ajv2020 } from 'ajv/dist/2020.js'
import formatsPlugin from 'ajv-formats'
import { beforeAll, expect, test } from 'vitest'
import { setUpAdmin, logIn, type Asker } from '../testing/people.ts'
import { describeStudioOnSqlite } from '../testing/suite.ts'

const addFormats = formatsPlugin as unknown as typeof formatsPlugin.default

interface Parameter {
  readonly name: string
  readonly in: string
  readonly required?: boolean
  readonly example?: unknown
  readonly schema: {
    readonly examples?: readonly unknown[]
    readonly example?: unknown
    readonly enum?: readonly unknown[]
  }
}
interface Operation {
  readonly operationId: string
  readonly parameters?: readonly Parameter[]
  readonly requestBody?: { readonly content: Record<string, { readonly schema: object; readonly example?: unknown }> }
}
interface Document {
  readonly paths: Record<string, Record<string, Operation>>
}

/** What the examples lead to where that is no success: each an answer that the document promises, by its code. */
const REFUSED: Readonly<Record<string, string>> = {
  addPasskey: 'passkey.not_here',
  acceptInvitation: 'invitation.not_found',
  addToCollection: 'collection.smart',
  archiveGrid: 'grid.no_images',
  beginPasskey: 'passkey.not_here',
  beginPasskeyLogin: 'passkey.not_here',
  beginSecondFactor: 'password.wrong',
  confirmSecondFactor: 'factor.missing',
  createPasskeySession: 'passkey.not_here',
  createSession: 'auth.invalid',
  endSession: 'session.not_found',
  finishOpenId: 'openid.unknown',
  getGridSheet: 'grid.no_images',
  getInvitation: 'invitation.not_found',
  orderEngines: 'engine.not_found',
  readEngineModel: 'engine.kind_unknown',
  removeFromCollection: 'collection.smart',
  removeGeneration: 'generation.unfinished',
  removePasskey: 'passkey.not_found',
  removePrompt: 'prompt.not_found',
  removeSecondFactor: 'password.wrong',
  resendWebhookDelivery: 'webhook.delivery_not_found',
  retryGeneration: 'generation.not_retryable',
  setUp: 'setup.done',
  startOpenId: 'openid.unknown',
  updateCollection: 'collection.before_missing',
  updateGrid: 'grid.winner_without_image',
  updatePasskey: 'passkey.not_found',
  updatePrompt: 'prompt.not_found',
}

/** Where the thing comes from that a path names. */
const MADE_BY: Readonly<Record<string, string>> = {
  generations: '/api/v1/generations',
  grids: '/api/v1/grids',
  wildcards: '/api/v1/wildcards',
  styles: '/api/v1/styles',
  images: '/api/v1/images',
  uploads: '/api/v1/uploads',
  collections: '/api/v1/collections',
  links: '/api/v1/links',
  engines: '/api/v1/engines',
  keys: '/api/v1/keys',
  users: '/api/v1/users',
  webhooks: '/api/v1/webhooks',
}

/** What other programs ask for waits until it is made; it has tests of its own, with what makes it. */
const isOwn = (path: string) => path.startsWith('/api/v1/') || path.endsWith('z')

// Without a worker: what is asked for waits, whatever the machine is doing.
describeStudioOnSqlite('the examples of the OpenAPI document', { config: { role: 'api' } }, my => {
  let made = 0
  let admin: Asker
  beforeAll(async () => {
    admin = await setUpAdmin(my.studio)
  })
  const read = async () => (await (await my.studio.request('/openapi.json')).json()) as Document
  const operationsOf = ({ paths }: Document) =>
    Object.entries(paths).flatMap(([path, operations]) =>
      Object.entries(operations).map(([method, operation]) => ({ path, method: method.toUpperCase(), operation })),
    )
  /** What must be said and has no example is one of some words. */
  const exampleOf = ({ example, schema, required }: Parameter) =>
    example ?? schema.example ?? schema.examples?.[0] ?? (required ? schema.enum?.[0] : undefined)

  /** A file of its own, or JSON as the example has it: with real pictures, and names that nothing else has. */
  async function bodyOf({ requestBody }: Operation): Promise<RequestInit> {
    if (!requestBody) return { headers: admin.headers }
    made += 1
    const { example } = requestBody.content['application/json'] ?? {}
    if (example === undefined) {
      const body = new FormData()
      body.append('file', new Blob([Buffer.from(makePng({ width: 64 + made, height: 48 }))]), 'picture.png')
      return { body, headers: admin.headers }
    }
    const text = JSON.stringify(example).replaceAll(/"(name|username)":"([^"]*)"/g, `"$1":"$2${made}"`)
    const body = text.includes(EXAMPLE_ID) ? text.replaceAll(EXAMPLE_ID, await make('images')) : text
    return { body, headers: { ...admin.headers, 'content-type': 'application/json' } }
  }

  /** The id of a new thing of a kind, made by the document's own example. */
  async function make(kind: string): Promise<string> {
    const path = MADE_BY[kind]
    const operation = path && (await read()).paths[path]?.['post']
    if (!operation) return EXAMPLE_ID
    const response = await my.studio.request(path, { method: 'POST', ...(await bodyOf(operation)) })
    const { id, user } = (await response.json()) as { id?: string; user?: { id: string } }
    return id ?? user?.id ?? EXAMPLE_ID
  }

  async function addressOf(path: string, { parameters = [] }: Operation): Promise<string> {
    let address = path
    for (const parameter of parameters.filter(one => one.in === 'path')) {
      const kind = /^\/api\/v1\/([\w-]+)\//.exec(path)?.[1] ?? ''
      const example = exampleOf(parameter)
      const value = kind in MADE_BY || typeof example !== 'string' ? await make(kind) : example
      address = address.replace(`{${parameter.name}}`, encodeURIComponent(value))
    }
    const query = parameters
      .filter(one => one.in === 'query' && exampleOf(one) !== undefined)
      .map((one): [string, string] => [one.name, String(exampleOf(one))])
    return query.length > 0 ? `${address}?${new URLSearchParams(query).toString()}` : address
  }

  test('are what their schemas say', async () => {
    const document = await read()
    const ajv = addFormats(new Ajv2020({ strict: false }))
    ajv.addSchema({ $id: 'openapi', ...document })
    const pointer = (part: string) => part.replaceAll('~', '~0').replaceAll('/', '~1')
    const wrong: string[] = []
    let held = 0
    for (const { path, method, operation } of operationsOf(document)) {
      const example = operation.requestBody?.content['application/json']?.example
      if (example === undefined) continue
      held += 1
      const validate = ajv.compile({
        $ref: `openapi#/paths/${pointer(path)}/${method.toLowerCase()}/requestBody/content/application~1json/schema`,
      })
      if (!validate(example)) wrong.push(`${operation.operationId}: ${ajv.errorsText(validate.errors)}`)
    }
    expect(wrong).toEqual([])
    expect(held).toBeGreaterThan(30)
  })

  test('are answered as the document promises, each of our own', async () => {
    const refused: Record<string, string> = {}
    for (const { path, method, operation } of operationsOf(await read()).filter(one => isOwn(one.path))) {
      const stop = new AbortController()
      const response = await my.studio.request(await addressOf(path, operation), {
        method,
        redirect: 'manual',
        signal: stop.signal,
        ...(await bodyOf(operation)),
      })
      // A stream of events has no end.
      if (response.headers.get('content-type')?.includes('event-stream')) stop.abort()
      else if (response.status >= 400)
        refused[operation.operationId] = ((await response.json()) as { code: string }).code
      if (operation.operationId === 'removeSession') admin = await logIn(my.studio, 'ana')
    }
    expect(refused).toEqual(REFUSED)
  }, 120_000)
})
