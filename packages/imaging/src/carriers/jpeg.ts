import { isImplied } from '../containers/implied.ts'
import { startsWith } from '../bytes.ts'
import { EOI, jpegSegment, MARKER, MAX_SEGMENT_DATA, SOI, walkJpeg, type JpegSegment } from '../containers/jpeg.ts'
import { COMMENT_KEYWORD, findIn, gather, XMP_KEYWORD, type Carrier } from './carrier.ts'
import { decodeAnyText } from './charsets.ts'
import { justOrientation, readExifTexts, withComment } from './exif.ts'
import { withoutText } from './icc.ts'

export const EXIF_PREFIX = 'Exif\0\0'
const XMP_PREFIX = 'http://ns.adobe.com/xap/1.0/\0'
/** The rest of a packet that was too long for one segment. Its own packet is replaced, so the rest goes too. */
const XMP_EXTENSION_PREFIX = 'http://ns.adobe.com/xmp/extension/\0'

const kindOf = (file: Buffer, { marker, dataStart }: JpegSegment) => {
  if (marker !== MARKER.APP1) return 'other'
  if (startsWith(file, EXIF_PREFIX, dataStart)) return 'exif'
  if (startsWith(file, XMP_PREFIX, dataStart)) return 'xmp'
  return startsWith(file, XMP_EXTENSION_PREFIX, dataStart) ? 'xmp-extension' : 'other'
}

function* textsOf(file: Buffer): Generator<[string, string]> {
  for (const segment of walkJpeg(file)) {
    const data = file.subarray(segment.dataStart, segment.dataEnd)
    const kind = kindOf(file, segment)
    if (kind === 'exif') yield* readExifTexts(data.subarray(EXIF_PREFIX.length))
    if (kind === 'xmp') yield [XMP_KEYWORD, data.subarray(XMP_PREFIX.length).toString('utf8')]
    if (segment.marker === MARKER.COM) yield [COMMENT_KEYWORD, decodeAnyText(data)]
    if (segment.marker === MARKER.SOS) return
  }
}

const segment1 = (prefix: string, data: Buffer) =>
  jpegSegment(MARKER.APP1, Buffer.concat([Buffer.from(prefix, 'latin1'), data]))

/** How long these segments are where they hold nothing but what is theirs. */
const HEAD_BYTES = { jfif: 14, adobe: 12 } as const

/** What decoding needs: tables, frames, scans, JFIF, the colour profile, and Adobe's word on the colour transform. */
export const isPictureSegment = (file: Buffer, segment: JpegSegment) =>
  isPixels(file, segment) || isProfile(file, segment)

const isPixels = (file: Buffer, { marker, dataStart, dataEnd }: JpegSegment) => {
  const length = dataEnd - dataStart
  if (marker < MARKER.APP0) return true
  if (marker === MARKER.APP0) return length >= HEAD_BYTES.jfif && startsWith(file, 'JFIF\0', dataStart)
  return marker === MARKER.APP14 && length >= HEAD_BYTES.adobe && startsWith(file, 'Adobe', dataStart)
}

/** A segment as it stands in the file; the two that tell of colours without whatever else was put into them. */
export const tidied = (file: Buffer, segment: JpegSegment) => {
  const { marker, dataStart } = segment
  if (isImplied(segment)) return EOI
  if (marker === MARKER.APP14) return jpegSegment(marker, file.subarray(dataStart, dataStart + HEAD_BYTES.adobe))
  if (marker !== MARKER.APP0) return file.subarray(segment.start, segment.end)
  // The first version and no thumbnail; between them the density.
  const density = file.subarray(dataStart + 7, dataStart + 12)
  return jpegSegment(marker, Buffer.concat([Buffer.from('JFIF\0\x01\x01', 'latin1'), density, Buffer.of(0, 0)]))
}

const PROFILE_PREFIX = 'ICC_PROFILE\0'
const isProfile = (file: Buffer, { marker, dataStart }: JpegSegment) =>
  marker === MARKER.APP2 && startsWith(file, PROFILE_PREFIX, dataStart)

