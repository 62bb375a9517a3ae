import { Ajv2020 } from 'ajv/dist/2020.js'
import formatsPlugin from 'ajv-formats'

const addFormats = formatsPlugin as unknown as typeof formatsPlugin.default

interface Operation {
  responses: Record<string, { content?: Record<string, { schema?: object }> }>
}

export type Checker = (method: string, path: string, response: Response) => Promise<void>

/** Holds answers against an OpenAPI document: the status must be promised, and the body be as its schema says, with nothing unnamed in it. */
export function createChecker(document: object): Checker {
  const ajv = addFormats(new Ajv2020({ strict: false, allErrors: true }))
  ajv.addSchema({ $id: 'openapi', ...document })
  const paths = 'paths' in document ? Object.entries(document.paths as Record<string, Record<string, Operation>>) : []
  const patterns = paths
    .map(([template, operations]) => ({
      // A model's id may hold a slash; more parts come first, so that `/stats` is not taken for an id.
      pattern: new RegExp(`^${template.replace('/models/{id}', '/models/.+').replace(/\{\w+\}/g, '[^/]+')}$`),
      template,
      operations,
      fixed: !template.includes('{'),
    }))
    .toSorted((a, b) => Number(b.fixed) - Number(a.fixed))

  return async function check(method, path, response) {
    const { pathname } = new URL(path, 'http://localhost')
    const found = patterns.find(({ pattern, operations }) => pattern.test(pathname) && operations[method.toLowerCase()])
    if (!found) return
    const pointer = (part: string) => part.replaceAll('~', '~0').replaceAll('/', '~1')
    const status = String(response.status)
    const promised = found.operations[method.toLowerCase()]?.responses[status]
    if (!promised)
      throw new Error(
        `${method} ${path} answered ${status}, which openapi.json does not promise: ${await response.text()}`,
      )
    const type = (response.headers.get('content-type') ?? '').split(';')[0] ?? ''
    if (!type.endsWith('json')) return
    if (!promised.content?.[type])
      throw new Error(`${method} ${path} answered ${status} as ${type}, which openapi.json does not promise`)
    const body: unknown = await response.json()
    const reference = `openapi#/paths/${pointer(found.template)}/${method.toLowerCase()}/responses/${status}/content/${pointer(type)}/schema`
    const validate = ajv.getSchema(reference) ?? ajv.compile({ $ref: reference })
    if (!validate(body))
      throw new Error(
        `${method} ${path} answered ${status} with a body that openapi.json does not promise: ${ajv.errorsText(validate.errors)}\n${JSON.stringify(body)}`,
      )
  }
}
