import { isImplied } from '../containers/implied.ts'
import { viewOf } from '../bytes.ts'
import { isPictureSegment, tidied } from '../carriers/jpeg.ts'
import { formatOf } from '../containers/format.ts'
import { EOI, isFrame, MARKER, SOI, walkJpeg, type JpegSegment } from '../containers/jpeg.ts'
import { bytesOfChunk, isAside, isIntact, PNG_SIGNATURE, walkPng } from '../containers/png.ts'

/** Coefficients 0 to 63, all bits: what a scan that is not progressive always has, whatever cameras write there. */
const WHOLE_SCAN = Buffer.from([0, 63, 0])

/** Adobe's colour transforms. */
const isKnownTransform = (file: Buffer, { dataStart }: JpegSegment) => (file[dataStart + 11] ?? 0) <= 2

const pieceOf = (file: Buffer, segment: JpegSegment, isProgressive: boolean) => {
  const { marker, start, dataStart, dataEnd, end } = segment
  if (marker === MARKER.EOI) return []
  if (!isPictureSegment(file, segment) || (marker === MARKER.APP14 && !isKnownTransform(file, segment))) return []
  if (marker !== MARKER.SOS || isProgressive) return [tidied(file, segment)]
  const parametersAt = dataStart + 1 + 2 * (file[dataStart] ?? 0)
  return [file.subarray(start, parametersAt), WHOLE_SCAN, file.subarray(Math.max(parametersAt, dataEnd), end)]
}

/** Bytes behind the data of a scan, as the decoder counts them: the data alone does not show where they begin. */
export interface Stray {
  readonly count: number
  /** Which marker they stand before. */
  readonly marker: number
}

/** A camera that puts bytes behind one scan does so behind each. */
const trimmedOf = (file: Buffer, segments: readonly JpegSegment[], { count, marker }: Stray) => {
  const isBefore = (_: JpegSegment, at: number) =>
    segments[at]?.marker === MARKER.SOS && segments[at + 1]?.marker === marker
  const first = segments.find(isBefore)
  const stray = first && file.subarray(first.end - count, first.end)
  const isStray = ({ dataEnd, end }: JpegSegment) =>
    stray !== undefined && end - count > dataEnd && file.subarray(end - count, end).equals(stray)
  return segments.map((segment, at) =>
    isBefore(segment, at) && isStray(segment) ? { ...segment, end: segment.end - count } : segment,
  )
}

/** Without stray bytes between the segments, with the parameters that every scan has, and with an end. */
const mendJpeg = (file: Buffer, stray: Stray | undefined) => {
  const walked = [...walkJpeg(file)]
  const segments = stray ? trimmedOf(file, walked, stray) : walked
  const frame = segments.find(({ marker }) => isFrame(marker))
  // EXIF and XMP: they may have to come over into another format.
  const texts = segments.filter(({ marker }) => marker === MARKER.APP1)
  return Buffer.concat([
    SOI,
    ...texts.map(({ start, end }) => file.subarray(start, end)),
    ...segments.flatMap(segment => pieceOf(file, segment, frame?.marker === MARKER.SOF2)),
    EOI,
  ])
}

/** Without the chunks whose checksum is wrong, as far as they show nothing. */
const mendPng = (file: Buffer) =>
  Buffer.concat([
    Buffer.from(PNG_SIGNATURE, 'latin1'),
    ...[...walkPng(file)]
      .filter(chunk => !isAside(chunk) || isIntact(file, chunk))
      .map(chunk => bytesOfChunk(file, chunk)),
  ])

/** Whether a file stops without its end marker: then pixels that are missing were cut off. */
export const lacksEnd = (bytes: Uint8Array) => {
  const file = viewOf(bytes)
  const format = formatOf(file)
  const segments = format === 'jpeg' ? walkJpeg(file) : format === 'png' ? walkPng(file) : []
  return [...segments].some(isImplied)
}

/**
 * The same picture as a strict decoder takes it: what every viewer overlooks is put right. Pixels that are missing stay
 * missing. Throws `ImageRejected`.
 */
export const mend = (bytes: Uint8Array, stray?: Stray): Uint8Array => {
  const file = viewOf(bytes)
  const format = formatOf(file)
  if (format === 'jpeg') return mendJpeg(file, stray)
  return format === 'png' ? mendPng(file) : bytes
}
