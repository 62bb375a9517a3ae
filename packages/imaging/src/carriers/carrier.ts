import { ImageRejected } from '../rejected.ts'

/** The keyword of an XMP packet in a PNG; the other containers' packets go by the same name here. */
export const XMP_KEYWORD = 'XML:com.adobe.xmp'

/** The keyword of the A1111 text in a PNG, and of an EXIF comment. */
export const PARAMETERS_KEYWORD = 'parameters'

/** The keyword of a JPEG's comment. */
export const COMMENT_KEYWORD = 'comment'

/** Longer texts are not read: a graph of ComfyUI may have pictures in it, as base64. In characters. */
export const MAX_TEXT_LENGTH = 8 * 1024 * 1024

/** Of all texts of a file together. In characters. */
const MAX_ALL_LENGTH = 2 * MAX_TEXT_LENGTH

/** Texts found in a file, by keyword; of two with one keyword the first. */
export type Texts = ReadonlyMap<string, string>

interface Written {
  /** The A1111 text. */
  readonly parameters: string
  /** The XMP packet. */
  readonly xmp: string
}

/** How texts travel in one kind of file. `file` is of that kind as far as its signature goes. */
export interface Carrier {
  /** In bytes of UTF-8. */
  readonly maxXmpBytes: number
  /** As far as the file makes sense; never throws. */
  readonly read: (file: Buffer) => Texts
  /** The file with these texts in the place of any of their kind, in pieces; everything else stays bit for bit. Throws `ImageRejected`. */
  readonly write: (file: Buffer, written: Written) => readonly Buffer[]
  /** The file with this XMP packet in the place of any other; everything else stays bit for bit. Throws `ImageRejected`, and a RangeError where a JPEG cannot hold it. */
  readonly writeXmp: (file: Buffer, xmp: string) => Buffer
  /** The EXIF block, with or without a prefix of its own; undefined where there is none. Never throws. */
  readonly findExif: (file: Buffer) => Buffer | undefined
  /** The file without anything but its picture, colours and orientation. Throws `ImageRejected`. */
  readonly strip: (file: Buffer) => Buffer
}

/** Gathers what a walk yields until it ends or the file makes no sense any more. */
export const gather = (walk: Iterable<readonly [keyword: string, text: string]>): Texts => {
  const texts = new Map<string, string>()
  let length = 0
  try {
    for (const [keyword, text] of walk) {
      length += text.length
      if (length > MAX_ALL_LENGTH) break
      if (text.length <= MAX_TEXT_LENGTH && !texts.has(keyword)) texts.set(keyword, text)
    }
  } catch (error) {
    if (!(error instanceof ImageRejected)) throw error
  }
  return texts
}

/** The first that fits of what a walk yields until it ends or the file makes no sense any more. */
export const findIn = <T>(walk: Iterable<T>, fits: (piece: T) => boolean): T | undefined => {
  try {
    for (const piece of walk) if (fits(piece)) return piece
  } catch (error) {
    if (!(error instanceof ImageRejected)) throw error
  }
  return undefined
}
