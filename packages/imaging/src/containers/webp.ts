import { damaged, truncated } from '../rejected.ts'

/** Offsets into the file; `end` lies behind the padding. */
export interface WebpChunk {
  readonly type: string
  readonly start: number
  readonly dataStart: number
  readonly dataEnd: number
  readonly end: number
}

export const ANIMATION_CHUNKS = ['ANIM', 'ANMF']
const MAX_CHUNKS = 10_000
const WEBP_HEADER_SIZE = 12

/** The chunks inside of the RIFF. Throws `ImageRejected` where the structure breaks off or makes no sense. */
export function* walkWebp(file: Buffer): Generator<WebpChunk> {
  if (file.length < WEBP_HEADER_SIZE) throw truncated('WebP')
  const fileEnd = 8 + file.readUInt32LE(4)
  if (fileEnd > file.length) throw truncated('WebP')
  let start = WEBP_HEADER_SIZE
  for (let count = 0; start < fileEnd; count++) {
    if (count > MAX_CHUNKS) throw damaged('WebP', 'it has too many chunks')
    const dataStart = start + 8
    if (dataStart > fileEnd) throw damaged('WebP', 'a chunk reaches over the end')
    const dataEnd = dataStart + file.readUInt32LE(start + 4)
    if (dataEnd > fileEnd) throw damaged('WebP', 'a chunk reaches over the end')
    // Some encoders leave out the padding of the last chunk.
    const end = Math.min(dataEnd + ((dataEnd - dataStart) % 2), fileEnd)
    yield { type: file.toString('latin1', start, start + 4), start, dataStart, dataEnd, end }
    start = end
  }
}

export const webpChunk = (type: string, data: Uint8Array) => {
  const chunk = Buffer.alloc(8 + data.length + (data.length % 2))
  chunk.write(type, 0, 'latin1')
  chunk.writeUInt32LE(data.length, 4)
  chunk.set(data, 8)
  return chunk
}

export const webpFile = (chunks: readonly Uint8Array[]) => {
  const body = Buffer.concat(chunks)
  const head = Buffer.from('RIFF\0\0\0\0WEBP', 'latin1')
  head.writeUInt32LE(4 + body.length, 4)
  return Buffer.concat([head, body])
}

interface Bitstream {
  readonly width: number
  readonly height: number
  readonly hasAlpha: boolean
}

/** Reads the head of a `VP8 ` or `VP8L` chunk (RFC 6386 9.1, RFC 9649 3.4). */
export const readBitstream = (file: Buffer, { type, dataStart, dataEnd }: WebpChunk): Bitstream => {
  const isLossless = type === 'VP8L'
  if (dataEnd - dataStart < (isLossless ? 5 : 10)) throw damaged('WebP', 'its picture has no head')
  if (isLossless) {
    const bits = file.readUInt32LE(dataStart + 1)
    if (file[dataStart] !== 0x2f || bits >>> 29 !== 0) throw damaged('WebP', 'its picture has no head')
    return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1, hasAlpha: (bits & 0x1000_0000) !== 0 }
  }
  const tag = file.readUIntLE(dataStart, 3)
  const isKeyFrame = (tag & 1) === 0 && file.readUIntBE(dataStart + 3, 3) === 0x9d012a
  if (!isKeyFrame || tag >>> 5 > dataEnd - dataStart - 10) throw damaged('WebP', 'its picture has no head')
  return {
    width: file.readUInt16LE(dataStart + 6) & 0x3fff,
    height: file.readUInt16LE(dataStart + 8) & 0x3fff,
    hasAlpha: false,
  }
}

export const VP8X_FLAG = { animation: 0x02, xmp: 0x04, exif: 0x08, alpha: 0x10, icc: 0x20 } as const
