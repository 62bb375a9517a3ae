import type { FastifyInstance, FastifyRequest } from 'fastify'
import { crossSite, unknownHost } from '../platform/common.errors.ts'
import { createKnownHosts } from './known-hosts.ts'

interface SameSiteOptions {
  /** The address that is listened on; where that is a name, it is one of ours. */
  readonly host: string
  readonly allowedHosts: readonly string[]
  readonly corsOrigins: readonly string[]
}

export const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS'])
/** Says no more than that the process is alive, to whatever name a probe asks by. */
const PROBED = '/healthz'

/**
 * The browser of whoever uses the studio must not be used against it, least of all where nobody is asked who they are: nothing is answered under a
 * stranger's name (DNS rebinding), wherever it listens and whatever stands before it, and other sites may not change anything.
 */
export function refuseOtherSites(app: FastifyInstance, { host, allowedHosts, corsOrigins }: SameSiteOptions) {
  const isKnown = createKnownHosts([host, ...allowedHosts])
  function refusalOf(request: FastifyRequest): Error | undefined {
    const stranger = request.url === PROBED ? undefined : namesOf(request).find(name => !isKnown(name))
    if (stranger !== undefined) return unknownHost(stranger)
    if (SAFE_METHODS.has(request.method)) return undefined
    const { origin } = request.headers
    if (origin === undefined || corsOrigins.includes('*') || corsOrigins.includes(origin)) return undefined
    return originHostOf(origin) === request.host ? undefined : crossSite(origin)
  }
  app.addHook('onRequest', (request, _reply, done) => done(refusalOf(request)))
}

/** The host in an `Origin` header; undefined where there is none, or it says no more than that it is a secret. */
export const originHostOf = (origin: string | undefined): string | undefined =>
  origin === undefined ? undefined : URL.parse(origin)?.host

/**
 * The name that the request bears, and the one that a trusted proxy says it bore. Both: a page can send `X-Forwarded-Host`
 * itself, and where no proxy writes over it that is all there is between its own name and ours.
 */
const namesOf = ({ headers, host }: FastifyRequest) => [headers.host ?? '', host]
