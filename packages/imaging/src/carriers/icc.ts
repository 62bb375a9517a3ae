import { isWordy, lengthOf } from './icc-elements.ts'

/** A tag of a colour profile (ICC.1:2022, 7.3): four letters, and where its element stands. */
interface Tag {
  readonly name: string
  readonly element: Buffer
}

const HEADER_BYTES = 128
const MAX_TAGS = 100

const TEXT_TAGS = ['desc', 'cprt']
const COLOUR_TAGS =
  'rXYZ gXYZ bXYZ wtpt bkpt lumi chad cicp rTRC gTRC bTRC kTRC A2B0 A2B1 A2B2 B2A0 B2A1 B2A2 gamt'.split(' ')

const colourOf = ({ name, element }: Tag): Tag | undefined => {
  const length = COLOUR_TAGS.includes(name) ? lengthOf(element) : undefined
  return length !== undefined && length <= element.length ? { name, element: element.subarray(0, length) } : undefined
}

const readTags = (profile: Buffer): Tag[] | undefined => {
  if (profile.length < HEADER_BYTES + 4 || profile.toString('latin1', 36, 40) !== 'acsp') return undefined
  const count = profile.readUInt32BE(HEADER_BYTES)
  if (count > MAX_TAGS || HEADER_BYTES + 4 + count * 12 > profile.length) return undefined
  return Array.from({ length: count }, (_, index) => {
    const at = HEADER_BYTES + 4 + index * 12
    const [offset, size] = [profile.readUInt32BE(at + 4), profile.readUInt32BE(at + 8)]
    return { name: profile.toString('latin1', at, at + 4), element: profile.subarray(offset, offset + size) }
  })
}

/** Whether each byte belongs to the header, the table or an element: nothing hides between them. */
const isTight = (profile: Buffer, tags: readonly Tag[]) => {
  const places = tags.map(({ element }) => ({ start: element.byteOffset - profile.byteOffset, size: element.length }))
  let end = HEADER_BYTES + 4 + tags.length * 12
  for (const { start, size } of places.toSorted((a, b) => a.start - b.start)) {
    if (start > end + 3) return false
    end = Math.max(end, start + size)
  }
  return profile.length <= end + 3
}

/** No text but a name of a few letters, as small profiles have it. */
const saysNothing = (profile: Buffer, tags: readonly Tag[]) =>
  isTight(profile, tags) &&
  !isWordy(profile.subarray(84, HEADER_BYTES)) &&
  tags.every(tag =>
    // The first eight bytes are the type and zeros.
    TEXT_TAGS.includes(tag.name)
      ? !isWordy(tag.element.subarray(8))
      : colourOf(tag)?.element.length === tag.element.length,
  )

/** One text in English (ICC.1:2022, 10.15); version 2 has two other types for it. */
const textElement = (text: string) => {
  const head = Buffer.from('mluc\0\0\0\0\0\0\0\x01\0\0\0\x0cenUS\0\0\0\0\0\0\0\x1c', 'latin1')
  head.writeUInt32BE(text.length * 2, 20)
  return Buffer.concat([head, Buffer.from(text, 'utf16le').swap16()])
}
const oldTextElement = (name: string, text: string) => {
  if (name === 'cprt') return Buffer.from(`text\0\0\0\0${text}\0`, 'latin1')
  const length = Buffer.alloc(4)
  length.writeUInt32BE(text.length + 1)
  return Buffer.concat([Buffer.from('desc\0\0\0\0'), length, Buffer.from(`${text}\0`), Buffer.alloc(78)])
}

const headerOf = (profile: Buffer) => {
  const header = Buffer.from(profile.subarray(0, HEADER_BYTES))
  // The module, the date, who made it and for what, its fingerprint, and what is reserved.
  for (const [start, end] of [
    [4, 8],
    [24, 36],
    [40, 44],
    [48, 64],
    [80, HEADER_BYTES],
  ] as const)
    header.fill(0, start, end)
  return header
}

/** The same colours in a profile laid out anew, with names that say nothing. */
const rebuild = (profile: Buffer, tags: readonly Tag[]) => {
  const isOld = (profile[8] ?? 0) < 4
  const texts = TEXT_TAGS.map(name => ({
    name,
    element: isOld ? oldTextElement(name, 'colour') : textElement('colour'),
  }))
  const all = [...texts, ...tags.flatMap(tag => colourOf(tag) ?? [])]
  const header = headerOf(profile)
  const table = Buffer.alloc(4 + all.length * 12)
  table.writeUInt32BE(all.length)
  const pieces: Buffer[] = []
  let offset = HEADER_BYTES + table.length
  for (const [index, { name, element }] of all.entries()) {
    table.write(name, 4 + index * 12, 'latin1')
    table.writeUInt32BE(offset, 8 + index * 12)
    table.writeUInt32BE(element.length, 12 + index * 12)
    const piece = Buffer.concat([element, Buffer.alloc((4 - (element.length % 4)) % 4)])
    pieces.push(piece)
    offset += piece.length
  }
  header.writeUInt32BE(offset, 0)
  return Buffer.concat([header, table, ...pieces])
}

/** What a profile needs to say what colours are: three colorants and their curves, a grey curve, or a table. */
const isWhole = (tags: readonly Tag[]) => {
  const names = new Set(tags.flatMap(tag => colourOf(tag)?.name ?? []))
  return (
    ['rXYZ', 'gXYZ', 'bXYZ', 'rTRC', 'gTRC', 'bTRC'].every(name => names.has(name)) ||
    names.has('kTRC') ||
    names.has('A2B0')
  )
}

/**
 * The profile without any text that somebody could have put into it: the very bytes where there is none, and else the same
 * numbers in a new one. Undefined where it is not whole without what had to go; then the colours are taken as sRGB.
 */
export const withoutText = (profile: Buffer): Buffer | undefined => {
  const tags = readTags(profile)
  if (!tags || !isWhole(tags)) return undefined
  return saysNothing(profile, tags) ? profile : rebuild(profile, tags)
}
