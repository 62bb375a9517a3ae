import { isImplied } from '../containers/implied.ts'
import { readOrientation } from '../carriers/exif.ts'
import { EXIF_PREFIX } from '../carriers/jpeg.ts'
import { startsWith } from '../bytes.ts'
import { isFrame, MARKER, walkJpeg, type JpegSegment } from '../containers/jpeg.ts'
import { damaged, ImageRejected, truncated } from '../rejected.ts'
import { createCoverage } from './jpeg-coverage.ts'
import { requireFewPixels, type ImageLimits, type Layout } from './limits.ts'

const readFrame = (file: Buffer, { marker, dataStart, dataEnd }: JpegSegment) => {
  // Baseline, extended and progressive, Huffman coded, of 8 bits: what browsers show.
  if (marker > 0xc2 || (file[dataStart] ?? 8) !== 8)
    throw new ImageRejected('unsupported', 'The JPEG is of a kind that browsers do not show.')
  if (dataEnd - dataStart < 6) throw damaged('JPEG', 'its header makes no sense')
  const [height, width, components = 0] = [
    file.readUInt16BE(dataStart + 1),
    file.readUInt16BE(dataStart + 3),
    file[dataStart + 5],
  ]
  if (width === 0 || height === 0 || ![1, 3, 4].includes(components) || dataEnd - dataStart !== 6 + 3 * components) {
    throw damaged('JPEG', 'its header makes no sense')
  }
  return { width, height, components, isProgressive: marker === MARKER.SOF2 }
}

export const probeJpeg = (file: Buffer, limits: ImageLimits): Layout => {
  let frame: ReturnType<typeof readFrame> | undefined
  let coverage: ReturnType<typeof createCoverage> | undefined
  let orientation = 1
  let sizeBytes = 0
  for (const segment of walkJpeg(file)) {
    if (isFrame(segment.marker)) {
      if (frame) throw damaged('JPEG', 'it has two headers')
      frame = readFrame(file, segment)
      requireFewPixels(frame.width, frame.height, limits)
      coverage = createCoverage(frame)
    }
    if (segment.marker === MARKER.SOS) {
      if (!coverage) throw damaged('JPEG', 'its pixels come before its header')
      coverage.add(file.subarray(segment.dataStart, segment.dataEnd))
    }
    if (segment.marker === MARKER.APP1 && startsWith(file, EXIF_PREFIX, segment.dataStart)) {
      orientation = readOrientation(file.subarray(segment.dataStart + EXIF_PREFIX.length, segment.dataEnd))
    }
    // Without an end marker more scans may have been to come.
    if (isImplied(segment) && !coverage?.isWhole()) throw truncated('JPEG')
    sizeBytes = segment.end
  }
  if (!frame || coverage?.isEmpty()) throw damaged('JPEG', 'it has no pixels')
  return { width: frame.width, height: frame.height, orientation, sizeBytes }
}
