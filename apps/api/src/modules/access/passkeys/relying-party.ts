import { isIP } from 'node:net'
import type { Caller } from '../../../platform/operations/operation.ts'
import { passkeyNotHere } from '../access.errors.ts'
import { NOWHERE } from '../sessions/sessions.service.ts'

/** For whom a passkey is: the name in the address that the browser shows, and the address itself. */
export interface RelyingParty {
  readonly id: string
  readonly origin: string
}

/**
 * By the address that the studio was asked at, whose name was judged before anything else (`http/same-site.ts`). Throws
 * `passkey.not_here` where browsers give none: to an IP address, and over plain http to anything but this machine.
 */
export function relyingPartyOf({ origin, isSecure }: Caller = NOWHERE): RelyingParty {
  const url = URL.parse(origin)
  const id = url?.hostname ?? ''
  const isOwnMachine = id === 'localhost' || id.endsWith('.localhost')
  if (!url || isIP(id.replace(/^\[(.*)\]$/, '$1')) !== 0 || (!isSecure && !isOwnMachine)) throw passkeyNotHere()
  return { id, origin: url.origin }
}