/** JFIF has to come first, so what we add goes behind it. */
const assemble = (
  others: readonly JpegSegment[],
  added: readonly Buffer[],
  bytesOf: (segment: JpegSegment) => Buffer,
) => {
  const headEnd = others[0]?.marker === MARKER.APP0 ? 1 : 0
  return Buffer.concat([SOI, ...others.slice(0, headEnd).map(bytesOf), ...added, ...others.slice(headEnd).map(bytesOf)])
}

/** The prefix, then which part of how many. */
const PROFILE_HEAD_BYTES = PROFILE_PREFIX.length + 2
const numberOfPart = (file: Buffer, { dataStart }: JpegSegment) => file[dataStart + PROFILE_PREFIX.length] ?? 0

/** A profile may be in parts, which are numbered and may stand in any order. */
const strippedProfile = (file: Buffer, segments: readonly JpegSegment[]) => {
  const parts = segments
    .filter(segment => isProfile(file, segment))
    .toSorted((a, b) => numberOfPart(file, a) - numberOfPart(file, b))
    .map(({ dataStart, dataEnd }) => file.subarray(dataStart + PROFILE_HEAD_BYTES, dataEnd))
  const profile = Buffer.concat(parts)
  const clean = withoutText(profile)
  if (!clean) return []
  const room = MAX_SEGMENT_DATA - PROFILE_HEAD_BYTES
  const count = Math.ceil(clean.length / room)
  return Array.from({ length: count }, (_, at) =>
    jpegSegment(
      MARKER.APP2,
      Buffer.concat([
        Buffer.from(PROFILE_PREFIX, 'latin1'),
        Buffer.of(at + 1, count),
        clean.subarray(at * room, (at + 1) * room),
      ]),
    ),
  )
}

const exifOf = (file: Buffer, segments: Iterable<JpegSegment>) => {
  const found = findIn(segments, segment => kindOf(file, segment) === 'exif')
  return found && file.subarray(found.dataStart + EXIF_PREFIX.length, found.dataEnd)
}

export const jpeg: Carrier = {
  maxXmpBytes: MAX_SEGMENT_DATA - XMP_PREFIX.length,
  read: file => gather(textsOf(file)),

  write: (file, { parameters, xmp }) => {
    const segments = [...walkJpeg(file)]
    const others = segments.filter(segment => kindOf(file, segment) === 'other')
    const exif = withComment(exifOf(file, segments), parameters)
    const added = [segment1(EXIF_PREFIX, exif), segment1(XMP_PREFIX, Buffer.from(xmp, 'utf8'))]
    return [assemble(others, added, segment => (isImplied(segment) ? EOI : file.subarray(segment.start, segment.end)))]
  },

  writeXmp: (file, xmp) => {
    const others = [...walkJpeg(file)].filter(segment => kindOf(file, segment) !== 'xmp')
    // EXIF and JFIF both want to come first.
    const isHead = (segment: JpegSegment) => segment.marker === MARKER.APP0 || kindOf(file, segment) === 'exif'
    const headEnd = others.findIndex(segment => !isHead(segment))
    const pieces = others.map(segment => (isImplied(segment) ? EOI : file.subarray(segment.start, segment.end)))
    return Buffer.concat([SOI, ...pieces.toSpliced(headEnd, 0, segment1(XMP_PREFIX, Buffer.from(xmp, 'utf8')))])
  },

  findExif: file => exifOf(file, walkJpeg(file)),

  strip: file => {
    const segments = [...walkJpeg(file)]
    const exif = exifOf(file, segments)
    const orientation = exif && justOrientation(exif)
    return assemble(
      segments.filter(segment => isPixels(file, segment)),
      [...(orientation ? [segment1(EXIF_PREFIX, orientation)] : []), ...strippedProfile(file, segments)],
      segment => tidied(file, segment),
    )
  },
}
