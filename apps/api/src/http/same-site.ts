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
  function refusalOf(request: FastifyRequest): Error | undefined {
    if (onLoopback && !behindProxy && !LOOPBACK.test(hostnameOf(request))) return unknownHost(hostnameOf(request))
    if (SAFE_METHODS.has(request.method)) return undefined
    const { origin } = request.headers
    if (origin === undefined || corsOrigins.includes('*') || corsOrigins.includes(origin)) return undefined
    return URL.parse(origin)?.host === request.host ? undefined : crossSite(origin)
  }
  app.addHook('onRequest', (request, _reply, done) => done(refusalOf(request)))
}

const hostnameOf = (request: FastifyRequest) => request.host.replace(/:\d+$/, '').toLowerCase()
