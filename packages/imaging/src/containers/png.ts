import { crc32 } from 'node:zlib'
import { damaged, truncated } from '../rejected.ts'

export const PNG_SIGNATURE = '\x89PNG\r\n\x1a\n'

/** Offsets into the file; `start` is that of the length field, `end` lies behind the checksum. */
export interface PngChunk {
  readonly type: string
  readonly start: number
  readonly dataStart: number
  readonly dataEnd: number
  readonly end: number
}

/** More than any encoder writes; keeps a file of nothing but empty chunks from costing seconds. */
const MAX_CHUNKS = 100_000
const CHUNK_TYPE = /^[A-Za-z]{4}$/

/** The chunks up to and including IEND. Throws `ImageRejected` where the structure breaks off or makes no sense. */
export function* walkPng(file: Buffer): Generator<PngChunk> {
  let start = PNG_SIGNATURE.length
  for (let count = 0; count < MAX_CHUNKS; count++) {
    if (start + 12 > file.length) throw truncated('PNG')
    const dataStart = start + 8
    const type = file.toString('latin1', start + 4, dataStart)
    if (!CHUNK_TYPE.test(type)) throw damaged('PNG', 'something stands where a chunk should')
    const dataEnd = dataStart + file.readUInt32BE(start)
    const end = dataEnd + 4
    if (end > file.length) throw truncated('PNG')
    yield { type, start, dataStart, dataEnd, end }
    if (type === 'IEND') return
    start = end
  }
  throw damaged('PNG', 'it has too many chunks')
}

/** The checksum covers type and data. */
export const isIntact = (file: Buffer, { start, dataEnd }: PngChunk) =>
  crc32(file.subarray(start + 4, dataEnd)) === file.readUInt32BE(dataEnd)

export const pngChunk = (type: string, data: Uint8Array) => {
  const chunk = Buffer.alloc(12 + data.length)
  chunk.writeUInt32BE(data.length, 0)
  chunk.write(type, 4, 'latin1')
  chunk.set(data, 8)
  chunk.writeUInt32BE(crc32(chunk.subarray(4, 8 + data.length)), 8 + data.length)
  return chunk
}
