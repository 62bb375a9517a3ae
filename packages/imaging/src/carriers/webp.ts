import {
  ANIMATION_CHUNKS,
  readBitstream,
  VP8X_FLAG,
  walkWebp,
  webpChunk,
  webpFile,
  type WebpChunk,
} from '../containers/webp.ts'
import { damaged } from '../rejected.ts'
import { findIn, gather, XMP_KEYWORD, type Carrier } from './carrier.ts'
import { justOrientation, readExifTexts, withComment } from './exif.ts'
import { withoutText } from './icc.ts'

const PICTURE_CHUNKS = ['ALPH', 'VP8 ', 'VP8L']
const REPLACED_CHUNKS = ['VP8X', 'EXIF', 'XMP ']

function* textsOf(file: Buffer): Generator<[string, string]> {
  for (const { type, dataStart, dataEnd } of walkWebp(file)) {
    if (type === 'EXIF') yield* readExifTexts(file.subarray(dataStart, dataEnd))
    if (type === 'XMP ') yield [XMP_KEYWORD, file.subarray(dataStart, dataEnd).toString('utf8')]
  }
}

/** The extended header: as it is but for the flags of what follows, or made from the picture where there is none. */
const headerFor = (file: Buffer, chunks: readonly WebpChunk[], added: number, isStripped = false) => {
  const existing = chunks.find(({ type, dataStart, dataEnd }) => type === 'VP8X' && dataEnd - dataStart >= 10)
  const header = Buffer.alloc(10)
  if (existing) {
    header.set(file.subarray(existing.dataStart, existing.dataStart + 10))
    const removed = VP8X_FLAG.exif | VP8X_FLAG.xmp | (isStripped ? VP8X_FLAG.icc : 0)
    header[0] = ((header[0] ?? 0) & ~removed) | added
    return webpChunk('VP8X', header)
  }
  const picture = chunks.find(({ type }) => type === 'VP8 ' || type === 'VP8L')
  if (!picture) throw damaged('WebP', 'it has no pixels')
  const { width, height, hasAlpha } = readBitstream(file, picture)
  header[0] = added | (hasAlpha ? VP8X_FLAG.alpha : 0)
  header.writeUIntLE(width - 1, 4, 3)
  header.writeUIntLE(height - 1, 7, 3)
  return webpChunk('VP8X', header)
}

const pieceOf = (file: Buffer, { start, dataStart, dataEnd }: WebpChunk) => {
  const length = dataEnd - dataStart
  // Made whole where an encoder left out the last padding, since it may not be the last chunk any more.
  return length % 2 === 0
    ? file.subarray(start, dataEnd)
    : Buffer.concat([file.subarray(start, dataEnd), Buffer.alloc(1)])
}

const exifOf = (file: Buffer, chunks: Iterable<WebpChunk>) => {
  const found = findIn(chunks, ({ type }) => type === 'EXIF')
  return found && file.subarray(found.dataStart, found.dataEnd)
}

export const webp: Carrier = {
  maxXmpBytes: Infinity,
  read: file => gather(textsOf(file)),

  write: (file, { parameters, xmp }) => {
    const chunks = [...walkWebp(file)]
    const others = chunks.filter(({ type }) => !REPLACED_CHUNKS.includes(type)).map(chunk => pieceOf(file, chunk))
    const exif = webpChunk('EXIF', withComment(exifOf(file, chunks), parameters))
    const header = headerFor(file, chunks, VP8X_FLAG.exif | VP8X_FLAG.xmp)
    return [webpFile([header, ...others, exif, webpChunk('XMP ', Buffer.from(xmp, 'utf8'))])]
  },

  writeXmp: (file, xmp) => {
    const chunks = [...walkWebp(file)]
    const others = chunks.filter(({ type }) => type !== 'VP8X' && type !== 'XMP ').map(chunk => pieceOf(file, chunk))
    const flags = VP8X_FLAG.xmp | (exifOf(file, chunks) ? VP8X_FLAG.exif : 0)
    return webpFile([headerFor(file, chunks, flags), ...others, webpChunk('XMP ', Buffer.from(xmp, 'utf8'))])
  },

  findExif: file => exifOf(file, walkWebp(file)),

  strip: file => {
    const chunks = [...walkWebp(file)]
    const profile = chunks.find(({ type }) => type === 'ICCP')
    const clean = profile && withoutText(file.subarray(profile.dataStart, profile.dataEnd))
    const others = [
      ...(clean ? [webpChunk('ICCP', clean)] : []),
      ...chunks
        // An animation is never written by us, but a stripped one has to stay one.
        .filter(({ type }) => PICTURE_CHUNKS.includes(type) || ANIMATION_CHUNKS.includes(type))
        .map(chunk => pieceOf(file, chunk)),
    ]
    const exif = exifOf(file, chunks)
    const orientation = exif && justOrientation(exif)
    const isPlain = !orientation && others.length === 1
    const header = isPlain
      ? []
      : [headerFor(file, chunks, (orientation ? VP8X_FLAG.exif : 0) | (clean ? VP8X_FLAG.icc : 0), true)]
    return webpFile([...header, ...others, ...(orientation ? [webpChunk('EXIF', orientation)] : [])])
  },
}
