// Writes src/generated from the document that the studio gives out: `node packages/client/scripts/generate.ts`, with the pinned Node.
import { writeFile } from 'node:fs/promises'
import { startStudio } from '@atelier/api/testing/studio'
import openapiTS, { astToString } from 'openapi-typescript'

interface Operation {
  readonly operationId: string
  readonly summary: string
  readonly description?: string
  readonly parameters?: readonly { readonly name: string; readonly in: string }[]
  readonly requestBody?: { readonly content: Readonly<Record<string, unknown>> }
  readonly responses: Readonly<Record<string, { readonly content?: Readonly<Record<string, unknown>> }>>
}
export interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>
}

const NOTE = '// Made by scripts/generate.ts from the OpenAPI document. Not changed by hand.\n'
/** What is the studio's own: the addresses that other programs expect have clients already. */
const OWN = /^\/(api\/v1\/|healthz$|readyz$)/

/** The document of a studio as it is today. */
export async function readDocument(): Promise<Document> {
  const studio = await startStudio()
  try {
    // As the interface above has it, which tests/openapi.test.ts of the api holds.
    return (await (await studio.request('/openapi.json')).json()) as Document
  } finally {
    await studio.stop()
  }
}

/** Where each generated file lies, and what is to be in it. */
export async function generate(document: Document): Promise<Record<string, string>> {
  const own: Document = {
    ...document,
    paths: Object.fromEntries(
      Object.entries(document.paths)
        .filter(([path]) => OWN.test(path))
        .map(([path, operations]) => [path, successful(operations)])
        .filter(([, operations]) => Object.keys(operations ?? {}).length > 0),
    ),
  }
  // Its type is the library's own description of OpenAPI.
  const schema = await openapiTS(own as never, {
    defaultNonNullable: false,
    rootTypes: true,
    rootTypesNoSchemaPrefix: true,
  })
  const operations = Object.entries(own.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method: method.toUpperCase(), operation })),
  )
  return {
    'schema.ts': `${NOTE}${astToString(schema)}`,
    'routes.ts': `${NOTE}${routesText(operations)}`,
    'operations.ts': `${NOTE}${operationsText(operations)}`,
  }
}

const isSuccess = (status: string) => /^20[0-5]/.test(status)

/** What leads a browser elsewhere is for links, not for programs. All errors are one class, so no operation has to list them. */
const successful = (operations: Readonly<Record<string, Operation>>) =>
  Object.fromEntries(
    Object.entries(operations)
      .map(([method, operation]): [string, Operation] => [
        method,
        {
          ...operation,
          responses: Object.fromEntries(Object.entries(operation.responses).filter(([status]) => isSuccess(status))),
        },
      ])
      .filter(([, { responses }]) => Object.keys(responses).length > 0),
  )

interface Placed {
  readonly path: string
  readonly method: string
  readonly operation: Operation
}

function routesText(operations: readonly Placed[]): string {
  const lines = operations.map(
    ({ path, method, operation }) =>
      `  ${operation.operationId}: { method: '${method}', url: '${path.replace(/\{(\w+)\}/g, ':$1')}', sends: '${sends(operation)}', answers: '${answers(operation)}'${isRepeatable(operation) ? ', repeatable: true' : ''} },`,
  )
  return `\n/** Where each operation is, what it takes and what it gives. */\nexport const routes = {\n${lines.join('\n')}\n} as const\n`
}

/** What is not a part of the path goes into one place, so the input of a method can be flat. */
function sends({ operationId, parameters = [], requestBody }: Operation) {
  const hasQuery = parameters.some(parameter => parameter.in === 'query')
  const body = Object.keys(requestBody?.content ?? {})
  if (hasQuery && body.length > 0) throw new Error(`${operationId} takes a query and a body`)
  if (body.includes('multipart/form-data')) return 'file'
  return body.length > 0 ? 'json' : hasQuery ? 'query' : 'nothing'
}

function answers({ responses }: Operation) {
  const types = Object.entries(responses).flatMap(([status, { content = {} }]) =>
    isSuccess(status) ? Object.keys(content) : [],
  )
  if (types.length === 0) return 'nothing'
  if (types.includes('text/event-stream')) return 'events'
  return types.every(type => type === 'application/json') ? 'json' : 'file'
}

/** Whether a key makes it safe to send again. */
const isRepeatable = ({ parameters = [] }: Operation) => parameters.some(({ name }) => name === 'idempotency-key')

function operationsText(operations: readonly Placed[]): string {
  const lines = operations
    .filter(({ operation }) => answers(operation) !== 'events')
    .map(({ method, path, operation: { operationId, summary, description } }) => {
      const text = [`${summary}.`, ...(description ? [description] : []), `\`${method} ${path}\``]
      return `  /**\n${text.map(line => `   * ${line.replaceAll('*/', '*\\/')}`).join('\n   *\n')}\n   */\n  readonly ${operationId}: Method<'${operationId}'>`
    })
  return `import type { Method } from '../types.ts'\n\n/** A method for every operation, by its name in the document. */\nexport interface Operations {\n${lines.join('\n')}\n}\n`
}

if (import.meta.main) {
  for (const [name, text] of Object.entries(await generate(await readDocument())))
    await writeFile(new URL(`../src/generated/${name}`, import.meta.url), text)
}
