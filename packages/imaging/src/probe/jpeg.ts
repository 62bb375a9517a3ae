import { readOrientation } from '../carriers/exif.ts'
import { EXIF_PREFIX } from '../carriers/jpeg.ts'
import { startsWith } from '../bytes.ts'
import { MARKER, walkJpeg, type JpegSegment } from '../containers/jpeg.ts'
import { damaged, ImageRejected } from '../rejected.ts'
import { requireFewPixels, type ImageLimits, type Layout } from './limits.ts'

/** Start of frame: 0xC0 to 0xCF without the tables DHT, JPG and DAC that live in the same range. */
const isFrame = (marker: number) => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)

const readFrame = (file: Buffer, { marker, dataStart, dataEnd }: JpegSegment) => {
  // Baseline, extended and progressive, Huffman coded: what browsers show.
  if (marker > 0xc2) throw new ImageRejected('unsupported', 'The JPEG is of a kind that browsers do not show.')
  if (dataEnd - dataStart < 6) throw damaged('JPEG', 'its header makes no sense')
  const [height, width, components = 0] = [
    file.readUInt16BE(dataStart + 1),
    file.readUInt16BE(dataStart + 3),
    file[dataStart + 5],
  ]
  if (width === 0 || height === 0 || ![1, 3, 4].includes(components) || dataEnd - dataStart !== 6 + 3 * components) {
    throw damaged('JPEG', 'its header makes no sense')
  }
  return { width, height }
}

export const probeJpeg = (file: Buffer, limits: ImageLimits): Layout => {
  let frame: ReturnType<typeof readFrame> | undefined
  let orientation = 1
  let [hasPixels, sizeBytes] = [false, 0]
  for (const segment of walkJpeg(file)) {
    if (isFrame(segment.marker)) {
      if (frame) throw damaged('JPEG', 'it has two headers')
      frame = readFrame(file, segment)
      requireFewPixels(frame.width, frame.height, limits)
    }
    if (segment.marker === MARKER.SOS) {
      if (!frame) throw damaged('JPEG', 'its pixels come before its header')
      hasPixels = true
    }
    if (segment.marker === MARKER.APP1 && startsWith(file, EXIF_PREFIX, segment.dataStart)) {
      orientation = readOrientation(file.subarray(segment.dataStart + EXIF_PREFIX.length, segment.dataEnd))
    }
    sizeBytes = segment.end
  }
  if (!frame || !hasPixels) throw damaged('JPEG', 'it has no pixels')
  return { ...frame, orientation, sizeBytes }
}
