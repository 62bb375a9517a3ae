import type { FastifyInstance, FastifyRequest } from 'fastify'
import { crossSite, unknownHost } from '../platform/common.errors.ts'

interface SameSiteOptions {
  /** The address that is listened on. */
  readonly host: string
  readonly corsOrigins: readonly string[]
  /** A proxy stands before the studio, so the names it is called by are the proxy's. */
  readonly behindProxy: boolean
}

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS'])
const LOOPBACK = /^(localhost|[a-z0-9.-]+\.localhost|127(\.\d{1,3}){3}|\[::1\])$/

/**
 * The studio has no login, so the browser of whoever uses it must not be used against it: other sites may not change
 * anything, and on a loopback address nothing is answered under a stranger's name (DNS rebinding).
 */
export function refuseOtherSites(app: FastifyInstance, { host, corsOrigins, behindProxy }: SameSiteOptions) {
  const onLoopback = LOOPBACK.test(host.includes(':') ? `[${host}]` : host)
  app.addHook('onRequest', async request => {
    if (onLoopback && !behindProxy && !LOOPBACK.test(hostnameOf(request))) throw unknownHost(hostnameOf(request))
    if (SAFE_METHODS.has(request.method)) return
    const { origin } = request.headers
    if (origin === undefined || corsOrigins.includes('*') || corsOrigins.includes(origin)) return
    if (URL.parse(origin)?.host !== request.host) throw crossSite(origin)
  })
}

const hostnameOf = (request: FastifyRequest) => request.host.replace(/:\d+$/, '').toLowerCase()
