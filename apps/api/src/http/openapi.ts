import type { FastifyInstance, FastifyReply, FastifyRequest, RouteOptions } from 'fastify'
import type { StudioModule } from '../platform/module.ts'

declare module 'fastify' {
  interface FastifyInstance {
    /** The document of its API, without a request. */
    readonly describeApi: () => Promise<object>
  }
}

/**
 * The document at /openapi.json and the page at /docs, both made from the contracts that the routes validate by, which are
 * all that are registered from now on. They are made when somebody looks at them first: the libraries that make them hold
 * memory that an idle studio has no use for.
 */
export function documentApi(
  app: FastifyInstance,
  { version, modules }: { version: string; modules: readonly StudioModule[] },
) {
  const routes: RouteOptions[] = []
  app.addHook('onRoute', route => {
    if (route.method !== 'HEAD' && !route.schema?.hide) routes.push(route)
  })
  let opened: Promise<FastifyInstance> | undefined

  const open = () =>
    (opened ??= import('./api-document.ts').then(({ openDocument }) => openDocument({ version, modules, routes })))

  async function handler({ url, headers }: FastifyRequest, reply: FastifyReply): Promise<void> {
    const { statusCode, headers: told, rawPayload } = await (await open()).inject({ method: 'GET', url, headers })
    if (statusCode === 404) return reply.callNotFound()
    // How it travels is for the answer that carries it.
    const { connection: _, 'transfer-encoding': __, date: ___, ...own } = told
    await reply
      .code(statusCode)
      .headers(own)
      .send(rawPayload.byteLength > 0 ? rawPayload : undefined)
  }

  app.decorate('describeApi', async () => (await open()).swagger())
  for (const url of ['/openapi.json', '/docs', '/docs/*'])
    app.route({ method: 'GET', url, schema: { hide: true }, handler })
  app.addHook('onClose', async () => {
    await (await opened)?.close()
  })
}
