import { damaged, truncated } from '../rejected.ts'

export const JPEG_SIGNATURE = '\xff\xd8\xff'

export const MARKER = {
  SOF0: 0xc0,
  SOF2: 0xc2,
  SOI: 0xd8,
  EOI: 0xd9,
  SOS: 0xda,
  APP0: 0xe0,
  APP1: 0xe1,
  APP2: 0xe2,
  APP14: 0xee,
  APP15: 0xef,
  COM: 0xfe,
} as const

/** What every JPEG begins and ends with. */
export const SOI = Buffer.from([0xff, MARKER.SOI])
export const EOI = Buffer.from([0xff, MARKER.EOI])

/** Offsets into the file; `start` is that of the 0xFF. The segment of a scan (SOS) runs on over its coded data. */
export interface JpegSegment {
  readonly marker: number
  readonly start: number
  readonly dataStart: number
  readonly dataEnd: number
  readonly end: number
}

/** Start of frame: 0xC0 to 0xCF without the tables DHT, JPG and DAC that live in the same range. */
export const isFrame = (marker: number) =>
  marker >= MARKER.SOF0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)

const MAX_SEGMENTS = 10_000

/** Bytes looked at one by one before indexOf is worth its call. */
const NEAR = 32

const nextFF = (file: Buffer, from: number) => {
  const near = Math.min(from + NEAR, file.length)
  for (let at = from; at < near; at++) if (file[at] === 0xff) return at
  return file.indexOf(0xff, near)
}

/** Where the coded data of a scan ends: at the next marker that is neither a stuffed zero nor a restart, or with the file. */
const endOfScan = (file: Buffer, from: number) => {
  for (let at = nextFF(file, from); at >= 0 && at + 1 < file.length; at = nextFF(file, at)) {
    const next = file[at + 1] ?? 0
    if (next === 0xff) at += 1
    else if (next === 0 || (next >= 0xd0 && next <= 0xd7)) at += 2
    else return at
  }
  return file.at(-1) === 0xff ? file.length - 1 : file.length
}

/** The next marker, over fill bytes and over stray ones, which every decoder skips. */
const nextMarker = (file: Buffer, from: number) => {
  for (let at = nextFF(file, from); at >= 0; at = nextFF(file, at + 1)) {
    while (file[at + 1] === 0xff) at += 1
    if (at + 1 >= file.length) break
    if (file[at + 1] !== 0) return at
  }
  throw truncated('JPEG')
}

/** Where a file stops behind a scan, without the end marker that cameras and streams forget. */
const impliedEnd = (at: number): JpegSegment => ({ marker: MARKER.EOI, start: at, dataStart: at, dataEnd: at, end: at })

/**
 * The segments behind SOI up to and including EOI, which is implied where the file ends with a scan. Throws `ImageRejected`
 * where the structure breaks off or makes no sense.
 */
export function* walkJpeg(file: Buffer): Generator<JpegSegment> {
  let start = 2
  for (let count = 0; count < MAX_SEGMENTS; count++) {
    start = nextMarker(file, start)
    const marker = file[start + 1] ?? 0
    if (marker === MARKER.EOI) {
      yield { marker, start, dataStart: start + 2, dataEnd: start + 2, end: start + 2 }
      return
    }
    if (marker < 0xc0 || (marker >= 0xd0 && marker <= MARKER.SOI))
      throw damaged('JPEG', 'a marker stands where it must not')
    if (start + 4 > file.length) throw truncated('JPEG')
    const length = file.readUInt16BE(start + 2)
    if (length < 2) throw damaged('JPEG', 'a segment has no length')
    const dataEnd = start + 2 + length
    if (dataEnd > file.length) throw truncated('JPEG')
    const end = marker === MARKER.SOS ? endOfScan(file, dataEnd) : dataEnd
    yield { marker, start, dataStart: start + 4, dataEnd, end }
    if (marker === MARKER.SOS && end >= file.length - 1) {
      yield impliedEnd(end)
      return
    }
    start = end
  }
  throw damaged('JPEG', 'it has too many segments')
}

/** What a segment can hold: its length field counts itself. */
export const MAX_SEGMENT_DATA = 65_533

export const jpegSegment = (marker: number, data: Uint8Array) => {
  if (data.length > MAX_SEGMENT_DATA) throw new RangeError(`A JPEG segment cannot hold ${data.length} bytes.`)
  const head = Buffer.from([0xff, marker, 0, 0])
  head.writeUInt16BE(data.length + 2, 2)
  return Buffer.concat([head, data])
}
