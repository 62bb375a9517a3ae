import { deflateSync } from 'node:zlib'
import { isImplied } from '../containers/implied.ts'
import { bytesOfChunk, PNG_SIGNATURE, pngChunk, walkPng, type PngChunk } from '../containers/png.ts'
import { findIn, gather, PARAMETERS_KEYWORD, XMP_KEYWORD, type Carrier } from './carrier.ts'
import { justOrientation, readExifTexts, withComment } from './exif.ts'
import { withoutText } from './icc.ts'
import { decodeText, inflate, internationalTextChunk, isTextChunk, keywordOf, textChunk } from './png-text.ts'

/** A file of nothing but texts must not keep us busy. */
const MAX_TEXTS = 64
/** One that is packed and cannot be unpacked, or not within the limits, costs as much as many others. */
const COST_OF_BOMB = 16

/** What makes up the picture and its colours, and how many bytes of it make sense: what is longer holds something else. */
const PICTURE_CHUNKS: Readonly<Record<string, number>> = {
  IHDR: 13,
  PLTE: 768,
  IDAT: Infinity,
  IEND: 0,
  tRNS: 256,
  gAMA: 4,
  cHRM: 32,
  sRGB: 1,
  sBIT: 4,
  cICP: 4,
  mDCV: 24,
  cLLI: 8,
  pHYs: 9,
  bKGD: 6,
}

/**
 * A colour profile, which has a name of up to 79 letters in front and is deflated. Always packed anew: in what was packed by
 * somebody else there is room for text, behind its end and in the way it is packed.
 */
const strippedProfile = (data: Buffer) => {
  const nameEnd = data.indexOf(0)
  const profile = nameEnd < 0 ? undefined : inflate(data.subarray(nameEnd + 2))
  const clean = profile && withoutText(profile)
  if (!clean) return []
  return [pngChunk('iCCP', Buffer.concat([Buffer.from('icc\0\0', 'latin1'), deflateSync(clean)]))]
}

/** EXIF as ImageMagick puts it into a PNG: a name, a length, and hexadecimal digits. */
const RAW_EXIF = ['Raw profile type exif', 'Raw profile type APP1']
const unhex = (text: string) => Buffer.from(text.replace(/^\s*\w+\s+\d+\s/, '').replaceAll(/\s/g, ''), 'hex')

function* textsOf(file: Buffer): Generator<[string, string]> {
  let count = 0
  for (const { type, dataStart, dataEnd } of walkPng(file)) {
    const data = file.subarray(dataStart, dataEnd)
    if (type === 'eXIf') yield* readExifTexts(data)
    if (!isTextChunk(type) || count++ >= MAX_TEXTS) continue
    const text = decodeText(type, data)
    if (text && RAW_EXIF.includes(text[0])) yield* readExifTexts(unhex(text[1]))
    else if (text) yield text
    else count += COST_OF_BOMB
  }
}

/** Of a text without its text: a keyword that is looked for is cheap to find. */
const isTextOf = (file: Buffer, { type, dataStart, dataEnd }: PngChunk, keywords: readonly string[]) =>
  isTextChunk(type) && keywords.includes(keywordOf(file.subarray(dataStart, dataEnd)))

const dataOf = (file: Buffer, chunk: PngChunk | undefined) => chunk && file.subarray(chunk.dataStart, chunk.dataEnd)

const findExif = (file: Buffer) => {
  const block = dataOf(
    file,
    findIn(walkPng(file), ({ type }) => type === 'eXIf'),
  )
  if (block) return block
  const raw = findIn(walkPng(file), chunk => isTextOf(file, chunk, RAW_EXIF))
  const text = raw && decodeText(raw.type, file.subarray(raw.dataStart, raw.dataEnd))
  return text && unhex(text[1])
}

/** When the picture was last changed, as PNG has it (3rd edition, 11.3.6.1): year, month, day, hour, minute, second. Never throws. */
export const findPngTime = (file: Buffer) =>
  dataOf(
    file,
    findIn(walkPng(file), ({ type, dataStart, dataEnd }) => type === 'tIME' && dataEnd - dataStart === 7),
  )

const signature = Buffer.from(PNG_SIGNATURE, 'latin1')

export const png: Carrier = {
  maxXmpBytes: Infinity,
  read: file => gather(textsOf(file)),

  write: (file, { parameters, xmp }) => {
    const pieces: Buffer[] = [signature]
    /** Where chunks begin that stay as they are. */
    let from: number | undefined
    let end = 0
    const flush = () => {
      if (from !== undefined) pieces.push(file.subarray(from, end))
      from = undefined
    }
    for (const chunk of walkPng(file)) {
      const isReplaced = isTextOf(file, chunk, [PARAMETERS_KEYWORD, XMP_KEYWORD])
      if (isReplaced || isImplied(chunk)) flush()
      if (isImplied(chunk)) pieces.push(bytesOfChunk(file, chunk))
      else if (!isReplaced) from ??= chunk.start
      end = chunk.end
      if (chunk.type !== 'IHDR') continue
      flush()
      pieces.push(textChunk(PARAMETERS_KEYWORD, parameters), internationalTextChunk(XMP_KEYWORD, xmp))
    }
    flush()
    return pieces
  },

  writeXmp: (file, xmp) => {
    const pieces: Buffer[] = [signature]
    for (const chunk of walkPng(file)) {
      if (!isTextOf(file, chunk, [XMP_KEYWORD])) pieces.push(bytesOfChunk(file, chunk))
      if (chunk.type === 'IHDR') pieces.push(internationalTextChunk(XMP_KEYWORD, xmp))
    }
    return Buffer.concat(pieces)
  },

  findExif,

  strip: file => {
    const pieces: Buffer[] = [signature]
    for (const chunk of walkPng(file)) {
      const { type, dataStart, dataEnd } = chunk
      const orientation = type === 'eXIf' ? justOrientation(file.subarray(dataStart, dataEnd)) : undefined
      if (orientation) pieces.push(pngChunk('eXIf', orientation))
      if (type === 'iCCP') pieces.push(...strippedProfile(file.subarray(dataStart, dataEnd)))
      if (dataEnd - dataStart <= (PICTURE_CHUNKS[type] ?? -1)) pieces.push(bytesOfChunk(file, chunk))
    }
    return Buffer.concat(pieces)
  },
}

/** The file with a text as the comment of its EXIF, which is what an encoder carries over into other containers. Throws `ImageRejected`. */
export const withPngComment = (file: Buffer, text: string) => {
  const chunks = [...walkPng(file)]
  const exif = chunks.find(({ type }) => type === 'eXIf')
  const added = pngChunk('eXIf', withComment(exif && file.subarray(exif.dataStart, exif.dataEnd), text))
  const bytesOf = (chunk: (typeof chunks)[number]) =>
    chunk.type === 'IHDR' ? [bytesOfChunk(file, chunk), added] : [bytesOfChunk(file, chunk)]
  return Buffer.concat([signature, ...chunks.filter(({ type }) => type !== 'eXIf').flatMap(bytesOf)])
}
