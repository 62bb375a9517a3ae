import { extendImage, type Canvas } from '../pictures/canvas.ts'
import { fitImage, fitMask } from '../pictures/fit.ts'
import type { Size } from '../pictures/sizes.ts'
import type { ImageRequest } from '../port/request.ts'
import type { Start } from './body.ts'
import type { Has } from './has.ts'
import { sizeRuleOf } from './limits.ts'

/** Near to 1, so that the drawn out edges are only a hint. */
const OUTPAINT_STRENGTH = 0.9
const OUTPAINT_BLUR = 8
const STANDARD_STRENGTH = 0.75

interface Beginning {
  readonly size: Size
  readonly start: Start | undefined
  /** Where the picture was extended. */
  readonly canvas?: Canvas
}

/** What a request begins with, as the server takes it. */
export const beginWith = async (request: Exclude<ImageRequest, { task: 'upscale' }>, has: Has): Promise<Beginning> => {
  const size = { width: request.width, height: request.height }
  if (request.task === 'text-to-image') return { size, start: undefined }
  if (request.task === 'outpaint') {
    const { image: begun } = request.inputs
    const canvas = await extendImage(begun, request.extend, { rule: sizeRuleOf(has), seed: request.seed })
    const [image, mask] = [canvas.image.bytes, canvas.mask.bytes]
    return { size: canvas.size, canvas, start: { image, mask, strength: OUTPAINT_STRENGTH, blur: OUTPAINT_BLUR } }
  }
  const { image } = request.inputs
  if (!image) return { size, start: undefined }
  const strength = request.strength ?? STANDARD_STRENGTH
  const mask = request.task === 'inpaint' ? await fitMask(request.inputs.mask, size) : undefined
  return { size, start: { image: await fitImage(image, size), mask, strength } }
}
