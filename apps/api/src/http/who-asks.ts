import type { FastifyReply, FastifyRequest, onRequestHookHandler } from 'fastify'
import { isUsername, NOBODY, type AccessModule, type Known } from '../modules/access/module.ts'
import { STUDIO_USER, type Actor } from '../platform/actor.ts'
import {
  actionForbidden,
  authChanged,
  authInvalid,
  authRequired,
  crossSite,
  databaseUnavailable,
} from '../platform/common.errors.ts'
import { AppError } from '../platform/errors.ts'
import type { Caller, Operation } from '../platform/operations/operation.ts'
import { isAllowed } from '../platform/operations/permission.ts'
import { dialectAt } from './dialects/index.ts'
import { disconnected } from './disconnected.ts'
import { keyIn } from './key-in-header.ts'
import { originHostOf, SAFE_METHODS } from './same-site.ts'
import { createTrustedPeer } from './trusted-peer.ts'

/** Milliseconds between two looks at answers whose key or session ends by itself. */
const LOOK_MS = 1000

interface WhoAsksOptions {
  readonly access: AccessModule['access']
  readonly trustProxy: string
  readonly authProxyHeader: string | null
  /** Where links lead to that are given to other programs; to the address that was asked where it is null. */
  readonly publicUrl: string | null
}

const ALONE: Known = { actor: STUDIO_USER, endsAt: Infinity }

/** An answer under way, and what was known of who asked when it began. */
interface UnderWay {
  readonly request: FastifyRequest
  readonly known: Known
  readonly end: AbortController
}

/** From a request to the actor in whose name it is: by a key, by the word of a proxy, by a session, or nobody at all. */
export function createWhoAsks({ access, trustProxy, authProxyHeader, publicUrl }: WhoAsksOptions) {
  const isTrusted = createTrustedPeer(trustProxy)
  const header = authProxyHeader?.toLowerCase()
  const linkOrigin = publicUrl?.replace(/\/+$/, '')
  const knownOf = new WeakMap<FastifyRequest, Known>()
  const underWay = new Set<UnderWay>()

  /** The header is anybody's, unless a proxy writes over it: whoever else sends it is not believed. */
  function vouchedFor({ headers, socket }: FastifyRequest): string | undefined {
    const name = header === undefined ? undefined : headers[header]
    if (typeof name !== 'string' || name === '' || !isTrusted(socket.remoteAddress)) return undefined
    const username = Buffer.from(name, 'latin1').toString('utf8').trim()
    if (!isUsername(username)) throw authRequired('shared')
    return username
  }

  function identify(request: FastifyRequest): Known | undefined | Promise<Known | undefined> {
    const studio = access.studio()
    if (studio === 'alone') return ALONE
    if (studio === 'setup') throw authRequired('setup')
    const { authorization, cookie } = request.headers
    const key = keyIn(authorization)
    if (key !== undefined) return required(access.byKey(key))
    const name = vouchedFor(request)
    if (name !== undefined) return access.byName(name)
    // A client that was given no key may send the header all the same.
    if (authorization) throw authInvalid('key')
    return cookie === undefined ? undefined : access.byCookie(cookie, { isSecure: isSecure(request) })
  }

  function admit(request: FastifyRequest, known: Known | undefined, { needs }: Pick<Operation, 'needs'>): void {
    if (!known) throw authRequired('shared')
    requireOwnPage(request, known.actor)
    if (!isAllowed(known.actor, needs)) throw actionForbidden(needs)
    knownOf.set(request, known)
  }

  /** Why whoever asked would get no answer now; undefined where they would. */
  async function whyEnded({ request, known }: UnderWay): Promise<AppError | undefined> {
    try {
      const now = await identify(request)
      if (!now) return authRequired('shared')
      return isSameActor(now.actor, known.actor) ? undefined : authChanged()
    } catch (error) {
      return error instanceof AppError ? error : databaseUnavailable()
    }
  }

  async function lookAt(one: UnderWay): Promise<void> {
    const why = await whyEnded(one)
    if (why) one.end.abort(why)
  }

  /** Whoever reads a stream comes back, and is told then what they may do now. */
  async function endStale(): Promise<void> {
    for (const one of underWay) await lookAt(one)
  }
  access.onChange(() => void endStale())

  return {
    /** Before the body is read: whoever may not ask has nothing taken from them. */
    guard(operation: Pick<Operation, 'needs'>): onRequestHookHandler {
      if (operation.needs === 'public') return (_request, _reply, done) => done()
      return (request, reply, done) => {
        const refuse = (error: unknown) => done(refusal(error, request, reply))
        const admitted = (known: Known | undefined) => {
          admit(request, known, operation)
          done()
        }
        try {
          const known = identify(request)
          if (known instanceof Promise) known.then(admitted).catch(refuse)
          else admitted(known)
        } catch (error) {
          refuse(error)
        }
      }
    },

    actorOf: (request: FastifyRequest): Actor =>
      knownOf.get(request)?.actor ?? (access.studio() === 'alone' ? STUDIO_USER : NOBODY),

    callerOf(request: FastifyRequest): Caller {
      const secure = isSecure(request)
      const origin = `${secure ? 'https' : 'http'}://${request.host}`
      return {
        address: request.ip,
        userAgent: request.headers['user-agent'] ?? '',
        isSecure: secure,
        origin,
        linkOrigin: linkOrigin ?? origin,
        cookies: request.headers.cookie ?? '',
        // As the clients that are generated for OpenAI's API say it.
        isRepeated: Number(request.headers['x-stainless-retry-count'] ?? 0) > 0,
      }
    },

    /**
     * Aborts when whoever asked is not let in any more, or may do something else than before; its reason is the error that says
     * so. Never of what anybody may ask for.
     */
    ending(request: FastifyRequest, reply: FastifyReply): AbortSignal {
      const gone = disconnected(reply)
      const known = knownOf.get(request)
      if (gone.aborted || !known) return gone
      const end = new AbortController()
      const one: UnderWay = { request, known, end }
      underWay.add(one)
      const timer = Number.isFinite(known.endsAt) ? setInterval(() => void lookAt(one), LOOK_MS).unref() : undefined
      gone.addEventListener('abort', () => {
        underWay.delete(one)
        clearInterval(timer)
      })
      return end.signal
    },
  }
}
export type WhoAsks = ReturnType<typeof createWhoAsks>

