/** One entry of an image file directory; `value` are its bytes in the byte order of the block. */
export interface TiffEntry {
  readonly tag: number
  readonly type: number
  readonly count: number
  readonly value: Buffer
}

export interface TiffBlock {
  readonly isBigEndian: boolean
  readonly main: readonly TiffEntry[]
  readonly exif: readonly TiffEntry[]
  readonly gps: readonly TiffEntry[]
}

const POINTER = { exif: 0x8769, gps: 0x8825 } as const
/** Of TIFF's types 1 to 13, in bytes. */
const TYPE_SIZES = [0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8, 4]
const LONG = 4
const MAX_ENTRIES = 200

/** Reads as far as it makes sense; an entry that points outside is left out. Never throws. */
export const readTiff = (block: Buffer): TiffBlock | undefined => {
  const order = block.toString('latin1', 0, 2)
  if (block.length < 14 || (order !== 'MM' && order !== 'II')) return undefined
  const isBigEndian = order === 'MM'
  const u16 = (at: number) => (isBigEndian ? block.readUInt16BE(at) : block.readUInt16LE(at))
  const u32 = (at: number) => (isBigEndian ? block.readUInt32BE(at) : block.readUInt32LE(at))

  const readEntry = (at: number): TiffEntry | undefined => {
    const [tag, type, count] = [u16(at), u16(at + 2), u32(at + 4)]
    const size = (TYPE_SIZES[type] ?? 0) * count
    const valueAt = size <= 4 ? at + 8 : u32(at + 8)
    return size === 0 || valueAt + size > block.length
      ? undefined
      : { tag, type, count, value: block.subarray(valueAt, valueAt + size) }
  }
  const readDirectory = (at: number) => {
    if (at < 8 || at + 2 > block.length) return []
    const places = Array.from({ length: Math.min(u16(at), MAX_ENTRIES) }, (_, i) => at + 2 + i * 12)
    return places.flatMap(place => (place + 12 > block.length ? [] : (readEntry(place) ?? [])))
  }

  const all = readDirectory(u32(4))
  const below = (tag: number) => {
    const pointer = all.find(entry => entry.tag === tag)
    if (pointer?.value.length !== 4) return []
    return readDirectory(isBigEndian ? pointer.value.readUInt32BE() : pointer.value.readUInt32LE())
  }
  const main = all.filter(({ tag }) => tag !== POINTER.exif && tag !== POINTER.gps)
  return { isBigEndian, main, exif: below(POINTER.exif), gps: below(POINTER.gps) }
}

/** Lays out the block anew, with nothing in it but the entries given. */
export const writeTiff = ({ isBigEndian, main, exif, gps }: TiffBlock): Buffer => {
  const pointer = (tag: number, to: number): TiffEntry => {
    const value = Buffer.alloc(4)
    if (isBigEndian) value.writeUInt32BE(to)
    else value.writeUInt32LE(to)
    return { tag, type: LONG, count: 1, value }
  }
  const pointerCount = Number(exif.length > 0) + Number(gps.length > 0)
  const exifAt = 8 + sizeOf(main) + pointerCount * 12
  const gpsAt = exifAt + (exif.length > 0 ? sizeOf(exif) : 0)
  const first = [
    ...main,
    ...(exif.length > 0 ? [pointer(POINTER.exif, exifAt)] : []),
    ...(gps.length > 0 ? [pointer(POINTER.gps, gpsAt)] : []),
  ]
  const head = Buffer.from(isBigEndian ? 'MM\0*\0\0\0\x08' : 'II*\0\x08\0\0\0', 'latin1')
  const directories = [
    { entries: first, at: 8 },
    { entries: exif, at: exifAt },
    { entries: gps, at: gpsAt },
  ]
  return Buffer.concat([head, ...directories.map(({ entries, at }) => writeDirectory(entries, at, isBigEndian))])
}

/** A value of up to four bytes stands in its entry; a longer one behind the directory, at an even offset. */
const outside = (length: number) => (length > 4 ? length + (length % 2) : 0)

const sizeOf = (entries: readonly TiffEntry[]) =>
  6 + entries.reduce((size, { value }) => size + 12 + outside(value.length), 0)

const writeDirectory = (entries: readonly TiffEntry[], at: number, isBigEndian: boolean) => {
  if (entries.length === 0) return Buffer.alloc(0)
  const bytes = Buffer.alloc(sizeOf(entries))
  const put16 = (value: number, to: number) =>
    isBigEndian ? bytes.writeUInt16BE(value, to) : bytes.writeUInt16LE(value, to)
  const put32 = (value: number, to: number) =>
    isBigEndian ? bytes.writeUInt32BE(value, to) : bytes.writeUInt32LE(value, to)
  put16(entries.length, 0)
  let free = 6 + entries.length * 12
  // The entries of a directory stand in ascending order.
  for (const [index, { tag, type, count, value }] of entries.toSorted((a, b) => a.tag - b.tag).entries()) {
    const place = 2 + index * 12
    put16(tag, place)
    put16(type, place + 2)
    put32(count, place + 4)
    if (value.length > 4) put32(at + free, place + 8)
    bytes.set(value, value.length > 4 ? free : place + 8)
    free += outside(value.length)
  }
  return bytes
}
