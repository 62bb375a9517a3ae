import { MAX_TEXT_LENGTH, PARAMETERS_KEYWORD } from './carrier.ts'
import { decodeAnyText, decodeNarrow, decodeWide } from './charsets.ts'
import { readTiff, writeTiff, type TiffBlock, type TiffEntry } from './tiff.ts'

const TAG = {
  imageDescription: 0x010e,
  make: 0x010f,
  model: 0x0110,
  orientation: 0x0112,
  changedAt: 0x0132,
  madeAt: 0x9003,
  changedOffset: 0x9010,
  madeOffset: 0x9011,
  makerNote: 0x927c,
  userComment: 0x9286,
  xpComment: 0x9c9c,
} as const
/** Tags of the EXIF directory that cannot be moved: they hold offsets, or are pointers to what is not carried over. */
const IMMOVABLE: readonly number[] = [TAG.makerNote, 0xa005]
/** Keywords for what is no comment by its name. */
export const EXIF_KEYWORDS = { description: 'exif:ImageDescription', comment: 'exif:XPComment' } as const

/** In bytes; longer values are not looked at. */
const MAX_VALUE_BYTES = 2 * MAX_TEXT_LENGTH

const TYPE = { short: 3, undefined: 7 } as const

/** Of what an upstream wrote no more than this is carried over; a recipe in a JPEG shares 64 kB with it. */
const MAX_KEPT_BYTES = 4_000

const withoutPrefix = (block: Buffer) => (block.toString('latin1', 0, 6) === 'Exif\0\0' ? block.subarray(6) : block)

const read = (block: Buffer) => readTiff(withoutPrefix(block))

const shortOf = ({ isBigEndian }: TiffBlock, { value }: TiffEntry) =>
  value.length < 2 ? 0 : isBigEndian ? value.readUInt16BE() : value.readUInt16LE()

/** 1 to 8; 1, which changes nothing, where the block says nothing or nonsense. Never throws. */
export const readOrientation = (block: Buffer) => {
  const tiff = read(block)
  const entry = tiff?.main.find(({ tag }) => tag === TAG.orientation)
  const orientation = tiff && entry ? shortOf(tiff, entry) : 1
  return orientation >= 1 && orientation <= 8 ? orientation : 1
}

/** By the prefix that the standard asks for; many leave it out. */
const decodeComment = (value: Buffer) => {
  const charset = value.toString('latin1', 0, 8)
  if (/^unicode[\0 ]/i.test(charset)) return decodeWide(value.subarray(8))
  if (/^ascii(?:\0| {3})/i.test(charset) || charset === '\0'.repeat(8)) return decodeNarrow(value.subarray(8))
  return decodeAnyText(value)
}

/** ComfyUI writes `prompt:{...}` and `workflow:{...}` into tags that were meant for the camera. */
const GRAPH_TAGS: readonly number[] = [TAG.imageDescription, TAG.make, TAG.model]
const GRAPH = /^\s*(prompt|workflow)\s*:\s*([{].*)/is

/** Of the tags that may hold words, the keyword each is stored under and how it is written. */
const WORDS = [
  [TAG.userComment, PARAMETERS_KEYWORD, decodeComment],
  [TAG.imageDescription, EXIF_KEYWORDS.description, decodeNarrow],
  [TAG.xpComment, EXIF_KEYWORDS.comment, decodeWide],
  [TAG.makerNote, 'fooocus_scheme', decodeNarrow],
] as const

/** The texts of a block by the keywords that a PNG would have for them. Never throws. */
export const readExifTexts = (block: Buffer): [keyword: string, text: string][] => {
  const tiff = read(block)
  // Pillow writes the comment into the first directory, where the standard has the second for it.
  const entries = [...(tiff?.exif ?? []), ...(tiff?.main ?? [])].filter(({ value }) => value.length <= MAX_VALUE_BYTES)
  // Many entries may point at the same large value: only so many are looked at as there are tags.
  const graphs = entries
    .filter(({ tag }) => GRAPH_TAGS.includes(tag))
    .slice(0, GRAPH_TAGS.length)
    .map(({ value }) => GRAPH.exec(decodeNarrow(value)))
    .flatMap((match): [string, string][] => (match?.[1] && match[2] ? [[match[1].toLowerCase(), match[2]]] : []))
  const words = WORDS.flatMap(([tag, keyword, decode]): [string, string][] => {
    const entry = entries.find(found => found.tag === tag)
    return entry ? [[keyword, decode(entry.value)]] : []
  })
  return [...words, ...graphs]
}

/** In bytes; a date takes 20 (EXIF 3.0, 4.6.6.1.1). */
const MAX_DATE_BYTES = 32

/** When a picture was taken, and when its file was last changed, each with its offset from UTC, as they are written. Never throws. */
export const readExifDates = (block: Buffer) => {
  const tiff = read(block)
  const entries = [...(tiff?.exif ?? []), ...(tiff?.main ?? [])]
  const textOf = (tag: number) => {
    const value = entries.find(entry => entry.tag === tag)?.value
    return value && decodeNarrow(value.subarray(0, MAX_DATE_BYTES))
  }
  return {
    made: { text: textOf(TAG.madeAt), offset: textOf(TAG.madeOffset) },
    changed: { text: textOf(TAG.changedAt), offset: textOf(TAG.changedOffset) },
  }
}

const orientationOnly = (orientation: number): TiffBlock => {
  const value = Buffer.alloc(2)
  value.writeUInt16BE(orientation)
  return {
    isBigEndian: true,
    main: orientation === 1 ? [] : [{ tag: TAG.orientation, type: TYPE.short, count: 1, value }],
    exif: [],
    gps: [],
  }
}

const sizeOf = ({ main, exif, gps }: TiffBlock) =>
  [...main, ...exif, ...gps].reduce((sum, { value }) => sum + 12 + value.length, 0)

/** The block with `text` as its comment in the place of any other; the rest stays unless it is very large. */
export const withComment = (block: Buffer | undefined, text: string) => {
  const before = block && read(block)
  const comment = Buffer.concat([Buffer.from('UNICODE\0', 'latin1'), Buffer.from(text, 'utf16le').swap16()])
  const entry = { tag: TAG.userComment, type: TYPE.undefined, count: comment.length, value: comment }
  const rest = before && {
    ...before,
    main: before.main.filter(({ tag }) => tag !== TAG.userComment),
    exif: before.exif.filter(({ tag }) => tag !== TAG.userComment && !IMMOVABLE.includes(tag)),
  }
  const base = rest && sizeOf(rest) <= MAX_KEPT_BYTES ? rest : orientationOnly(block ? readOrientation(block) : 1)
  return writeTiff({ ...base, exif: [...base.exif, entry] })
}

/** All that a picture without a recipe needs, or undefined where that is nothing. */
export const justOrientation = (block: Buffer) => {
  const orientation = readOrientation(block)
  return orientation === 1 ? undefined : writeTiff(orientationOnly(orientation))
}
