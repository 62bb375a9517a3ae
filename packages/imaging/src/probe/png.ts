import { readOrientation } from '../carriers/exif.ts'
import { isAside, isIntact, walkPng, type PngChunk } from '../containers/png.ts'
import { damaged } from '../rejected.ts'
import { animated, requireFewPixels, type ImageLimits, type Layout } from './limits.ts'

/** The bit depths that each colour type may have (PNG 3rd edition, 11.2.1). */
const DEPTHS: Readonly<Record<number, readonly number[]>> = {
  0: [1, 2, 4, 8, 16],
  2: [8, 16],
  3: [1, 2, 4, 8],
  4: [8, 16],
  6: [8, 16],
}

const readHeader = (file: Buffer, { type, dataStart, dataEnd }: PngChunk) => {
  if (type !== 'IHDR' || dataEnd - dataStart !== 13) throw damaged('PNG', 'it does not begin with a header')
  const [width, height] = [file.readUInt32BE(dataStart), file.readUInt32BE(dataStart + 4)]
  const [depth = 0, colour = 0, compression, filter, interlace = 0] = file.subarray(dataStart + 8, dataEnd)
  const isSense = DEPTHS[colour]?.includes(depth) && compression === 0 && filter === 0 && interlace <= 1
  if (!isSense || width === 0 || height === 0) throw damaged('PNG', 'its header makes no sense')
  return { width, height, isIndexed: colour === 3 }
}

export const probePng = (file: Buffer, limits: ImageLimits): Layout => {
  let header: ReturnType<typeof readHeader> | undefined
  let orientation = 1
  let [hasPalette, hasPixels, sizeBytes] = [false, false, 0]
  for (const chunk of walkPng(file)) {
    if (!header) {
      header = readHeader(file, chunk)
      requireFewPixels(header.width, header.height, limits)
    }
    if (!isAside(chunk) && !isIntact(file, chunk))
      throw damaged('PNG', `the checksum of its ${chunk.type} chunk is wrong`)
    if (chunk.type === 'acTL') throw animated('PNG')
    if (chunk.type === 'PLTE') hasPalette = true
    if (chunk.type === 'IDAT') hasPixels = true
    if (chunk.type === 'eXIf') orientation = readOrientation(file.subarray(chunk.dataStart, chunk.dataEnd))
    sizeBytes = chunk.end
  }
  if (!header || !hasPixels || (header.isIndexed && !hasPalette)) throw damaged('PNG', 'it has no pixels')
  return { width: header.width, height: header.height, orientation, sizeBytes }
}
