import { toBase64 } from '../pictures/base64.ts'
import { extendImage, type Canvas } from '../pictures/canvas.ts'
import { fitImage, fitMask } from '../pictures/fit.ts'
import type { Size } from '../pictures/sizes.ts'
import type { ImageRequest } from '../port/request.ts'
import type { Chosen } from './choices.ts'
import type { Has } from './has.ts'
import { isEditor, sizeRuleOf } from './models.ts'

/** Near to 1, so that the drawn out edges are only a hint. */
const OUTPAINT_STRENGTH = 0.9
const STANDARD_STRENGTH = 0.75

interface Beginning {
  readonly size: Size
  readonly fields: object
  /** Where the picture was extended. */
  readonly canvas?: Canvas
}

type Made = Exclude<ImageRequest, { task: 'upscale' }>

const fromPictures = async (request: Extract<Made, { task: 'image-to-image' }>, has: Has, size: Size) => {
  const { image, references } = request.inputs
  // What an editor is to change keeps its own size, as do the pictures that it only looks at.
  const looksAtImage = isEditor(has)
  const looked = [...(image && looksAtImage ? [image] : []), ...references].map(toBase64)
  return {
    ...(looked.length > 0 && { ref_images: looked }),
    ...(image &&
      !looksAtImage && {
        init_image: toBase64({ bytes: await fitImage(image, size) }),
        strength: request.strength ?? STANDARD_STRENGTH,
      }),
  }
}

/** What a request begins with, as the server takes it: PNGs in base64. */
const beginWith = async (request: Made, has: Has): Promise<Beginning> => {
  const size = { width: request.width, height: request.height }
  switch (request.task) {
    case 'text-to-image':
      return { size, fields: {} }
    case 'image-to-image':
      return { size, fields: await fromPictures(request, has, size) }
    case 'inpaint': {
      const { image, mask } = request.inputs
      const [init_image, mask_image] = [await fitImage(image, size), await fitMask(mask, size)].map(bytes =>
        toBase64({ bytes }),
      )
      return { size, fields: { init_image, mask_image, strength: request.strength ?? STANDARD_STRENGTH } }
    }
    default: {
      const options = { rule: sizeRuleOf(has), seed: request.seed }
      const canvas = await extendImage(request.inputs.image, request.extend, options)
      const [init_image, mask_image] = [canvas.image, canvas.mask].map(toBase64)
      return { size: canvas.size, canvas, fields: { init_image, mask_image, strength: OUTPAINT_STRENGTH } }
    }
  }
}

const sampling = (request: Made, { sampler, scheduler, distilledGuidance }: Chosen) => ({
  ...(request.steps !== null && { sample_steps: request.steps }),
  ...(sampler !== undefined && { sample_method: sampler }),
  ...(scheduler !== undefined && { scheduler }),
  guidance: {
    ...(request.guidance !== null && { txt_cfg: request.guidance }),
    ...(distilledGuidance !== undefined && { distilled_guidance: distilledGuidance }),
  },
})

const hiresFix = ({ hiresFix: chosen }: Chosen) =>
  chosen && {
    hires: {
      enabled: true,
      upscaler: chosen.upscaler,
      scale: chosen.scale,
      denoising_strength: chosen.denoise,
    },
  }

/** The body that asks for one picture, and where it was extended, how. */
export const bodyOf = async (request: Made, has: Has): Promise<{ body: object; canvas: Canvas | undefined }> => {
  const chosen = request.options as Chosen // `checkRequest` has judged them: body.test.ts
  const { size, fields, canvas } = await beginWith(request, has)
  const paths = new Map(has.loras.map(({ name, path }) => [name, path]))
  const body = {
    prompt: request.prompt,
    negative_prompt: request.negativePrompt ?? '',
    ...size,
    seed: request.seed,
    batch_count: 1,
    sample_params: sampling(request, chosen),
    lora: (chosen.loras ?? []).map(({ name, weight }) => ({ path: paths.get(name) ?? name, multiplier: weight })),
    ...(chosen.clipSkip !== undefined && { clip_skip: chosen.clipSkip }),
    ...(request.task === 'text-to-image' && hiresFix(chosen)),
    ...fields,
    output_format: 'png',
  }
  return { body, canvas }
}