/** A browser sends its cookies, and what a proxy knows of it, for pages of others, too: what changes something has to be our own page's. */
function requireOwnPage(request: FastifyRequest, { through }: Actor): void {
  if (!through || through.kind === 'key' || SAFE_METHODS.has(request.method)) return
  const { origin } = request.headers
  if (origin === undefined && through.kind === 'proxy') return
  if (originHostOf(origin) !== request.host) throw crossSite(origin ?? '')
}

function refusal(error: unknown, { url }: FastifyRequest, reply: FastifyReply): Error {
  if (!(error instanceof Error)) return new Error('no error was thrown', { cause: error })
  // Not Basic: a browser would ask for a name and a password of its own accord.
  const scheme = dialectAt(url)?.scheme ?? 'Bearer'
  if ('status' in error && error.status === 401) reply.header('www-authenticate', `${scheme} realm="Atelier"`)
  return error
}

async function required(known: Known | undefined | Promise<Known | undefined>): Promise<Known> {
  const found = await known
  if (!found) throw authInvalid('key')
  return found
}

function isSameActor(one: Actor, other: Actor): boolean {
  if (one.id !== other.id || one.role !== other.role || one.through?.kind !== other.through?.kind) return false
  const listed = ({ permissions }: Actor) => (permissions === 'all' ? 'all' : [...permissions].toSorted().join())
  return listed(one) === listed(other)
}

/** The browser knows whether it came by https, also where a proxy before us does not say so. */
const isSecure = ({ protocol, headers, host }: FastifyRequest): boolean =>
  protocol === 'https' || (headers.origin?.startsWith('https://') === true && originHostOf(headers.origin) === host)
