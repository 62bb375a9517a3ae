import { isImplied } from './implied.ts'
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

/** Chunks that say nothing of pixels or colours: a wrong checksum on one of them changes nothing that is shown. */
const ASIDE = new Set(['tEXt', 'zTXt', 'iTXt', 'eXIf', 'tIME', 'hIST', 'sPLT'])
export const isAside = ({ type }: PngChunk) => ASIDE.has(type)

/** What every PNG ends with. */
const IEND = Buffer.from('\0\0\0\0IEND\xaeB`\x82', 'latin1')

/** Where a file stops behind its pixels, without its end marker or in the middle of it. */
const isEndImplied = (file: Buffer, at: number) =>
  file.length - at < IEND.length && file.subarray(at).equals(IEND.subarray(0, file.length - at))

/** A chunk of no bytes, for the end that a file does not have. */
const impliedEnd = (at: number): PngChunk => ({ type: 'IEND', start: at, dataStart: at, dataEnd: at, end: at })

/**
 * The chunks up to and including IEND, which is implied where the file ends behind its pixels. Throws `ImageRejected` where
 * the structure breaks off or makes no sense.
 */
export function* walkPng(file: Buffer): Generator<PngChunk> {
  let start = PNG_SIGNATURE.length
  let hasPixels = false
  for (let count = 0; count < MAX_CHUNKS; count++) {
    if (hasPixels && isEndImplied(file, start)) {
      yield impliedEnd(start)
      return
    }
    if (start + 12 > file.length) throw truncated('PNG')
    const dataStart = start + 8
    const type = file.toString('latin1', start + 4, dataStart)
    if (!CHUNK_TYPE.test(type)) throw damaged('PNG', 'something stands where a chunk should')
    const dataEnd = dataStart + file.readUInt32BE(start)
    const end = dataEnd + 4
    if (end > file.length) throw truncated('PNG')
    yield { type, start, dataStart, dataEnd, end }
    if (type === 'IEND') return
    if (type === 'IDAT') hasPixels = true
    start = end
  }
  throw damaged('PNG', 'it has too many chunks')
}

/** The chunk as it stands in the file; the end also where the file lacks it. */
export const bytesOfChunk = (file: Buffer, chunk: PngChunk) =>
  isImplied(chunk) ? IEND : file.subarray(chunk.start, chunk.end)

/** The checksum covers type and data. */
export const isIntact = (file: Buffer, chunk: PngChunk) => isImplied(chunk) || hasItsChecksum(file, chunk)
const hasItsChecksum = (file: Buffer, { start, dataEnd }: PngChunk) =>
  crc32(file.subarray(start + 4, dataEnd)) === file.readUInt32BE(dataEnd)

export const pngChunk = (type: string, data: Uint8Array) => {
  const chunk = Buffer.alloc(12 + data.length)
  chunk.writeUInt32BE(data.length, 0)
  chunk.write(type, 4, 'latin1')
  chunk.set(data, 8)
  chunk.writeUInt32BE(crc32(chunk.subarray(4, 8 + data.length)), 8 + data.length)
  return chunk
}
