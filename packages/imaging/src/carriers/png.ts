import { PNG_SIGNATURE, pngChunk, walkPng } from '../containers/png.ts'
import { gather, PARAMETERS_KEYWORD, XMP_KEYWORD, type Carrier } from './carrier.ts'
import { justOrientation, readExifTexts, withComment } from './exif.ts'
import { decodeText, internationalTextChunk, isTextChunk, keywordOf, textChunk } from './png-text.ts'

/** A file of nothing but texts must not keep us busy. */
const MAX_TEXTS = 64

/** What makes up the picture and its colours. */
const PICTURE_CHUNKS = new Set([
  'IHDR',
  'PLTE',
  'IDAT',
  'IEND',
  'tRNS',
  'gAMA',
  'cHRM',
  'sRGB',
  'iCCP',
  'sBIT',
  'cICP',
  'mDCV',
  'cLLI',
  'pHYs',
  'bKGD',
])

function* textsOf(file: Buffer): Generator<[string, string]> {
  let count = 0
  for (const { type, dataStart, dataEnd } of walkPng(file)) {
    const data = file.subarray(dataStart, dataEnd)
    if (type === 'eXIf') yield* readExifTexts(data)
    if (!isTextChunk(type) || count++ >= MAX_TEXTS) continue
    const text = decodeText(type, data)
    if (text) yield text
  }
}

const signature = Buffer.from(PNG_SIGNATURE, 'latin1')

export const png: Carrier = {
  maxXmpBytes: Infinity,
  read: file => gather(textsOf(file)),

  write: (file, { parameters, xmp }) => {
    const pieces: Buffer[] = [signature]
    for (const { type, start, dataStart, dataEnd, end } of walkPng(file)) {
      const isReplaced =
        isTextChunk(type) && [PARAMETERS_KEYWORD, XMP_KEYWORD].includes(keywordOf(file.subarray(dataStart, dataEnd)))
      if (!isReplaced) pieces.push(file.subarray(start, end))
      if (type === 'IHDR')
        pieces.push(textChunk(PARAMETERS_KEYWORD, parameters), internationalTextChunk(XMP_KEYWORD, xmp))
    }
    return Buffer.concat(pieces)
  },

  strip: file => {
    const pieces: Buffer[] = [signature]
    for (const { type, start, dataStart, dataEnd, end } of walkPng(file)) {
      const orientation = type === 'eXIf' ? justOrientation(file.subarray(dataStart, dataEnd)) : undefined
      if (orientation) pieces.push(pngChunk('eXIf', orientation))
      if (PICTURE_CHUNKS.has(type)) pieces.push(file.subarray(start, end))
    }
    return Buffer.concat(pieces)
  },
}

/** The file with a text as the comment of its EXIF, which is what an encoder carries over into other containers. Throws `ImageRejected`. */
export const withPngComment = (file: Buffer, text: string) => {
  const chunks = [...walkPng(file)]
  const exif = chunks.find(({ type }) => type === 'eXIf')
  const added = pngChunk('eXIf', withComment(exif && file.subarray(exif.dataStart, exif.dataEnd), text))
  const bytesOf = ({ type, start, end }: (typeof chunks)[number]) =>
    type === 'IHDR' ? [file.subarray(start, end), added] : [file.subarray(start, end)]
  return Buffer.concat([signature, ...chunks.filter(({ type }) => type !== 'eXIf').flatMap(bytesOf)])
}
