import { readOrientation } from '../carriers/exif.ts'
import { ANIMATION_CHUNKS, readBitstream, VP8X_FLAG, walkWebp, type WebpChunk } from '../containers/webp.ts'
import { damaged } from '../rejected.ts'
import { animated, requireFewPixels, type ImageLimits, type Layout } from './limits.ts'

const readCanvas = (file: Buffer, { dataStart, dataEnd }: WebpChunk) => {
  if (dataEnd - dataStart < 10) throw damaged('WebP', 'its header makes no sense')
  if (((file[dataStart] ?? 0) & VP8X_FLAG.animation) !== 0) throw animated('WebP')
  return { width: file.readUIntLE(dataStart + 4, 3) + 1, height: file.readUIntLE(dataStart + 7, 3) + 1 }
}

export const probeWebp = (file: Buffer, limits: ImageLimits): Layout => {
  let canvas: ReturnType<typeof readCanvas> | undefined
  let picture: ReturnType<typeof readBitstream> | undefined
  let orientation = 1
  let sizeBytes = 0
  for (const chunk of walkWebp(file)) {
    const isFirst = sizeBytes === 0
    if (isFirst && !['VP8 ', 'VP8L', 'VP8X'].includes(chunk.type))
      throw damaged('WebP', 'it does not begin with a header')
    if (ANIMATION_CHUNKS.includes(chunk.type)) throw animated('WebP')
    if (isFirst && chunk.type === 'VP8X') {
      canvas = readCanvas(file, chunk)
      requireFewPixels(canvas.width, canvas.height, limits)
    }
    if (!picture && (chunk.type === 'VP8 ' || chunk.type === 'VP8L')) {
      picture = readBitstream(file, chunk)
      requireFewPixels(picture.width, picture.height, limits)
    }
    if (chunk.type === 'EXIF') orientation = readOrientation(file.subarray(chunk.dataStart, chunk.dataEnd))
    sizeBytes = chunk.end
  }
  if (!picture || picture.width === 0 || picture.height === 0) throw damaged('WebP', 'it has no pixels')
  if (canvas && (canvas.width !== picture.width || canvas.height !== picture.height))
    throw damaged('WebP', 'its header and its picture differ in size')
  return { width: picture.width, height: picture.height, orientation, sizeBytes }
}
