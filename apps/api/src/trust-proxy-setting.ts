import { isIP } from 'node:net'

/** What Fastify's trustProxy takes: it throws at anything else. */
export function isTrustProxy(text: string): boolean {
  return (
    /^(true|false|\d+)$/.test(text) ||
    text
      .split(',')
      .map(part => part.trim())
      .every(part => /^(loopback|linklocal|uniquelocal)$/.test(part) || isNetwork(part))
  )
}

function isNetwork(text: string): boolean {
  const [ip = '', prefix, ...rest] = text.split('/')
  const version = isIP(ip)
  if (version === 0 || rest.length > 0) return false
  return prefix === undefined || (/^\d{1,3}$/.test(prefix) && Number(prefix) <= (version === 4 ? 32 : 128))
}
