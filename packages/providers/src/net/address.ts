import ipaddr from 'ipaddr.js'

/** The part of 2000::/3 that the registries give out; the other unicast ranges belong to nobody or to somebody inside. */
const GLOBAL_IPV6 = ipaddr.parseCIDR('2000::/3')

/**
 * Is this address out on the public internet? Loopback, private, link-local (cloud metadata), carrier, documentation,
 * multicast and every tunnel that can carry an inner address (6to4, Teredo, NAT64) are not. What does not parse is not either.
 */
export const isPublicAddress = (address: string): boolean => {
  if (!ipaddr.isValid(address)) return false
  // process() unwraps ::ffff:10.0.0.1, which would otherwise smuggle an IPv4 address through.
  const parsed = ipaddr.process(address)
  if (parsed.range() !== 'unicast') return false
  return parsed.kind() === 'ipv4' || parsed.match(GLOBAL_IPV6)
}

/** Inside these ranges, and yet a cloud's: what answers there gives out the machine's credentials (AWS, Alibaba). */
const METADATA: readonly string[] = ['fd00:ec2::254', '100.100.100.200']

/** Is it this machine, or one on the same home, office or overlay network? Link-local is not: a cloud's metadata is there. */
export const isOwnNetworkAddress = (address: string): boolean => {
  if (!ipaddr.isValid(address)) return false
  const parsed = ipaddr.process(address)
  const isOwn = ['loopback', 'private', 'uniqueLocal', 'carrierGradeNat'].includes(parsed.range())
  return isOwn && !METADATA.some(metadata => ipaddr.parse(metadata).toString() === parsed.toString())
}

/** The address inside a URL's hostname, or undefined where it is a name that has to be resolved. */
export const literalAddress = (hostname: string): string | undefined => {
  const bare = hostname.startsWith('[') ? hostname.slice(1, -1) : hostname
  return ipaddr.isValid(bare) ? bare : undefined
}
