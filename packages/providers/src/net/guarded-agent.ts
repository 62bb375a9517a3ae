import { lookup as resolve } from 'node:dns'
import type { LookupAddress, LookupOptions } from 'node:dns'
import type { Agent } from 'undici'
import { isOwnNetworkAddress, isPublicAddress, literalAddress } from './address.ts'
import { CallFailure } from './failure.ts'
import { loadUndici } from './undici.ts'

export type Resolve = (
  hostname: string,
  options: LookupOptions & { all: true },
  done: (error: Error | null, addresses: LookupAddress[]) => void,
) => void

/** How far calls may go. `own network` is the public internet, this machine and its neighbours, without link-local addresses. */
export type Reach = 'public' | 'own network' | 'anywhere'

export interface GuardOptions {
  readonly reach: Reach
  readonly connectTimeoutMs: number
  /** Injected by tests; the system's resolver otherwise. */
  readonly resolve?: Resolve | undefined
}

const isWithin = (reach: Reach, address: string) =>
  reach === 'anywhere' || isPublicAddress(address) || (reach === 'own network' && isOwnNetworkAddress(address))

const refused = (hostname: string) => new CallFailure('refused', `The address of ${hostname} is out of reach.`)

/**
 * Judges a URL before it is called. A name is judged when it is resolved, by the agent below.
 * @throws CallFailure `refused`
 */
export const judgeUrl = (text: string, { reach, mayBeHttp }: { reach: Reach; mayBeHttp: boolean }): URL => {
  const url = URL.parse(text)
  if (!url) throw new CallFailure('refused', 'The address is no URL.')
  if (url.username || url.password) throw new CallFailure('refused', 'The address carries a credential.')
  const allowed = mayBeHttp ? ['https:', 'http:'] : ['https:']
  if (!allowed.includes(url.protocol))
    throw new CallFailure('refused', `The address begins with ${url.protocol}, not with https:.`)
  const address = literalAddress(url.hostname)
  if (address !== undefined && !isWithin(reach, address)) throw refused(url.hostname)
  return url
}

/**
 * An agent that connects only to addresses it has judged. The judging happens in the resolver of the socket itself, and the
 * socket gets exactly the addresses that were judged: a name that resolves differently a moment later (DNS rebinding) gains nothing.
 */
export const createGuardedAgent = ({ reach, connectTimeoutMs, resolve: resolver = resolve }: GuardOptions): Agent =>
  new (loadUndici().Agent)({
    allowH2: false,
    connections: 32,
    maxOrigins: 256,
    connect: {
      timeout: connectTimeoutMs,
      lookup: (hostname, options, done) => {
        resolver(hostname, { ...options, all: true }, (error, addresses) => {
          const first = addresses?.[0]
          if (error) return done(error, [])
          // One address out of reach is enough: which of them is used is up to the socket.
          if (!first || !addresses.every(({ address }) => isWithin(reach, address))) return done(refused(hostname), [])
          if (options.all) return done(null, addresses)
          return done(null, first.address, first.family)
        })
      },
    },
  })
