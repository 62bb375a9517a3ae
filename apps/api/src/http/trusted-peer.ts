import { BlockList, isIP } from 'node:net'

/** What the names stand for that TRUST_PROXY takes besides addresses. */
const NAMED: Readonly<Record<string, readonly string[]>> = {
  loopback: ['127.0.0.0/8', '::1/128'],
  linklocal: ['169.254.0.0/16', 'fe80::/10'],
  uniquelocal: ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', 'fc00::/7'],
}

const familyOf = (address: string) => (isIP(address) === 6 ? 'ipv6' : 'ipv4')
const plain = (address: string) => address.replace(/^::ffff:(?=\d+\.)/i, '').replace(/%.*$/, '')

/** Whether whoever sends a request is a proxy that TRUST_PROXY names; `true` and a number of hops take anybody for one. */
export function createTrustedPeer(trustProxy: string): (address: string | undefined) => boolean {
  if (trustProxy === 'true' || /^[1-9]\d*$/.test(trustProxy)) return () => true
  if (trustProxy === 'false' || trustProxy === '0') return () => false
  const known = new BlockList()
  const parts = trustProxy.split(',').map(part => part.trim())
  for (const network of parts.flatMap(part => NAMED[part] ?? [part])) {
    const [address = '', prefix] = network.split('/')
    if (prefix === undefined) known.addAddress(plain(address), familyOf(plain(address)))
    else known.addSubnet(address, Number(prefix), familyOf(address))
  }
  return address =>
    address !== undefined && isIP(plain(address)) !== 0 && known.check(plain(address), familyOf(plain(address)))
}
