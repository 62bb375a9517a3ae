import { createHash } from 'node:crypto'
import type { ImageMimeType } from '@atelier/contracts'
import {
  findHiddenRecipe,
  inspect,
  mayHide,
  piecesWithRecipe,
  probe,
  readRecipe,
  type Inspected,
  type Recipe,
  type SourceMark,
} from '@atelier/imaging'
import type { Decoding } from '../../../platform/decoding.ts'

interface Facts {
  readonly mimeType: ImageMimeType
  readonly extension: string
  readonly width: number
  readonly height: number
  readonly sha256: string
}

/** A picture that was judged by its structure. */
export interface JudgedPicture extends Facts {
  readonly bytes: Uint8Array
}

/** One that is ready to be stored. */
export interface Picture extends Facts {
  /** What is stored, in pieces that follow each other. */
  readonly pieces: readonly Uint8Array[]
  /** Its pixels, being decoded to the last one. Rejects with `ImageRejected` where that cannot be done. */
  readonly inspected: Promise<Inspected>
}

export interface Made {
  readonly recipe: Omit<Recipe, 'width' | 'height'>
  readonly mark: SourceMark
  /** It was put together here, so that nobody else can have made it to hurt: it may be larger than what is sent. */
  readonly isOurs?: boolean
}

/** Bytes: more than any picture of as many pixels as are taken has. */
const MAX_OWN_BYTES = 512 * 1024 * 1024

/** Judges a file by its content. Throws `ImageRejected`. */
export function judge(file: Uint8Array, maxBytes: number): JudgedPicture {
  const { sizeBytes, mimeType, extension, width, height } = probe(file, { maxBytes })
  // What lies behind the picture's end is no part of it.
  const bytes = file.subarray(0, sizeBytes)
  return { bytes, mimeType, extension, width, height, sha256: hashOf([bytes]) }
}

/** Begins to decode the pixels, when it is their turn. */
export function decode(judged: JudgedPicture, decoding: Decoding): Picture {
  const { bytes, ...facts } = judged
  return { ...facts, pieces: [bytes], inspected: beginToInspect(judged, decoding) }
}

/** Writes the recipe into a picture that was just made, while its pixels are being decoded: it does not change them. */
export function prepare(
  file: Uint8Array,
  { recipe, mark, isOurs = false }: Made,
  { maxBytes, decoding }: { readonly maxBytes: number; readonly decoding: Decoding },
): Picture {
  const { mimeType, extension, width, height } = probe(file, { maxBytes: isOurs ? MAX_OWN_BYTES : maxBytes })
  const inspected = beginToInspect({ bytes: file, width, height }, decoding)
  const pieces = piecesWithRecipe(file, { ...recipe, width, height }, mark)
  return { pieces, mimeType, extension, width, height, sha256: hashOf(pieces), inspected }
}

function beginToInspect(
  { bytes, width, height }: Pick<JudgedPicture, 'bytes' | 'width' | 'height'>,
  decoding: Decoding,
): Promise<Inspected> {
  const inspected = inspectInTurn(bytes, width * height, decoding)
  // Whoever stores the picture waits for it and is told.
  inspected.catch(() => {})
  return inspected
}

/** The thumbnail has a turn of its own: few pixels, and whoever stores the picture does not wait for it. */
export async function inspectInTurn(bytes: Uint8Array, pixels: number, decoding: Decoding): Promise<Inspected> {
  const { placeholder, likeness, thumbnail } = await decoding(pixels, () => inspect(bytes, { pixels }))
  return { placeholder, likeness, thumbnail: () => decoding(0, thumbnail) }
}

/** What the file says of its making takes no turn; to look into its pixels does. */
export async function findRecipeInTurn({ bytes, width, height }: JudgedPicture, decoding: Decoding) {
  const told = readRecipe(bytes)
  return told ?? (mayHide(bytes) ? decoding(width * height, () => findHiddenRecipe(bytes)) : undefined)
}

function hashOf(pieces: readonly Uint8Array[]): string {
  const hash = createHash('sha256')
  for (const piece of pieces) hash.update(piece)
  return hash.digest('hex')
}
