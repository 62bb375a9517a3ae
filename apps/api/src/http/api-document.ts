import swagger from '@fastify/swagger'
import swaggerUi from '@fastify/swagger-ui'
import Fastify, { type FastifyInstance, type RouteOptions } from 'fastify'
import type { StudioModule } from '../platform/module.ts'

declare module 'fastify' {
  interface FastifySchema {
    /** Of a form (see the contracts' `Route`). */
    readonly form?: unknown
  }
}

const DESCRIPTION = `Make images from text, keep them, find them again.

A prompt becomes a **generation**: post it, then follow it by the event stream, by reading it again, or wait for it with \`Prefer: wait=N\`.
What comes of it are **images**: paged, searched, filtered, downloaded in other sizes and formats.
Errors are problem details (RFC 9457) with a stable \`code\`; each code is explained at [/errors](/errors).`

/** Swagger UI sets styles from its script; everything else comes from this server. */
const UI_CSP =
  "default-src 'self'; base-uri 'none'; connect-src 'self'; frame-ancestors 'none'; img-src 'self' data: blob:; object-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'"

const FORM_WITH_FILE = {
  type: 'object',
  required: ['file'],
  additionalProperties: false,
  properties: { file: { type: 'string', format: 'binary', description: 'A PNG, JPEG or WebP.' } },
}

const SECURITY_SCHEMES = {
  key: { type: 'http', scheme: 'bearer', bearerFormat: 'atl_...', description: 'A key of `POST /api/v1/keys`.' },
  basic: { type: 'http', scheme: 'basic', description: 'A key as the password, whatever the name.' },
  session: {
    type: 'apiKey',
    in: 'cookie',
    name: 'atelier_session',
    description:
      'Of a browser that is logged in (`__Host-atelier` behind https). Writes need the `Origin` of this server.',
  },
} as const

type Json = null | boolean | number | string | Json[] | { [key: string]: Json }

interface Documented {
  readonly version: string
  readonly modules: readonly StudioModule[]
  readonly routes: readonly RouteOptions[]
}

/** An app of its own, which describes the routes of another one and answers nothing but the document and its page. */
export async function openDocument({ version, modules, routes }: Documented): Promise<FastifyInstance> {
  const app = Fastify({ exposeHeadRoutes: false })
  app.setValidatorCompiler(() => () => true)
  app.setSerializerCompiler(() => JSON.stringify)
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: { title: 'Atelier', version, description: DESCRIPTION, license: { name: 'MIT', identifier: 'MIT' } },
      servers: [{ url: '/', description: 'This server' }],
      tags: modules.flatMap(({ tags = {} }) =>
        Object.entries(tags).map(([name, description]) => ({ name, description })),
      ),
      components: { securitySchemes: SECURITY_SCHEMES },
      // The last of them is nothing: a studio without accounts asks nobody who they are.
      security: [{ key: [] }, { basic: [] }, { session: [] }, {}],
    },
    // A multipart body is read by its own parser, so the route has no schema for it; the document still tells of the form.
    transform: ({ schema, url }) => ({
      schema: schema?.consumes?.includes('multipart/form-data')
        ? { ...schema, body: schema.form ?? FORM_WITH_FILE }
        : schema,
      url: url.replace('/*', '/:id'),
    }),
    transformObject: document =>
      nameSchemas('openapiObject' in document ? (document.openapiObject as unknown as Json) : null) as never,
  })
  await app.register(swaggerUi, {
    routePrefix: '/docs',
    staticCSP: UI_CSP,
    uiConfig: {
      deepLinking: true,
      displayRequestDuration: true,
      tryItOutEnabled: true,
      persistAuthorization: false,
      layout: 'BaseLayout',
    },
    theme: { title: 'Atelier API' },
  })
  for (const { method, url, schema } of routes)
    app.route({ method, url, ...(schema && { schema }), handler: async () => undefined })
  app.get('/openapi.json', { schema: { hide: true } }, async () => app.swagger())
  await app.ready()
  return app
}

/** Moves every schema that bears a name to the components and refers to it there, so that generated clients know its name. */
function nameSchemas(document: Json): Json {
  const schemas: Record<string, Json> = {}
  function walk(node: Json): Json {
    if (Array.isArray(node)) return node.map(walk)
    if (node === null || typeof node !== 'object') return node
    const { 'x-name': id, ...rest } = node
    const walked = Object.fromEntries(
      Object.entries(rest).map(([key, value]) => [key === '*' ? 'id' : key, walk(value)]),
    )
    if (walked['in'] === 'path' && walked['name'] === '*') walked['name'] = 'id'
    if (typeof id !== 'string') return walked
    schemas[id] = walked
    return { $ref: `#/components/schemas/${id}` }
  }
  const walked = walk(document) as { components?: { schemas?: Json } }
  const sorted = Object.fromEntries(Object.entries(schemas).toSorted(([a], [b]) => a.localeCompare(b)))
  return { ...walked, components: { ...walked.components, schemas: sorted } }
}
