import { asInpaint, cropTo, extendImage } from '../pictures/canvas.ts'
import { withTransparency } from '../pictures/masks.ts'
import type { ImageRequest } from '../port/request.ts'
import { maskOf, type Target } from './profile.ts'

/** Near to 1, so that the drawn out edges are only a hint. */
const OUTPAINT_STRENGTH = 0.9

interface Beginning {
  readonly request: ImageRequest
  /** Makes what was asked for of what came back. */
  readonly finish: (bytes: Uint8Array) => Promise<Uint8Array> | Uint8Array
}

/** A request as this API knows it: a picture is extended by making the empty part of a larger one anew. */
export const beginWith = async (request: ImageRequest, { dialect, sizes }: Target): Promise<Beginning> => {
  if (request.task !== 'outpaint') return { request, finish: bytes => bytes }
  const canvas = await extendImage(request.inputs.image, request.extend, { rule: sizes, seed: request.seed })
  // Who reads transparency in a mask expects the same of the picture.
  const image = maskOf(dialect) === 'transparent' ? await withTransparency(canvas.image, canvas.mask) : canvas.image
  return {
    request: asInpaint(request, { ...canvas, image }, OUTPAINT_STRENGTH),
    finish: bytes => cropTo(bytes, canvas),
  }
}
