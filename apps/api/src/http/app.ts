import { randomUUID } from 'node:crypto'
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox'
import Fastify, { type FastifyBaseLogger, type RawServerDefault } from 'fastify'
import type { Config } from '../config.ts'
import type { Studio } from '../studio.ts'
import { closeGently } from './closing.ts'
import { answerUnreadable, refuseExpectations } from './answer-unreadable.ts'
import { withoutSpareSlashes } from './dialects/index.ts'
import { answerRouterError, handleErrors } from './error-handler.ts'
import { explainErrors } from './error-page.ts'
import { rememberMethods } from './known-methods.ts'
import { mountOperations } from './mount.ts'
import { documentApi } from './openapi.ts'
import { refuseOtherSites } from './same-site.ts'
import { secure } from './security.ts'
import { validateRequests } from './validation.ts'
import { requestLog } from './request-log.ts'
import { dropUnreadBodies } from './unread-bodies.ts'
import { mountMcp } from './mcp/mount-mcp.ts'
import { mountShared } from './shared/mount-shared.ts'
import { serveWeb } from './web.ts'
import { createWhoAsks } from './who-asks.ts'
import type { App } from './app-type.ts'
import { VERSION } from '../version.ts'

/** Bytes; a prompt, 500 ids or 50 endpoints fit in many times over. Files have their own limit. */
const BODY_LIMIT = 256 * 1024

export interface AppOptions {
  readonly config: Config
  readonly log: FastifyBaseLogger
  /** Where the built page lies. */
  readonly webDir: string
}

/** The HTTP side of the studio: its modules' operations at their addresses. It does not listen yet. */
export async function buildApp(
  { modules, access, clock, stopping, visits, callTool }: Studio,
  { config, log, webDir }: AppOptions,
) {
  const app: App = Fastify<RawServerDefault>({
    loggerInstance: log,
    genReqId: () => randomUUID(),
    trustProxy: parseTrustProxy(config.trustProxy),
    bodyLimit: BODY_LIMIT,
    routerOptions: { maxParamLength: 300, ignoreTrailingSlash: false },
    forceCloseConnections: 'idle',
    logController: requestLog(),
    rewriteUrl: ({ url = '/' }) => withoutSpareSlashes(url),
    requestTimeout: 120_000,
    return503OnClosing: false,
    frameworkErrors: answerRouterError,
    clientErrorHandler: answerUnreadable,
  }).withTypeProvider<TypeBoxTypeProvider>()
  app.addHook('onRequest', (request, reply, done) => {
    reply.header('x-request-id', request.id)
    done()
  })
  // Fastify takes plain text by itself, and no route of ours does.
  app.removeContentTypeParser('text/plain')
  takeEmptyBodies(app)
  refuseExpectations(app.server)
  closeGently(app)
  dropUnreadBodies(app)
  validateRequests(app)
  await secure(app, config)
  refuseOtherSites(app, config)
  const methodsAt = rememberMethods(app)
  handleErrors(app, { findDocument: await serveWeb(app, { webDir }), methodsAt })
  documentApi(app, { version: VERSION, modules })
  explainErrors(app, modules)
  mountShared(app, visits)
  const whoAsks = createWhoAsks({ access, ...config })
  const { maxImageMb } = config
  mountMcp(app, { clock, stopping, maxImageMb, whoAsks, callTool })
  await mountOperations(app, {
    operations: modules.flatMap(({ operations }) => Object.values(operations)),
    clock,
    stopping,
    maxImageMb,
    accelRedirect: config.accelRedirect,
    whoAsks,
  })
  await app.ready()
  return app
}

/** `true`, `false`, a number of hops, or addresses with commas between them. */
const parseTrustProxy = (text: string) =>
  text === 'true' ||
  (text === 'false' ? false : /^\d+$/.test(text) ? (_address: string, hop: number) => hop < Number(text) : text)

/** Many clients name JSON as the type of a body that they do not send. */
function takeEmptyBodies(app: App) {
  const parse = app.getDefaultJsonParser('error', 'error')
  app.removeContentTypeParser('application/json')
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (request, body, done) => {
    if (body === '') done(null, undefined)
    else void parse(request, body.toString(), done)
  })
}
