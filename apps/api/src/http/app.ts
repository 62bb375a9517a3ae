import { randomUUID } from 'node:crypto'
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox'
import Fastify, { type FastifyBaseLogger, type RawServerDefault } from 'fastify'
import type { Config } from '../config.ts'
import type { Studio } from '../studio.ts'
import { aboutRoutes } from '../modules/about/about.routes.ts'
import { collectionsRoutes } from '../modules/collections/collections.routes.ts'
import { eventsRoutes } from '../modules/events/events.routes.ts'
import { generationsRoutes } from '../modules/generations/generations.routes.ts'
import { gridsRoutes } from '../modules/grids/grids.routes.ts'
import { healthRoutes } from '../modules/health/health.routes.ts'
import { imagesRoutes } from '../modules/images/images.routes.ts'
import { modelsRoutes } from '../modules/models/models.routes.ts'
import { promptsRoutes } from '../modules/prompts/prompts.routes.ts'
import { settingsRoutes } from '../modules/settings/settings.routes.ts'
import { stylesRoutes } from '../modules/styles/styles.routes.ts'
import { closeGently } from './closing.ts'
import { answerRouterError, answerUnreadable, handleErrors } from './error-handler.ts'
import { explainErrors } from './error-page.ts'
import { rememberMethods } from './known-methods.ts'
import { documentApi } from './openapi.ts'
import { refuseOtherSites } from './same-site.ts'
import { secure } from './security.ts'
import { validateRequests } from './validation.ts'
import { serveWeb } from './web.ts'
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

/** The HTTP side of the studio over what `deps` opened. It does not listen yet. */
export async function buildApp(deps: Studio, { config, log, webDir }: AppOptions) {
  const app: App = Fastify<RawServerDefault>({
    loggerInstance: log,
    genReqId: () => randomUUID(),
    trustProxy: parseTrustProxy(config.trustProxy),
    bodyLimit: BODY_LIMIT,
    routerOptions: { maxParamLength: 300, ignoreTrailingSlash: false },
    forceCloseConnections: 'idle',
    requestTimeout: 120_000,
    return503OnClosing: false,
    frameworkErrors: answerRouterError,
    clientErrorHandler: answerUnreadable,
  }).withTypeProvider<TypeBoxTypeProvider>()
  app.addHook('onRequest', async (request, reply) => void reply.header('x-request-id', request.id))
  // Fastify takes plain text by itself, and no route of ours does.
  app.removeContentTypeParser('text/plain')
  takeEmptyBodies(app)
  closeGently(app)
  validateRequests(app)
  await secure(app, config)
  refuseOtherSites(app, { ...config, behindProxy: config.trustProxy !== 'false' })
  const methodsAt = rememberMethods(app)
  handleErrors(app, { hasPage: await serveWeb(app, { webDir }), methodsAt })
  await documentApi(app, { version: VERSION })
  explainErrors(app)
  await app.register(healthRoutes(deps))
  await app.register(generationsRoutes(deps))
  await app.register(gridsRoutes(deps))
  await app.register(imagesRoutes({ ...deps, maxImageMb: config.maxImageMb }))
  await app.register(collectionsRoutes(deps))
  await app.register(modelsRoutes(deps))
  await app.register(promptsRoutes(deps))
  await app.register(settingsRoutes(deps))
  await app.register(stylesRoutes(deps))
  await app.register(aboutRoutes(deps))
  await app.register(eventsRoutes(deps))
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
