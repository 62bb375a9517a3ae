import { MAX_TEXT_LENGTH } from './carrier.ts'
import { readTiff, writeTiff, type TiffBlock, type TiffEntry } from './tiff.ts'

const TAG = {
  imageDescription: 0x010e,
  make: 0x010f,
  model: 0x0110,
  orientation: 0x0112,
  makerNote: 0x927c,
  userComment: 0x9286,
} as const
/** Tags of the EXIF directory that cannot be moved: they hold offsets, or are pointers to what is not carried over. */
const IMMOVABLE: readonly number[] = [TAG.makerNote, 0xa005]
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

/** By the convention it is big endian, whatever the block is; some write little. Latin text tells: its high bytes are zero. */
const decodeUtf16 = (bytes: Buffer) => {
  const even = bytes.subarray(0, bytes.length - (bytes.length % 2))
  let [highFirst, lowFirst] = [0, 0]
  for (let i = 0; i + 1 < even.length; i += 2) {
    if (even[i] === 0) highFirst += 1
    if (even[i + 1] === 0) lowFirst += 1
  }
  return (lowFirst > highFirst ? even : Buffer.from(even).swap16()).toString('utf16le')
}

const decodeComment = (value: Buffer) => {
  const [charset, text] = [value.toString('latin1', 0, 8), value.subarray(8)]
  if (charset === 'UNICODE\0') return decodeUtf16(text)
  return charset.startsWith('ASCII') || charset === '\0'.repeat(8)
    ? text.toString('utf8').replace(/\0+$/, '')
    : undefined
}

/** ComfyUI writes `prompt:{...}` and `workflow:{...}` into tags that were meant for the camera. */
const CAMERA_TAGS: readonly number[] = [TAG.imageDescription, TAG.make, TAG.model]

/** The texts of a block by the keywords that a PNG would have for them. Never throws. */
export const readExifTexts = (block: Buffer): [keyword: string, text: string][] => {
  const tiff = read(block)
  const comment = tiff?.exif.find(({ tag }) => tag === TAG.userComment)
  const parameters = comment && comment.value.length <= 2 * MAX_TEXT_LENGTH ? decodeComment(comment.value) : undefined
  // Many entries may point at the same large value: only so many are looked at as there are tags.
  const graphs = (tiff?.main ?? [])
    .filter(({ tag, value }) => CAMERA_TAGS.includes(tag) && value.length <= MAX_TEXT_LENGTH)
    .slice(0, CAMERA_TAGS.length)
    .map(({ value }) => /^(prompt|workflow):(.*)/is.exec(value.toString('utf8').replace(/\0+$/, '')))
    .flatMap((match): [string, string][] => (match?.[1] && match[2] ? [[match[1].toLowerCase(), match[2]]] : []))
  return parameters === undefined ? graphs : [['parameters', parameters], ...graphs]
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
