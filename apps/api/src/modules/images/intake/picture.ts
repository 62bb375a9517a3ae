import { createHash } from 'node:crypto'
import type { ImageMimeType } from '@atelier/contracts'
import { inspect, probe, writeRecipe, type Inspected, type Recipe, type SourceMark } from '@atelier/imaging'

/** A picture that was judged by its structure. */
export interface JudgedPicture {
  readonly bytes: Uint8Array
  readonly mimeType: ImageMimeType
  readonly extension: string
  readonly width: number
  readonly height: number
  readonly sha256: string
}

/** One that is ready to be stored. */
export interface Picture extends JudgedPicture {
  /** Its pixels, being decoded to the last one. Rejects with `ImageRejected` where that cannot be done. */
  readonly inspected: Promise<Inspected>
}

export interface Made {
  readonly recipe: Omit<Recipe, 'width' | 'height'>
  readonly mark: SourceMark
}

/** Judges a file by its content. Throws `ImageRejected`. */
export function judge(file: Uint8Array, maxBytes: number): JudgedPicture {
  const { sizeBytes, mimeType, extension, width, height } = probe(file, { maxBytes })
  // What lies behind the picture's end is no part of it.
  const bytes = file.subarray(0, sizeBytes)
  return { bytes, mimeType, extension, width, height, sha256: hashOf(bytes) }
}

/** Begins to decode the pixels. */
export const decode = (judged: JudgedPicture): Picture => ({ ...judged, inspected: beginToInspect(judged) })

/** Writes the recipe into a picture that was just made, while its pixels are being decoded: it does not change them. */
export function prepare(file: Uint8Array, { recipe, mark }: Made, maxBytes: number): Picture {
  const { mimeType, extension, width, height } = probe(file, { maxBytes })
  const inspected = beginToInspect({ bytes: file, width, height })
  const bytes = writeRecipe(file, { ...recipe, width, height }, mark)
  return { bytes, mimeType, extension, width, height, sha256: hashOf(bytes), inspected }
}

function beginToInspect({ bytes, width, height }: Pick<JudgedPicture, 'bytes' | 'width' | 'height'>) {
  const inspected = inspect(bytes, { pixels: width * height })
  // Whoever stores the picture waits for it and is told.
  inspected.catch(() => {})
  return inspected
}

const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')
