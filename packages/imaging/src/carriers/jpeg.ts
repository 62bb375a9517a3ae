import { startsWith } from '../bytes.ts'
import { jpegSegment, MARKER, MAX_SEGMENT_DATA, walkJpeg, type JpegSegment } from '../containers/jpeg.ts'
import { gather, XMP_KEYWORD, type Carrier } from './carrier.ts'
import { justOrientation, readExifTexts, withComment } from './exif.ts'

export const EXIF_PREFIX = 'Exif\0\0'
const XMP_PREFIX = 'http://ns.adobe.com/xap/1.0/\0'
/** The rest of a packet that was too long for one segment. Its own packet is replaced, so the rest goes too. */
const XMP_EXTENSION_PREFIX = 'http://ns.adobe.com/xmp/extension/\0'

const SOI = Buffer.from([0xff, MARKER.SOI])

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
    if (segment.marker === MARKER.COM) yield ['comment', data.toString('utf8')]
    if (segment.marker === MARKER.SOS) return
  }
}

const segment1 = (prefix: string, data: Buffer) =>
  jpegSegment(MARKER.APP1, Buffer.concat([Buffer.from(prefix, 'latin1'), data]))

/** What decoding needs: tables, frames, scans, JFIF, the colour profile, and Adobe's word on the colour transform. */
const isPicture = (file: Buffer, { marker, dataStart }: JpegSegment) => {
  if (marker < MARKER.APP0) return true
  if (marker === MARKER.APP0) return startsWith(file, 'JFIF\0', dataStart)
  if (marker === MARKER.APP2) return startsWith(file, 'ICC_PROFILE\0', dataStart)
  return marker === MARKER.APP14 && startsWith(file, 'Adobe', dataStart)
}

/** JFIF has to come first, so what we add goes behind it. */
const assemble = (file: Buffer, others: readonly JpegSegment[], added: readonly Buffer[]) => {
  const headEnd = others[0]?.marker === MARKER.APP0 ? 1 : 0
  const bytesOf = ({ start, end }: JpegSegment) => file.subarray(start, end)
  return Buffer.concat([SOI, ...others.slice(0, headEnd).map(bytesOf), ...added, ...others.slice(headEnd).map(bytesOf)])
}

const exifOf = (file: Buffer, segments: readonly JpegSegment[]) => {
  const found = segments.find(segment => kindOf(file, segment) === 'exif')
  return found && file.subarray(found.dataStart + EXIF_PREFIX.length, found.dataEnd)
}

export const jpeg: Carrier = {
  maxXmpBytes: MAX_SEGMENT_DATA - XMP_PREFIX.length,
  read: file => gather(textsOf(file)),

  write: (file, { parameters, xmp }) => {
    const segments = [...walkJpeg(file)]
    const others = segments.filter(segment => kindOf(file, segment) === 'other')
    const exif = withComment(exifOf(file, segments), parameters)
    return assemble(file, others, [segment1(EXIF_PREFIX, exif), segment1(XMP_PREFIX, Buffer.from(xmp, 'utf8'))])
  },

  strip: file => {
    const segments = [...walkJpeg(file)]
    const exif = exifOf(file, segments)
    const orientation = exif && justOrientation(exif)
    return assemble(
      file,
      segments.filter(segment => isPicture(file, segment)),
      orientation ? [segment1(EXIF_PREFIX, orientation)] : [],
    )
  },
}
