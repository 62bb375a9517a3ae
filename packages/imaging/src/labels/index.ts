import { MOST_STARS } from '@atelier/contracts'
import { viewOf } from '../bytes.ts'
import { XMP_KEYWORD } from '../carriers/carrier.ts'
import { carriers } from '../carriers/index.ts'
import { formatOf, requireFormat } from '../containers/format.ts'
import { readRdf } from '../xmp/rdf.ts'
import { RATING, TAGS, withLabels, withoutPadding, type Labels } from './packet.ts'

export { readMadeAt } from './made-at.ts'
export type { Labels } from './packet.ts'

/** What a file says of its stars and tags. */
export interface FoundLabels {
  /** Stars, 0 to 5; left out where the file does not say. */
  readonly rating?: number
  /** As they are written there, none twice. */
  readonly tags: readonly string[]
}

/** In characters. Longer packets hold pictures or graphs; in those nobody looks for stars. */
const MAX_PACKET_LENGTH = 1_000_000

const WANTED: ReadonlySet<string> = new Set([RATING, TAGS])

/** Whole stars; none for what was rejected, which is -1 in XMP (ISO 16684-1, 8.4). */
const starsOf = (text: string) =>
  /^[+-]?\d{1,4}(?:\.\d{1,20})?$/.test(text) ? Math.min(MOST_STARS, Math.max(0, Math.round(Number(text)))) : undefined

/** The stars and tags that other programs or we wrote: `xmp:Rating` and `dc:subject` of its XMP packet. Never throws, whatever the bytes are. */
export const readLabels = (bytes: Uint8Array): FoundLabels => {
  const packet = packetOf(bytes)
  if (packet === undefined || packet.length > MAX_PACKET_LENGTH) return { tags: [] }
  const { properties } = readRdf(packet, WANTED)
  const rating = properties
    .filter(({ name }) => name === RATING)
    .flatMap(({ values }) => values.map(starsOf))
    .find(stars => stars !== undefined)
  const tags = new Set(properties.filter(({ name }) => name === TAGS).flatMap(({ values }) => values))
  tags.delete('')
  return { ...(rating !== undefined && { rating }), tags: [...tags] }
}

const packetOf = (bytes: Uint8Array) => {
  const file = viewOf(bytes)
  const container = formatOf(file)
  return container && carriers[container].read(file).get(XMP_KEYWORD)
}

/**
 * The file with these stars and tags in its XMP packet, in the place of those that it had. Whatever else is in it stays bit
 * for bit: pixels, recipe, and what other programs wrote. Throws `ImageRejected` for what `probe` rejects, and a RangeError
 * where there is no room for them: in a JPEG whose packet is full, or in a packet that is too long to be looked through.
 */
export const writeLabels = (bytes: Uint8Array, labels: Labels): Uint8Array => {
  const file = viewOf(bytes)
  const carrier = carriers[requireFormat(file)]
  const packet = packetOf(bytes) ?? ''
  if (packet.length > MAX_PACKET_LENGTH) throw new RangeError(`The XMP packet has ${packet.length} characters.`)
  const xmp = withLabels(packet, labels)
  return carrier.writeXmp(file, Buffer.byteLength(xmp) <= carrier.maxXmpBytes ? xmp : withoutPadding(xmp))
}
