import { xmlText } from '../xmp/escaping.ts'
import { NAMESPACES, readRdf } from '../xmp/rdf.ts'

/** What a person said of a picture: stars, and words to find it by. */
export interface Labels {
  /** Stars, 0 to 5; 0 for none. */
  readonly rating: number
  readonly tags: readonly string[]
}

export const NO_LABELS: Labels = { rating: 0, tags: [] }

/** Where a packet has them. */
export const RATING = 'xmp:Rating'
export const TAGS = 'dc:subject'
const OURS: ReadonlySet<string> = new Set([RATING, TAGS])

const SPACES = (['rdf', 'xmp', 'dc'] as const).map(prefix => `xmlns:${prefix}="${NAMESPACES[prefix]}"`).join(' ')

/** With its own prefixes declared, so that it may stand in any packet. `about` is escaped already. */
const describe = (content: string, about: string) =>
  `<rdf:Description rdf:about="${about.replaceAll('"', '&quot;')}" ${SPACES}>${content}</rdf:Description>`

const description = ({ rating, tags }: Labels, about: string) => {
  const items = tags.map(tag => `<rdf:li>${xmlText(tag)}</rdf:li>`).join('')
  const stars = rating > 0 ? `<${RATING}>${rating}</${RATING}>` : ''
  const subject = tags.length > 0 ? `<${TAGS}><rdf:Bag>${items}</rdf:Bag></${TAGS}>` : ''
  return stars + subject === '' ? '' : describe(stars + subject, about)
}

/** In bytes of UTF-8. */
export const lengthOfLabels = (labels: Labels) => Buffer.byteLength(description(labels, ''))

const packetOf = (content: string) => `<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="${NAMESPACES.rdf}">${content}</rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>`

/** The packet with these labels in the place of its own; whatever else it says stays. A new one where it is none, or breaks off. */
export const withLabels = (packet: string, labels: Labels): string => {
  const { properties, about, end } = readRdf(packet, OURS)
  if (end === undefined) return packetOf(description(labels, ''))
  const kept: string[] = []
  let at = 0
  for (const property of properties.toSorted((a, b) => a.start - b.start)) {
    kept.push(packet.slice(at, property.start))
    at = property.end
  }
  // What was written here before is empty now.
  const others = [...kept, packet.slice(at, end)].join('').replaceAll(describe('', about), '')
  return others + description(labels, about) + packet.slice(end)
}

/** The packet without the blanks at its end that others leave for changes in place. */
export const withoutPadding = (packet: string) => {
  const end = packet.lastIndexOf('<?xpacket end')
  return end < 0 ? packet : `${packet.slice(0, end).trimEnd()}\n${packet.slice(end)}`
}
