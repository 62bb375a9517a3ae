import { isIP } from 'node:net'

const LOOPBACK = /^(localhost|[a-z0-9.-]+\.localhost)$/

/**
 * Judges the name that a request calls the studio by. A page of another site can make its own name lead here (DNS rebinding),
 * and a browser then takes the studio for a part of that site: so a name is answered to only when it is this machine's, or
 * was named in the settings. An IP address is not looked up by anybody, so nobody can make it lead elsewhere.
 */
export function createKnownHosts(named: readonly string[]): (host: string) => boolean {
  const exact = new Set(named.map(name => name.toLowerCase()))
  const endings = [...exact].filter(name => name.startsWith('*.')).map(name => name.slice(1))
  return host => {
    const name = nameOf(host)
    return (
      exact.has('*') ||
      exact.has(name) ||
      LOOPBACK.test(name) ||
      isIP(name) !== 0 ||
      endings.some(ending => name.endsWith(ending) && name.length > ending.length)
    )
  }
}

/** Without the port, the brackets of an IPv6 address, and the dot that ends a name in full. */
const nameOf = (host: string) =>
  host
    .toLowerCase()
    .replace(/:\d+$/, '')
    .replace(/^\[(.*)\]$/, '$1')
    .replace(/(?<=.)\.$/, '')
