import type { Task } from '@atelier/contracts'
import sharp from 'sharp'
import type { EngineModel } from '../../port/manifest.ts'
import type { ImageRequest, InputImage, TaskInputs } from '../../port/request.ts'

export const never = () => new AbortController().signal

/** A request for a picture from text that keeps to the defaults of a model. */
export const requestFor = ({ id, tasks }: EngineModel): ImageRequest & { readonly task: 'text-to-image' } => {
  const limits = tasks['text-to-image']?.limits
  if (!limits) throw new Error(`The model ${id} does not make pictures from text.`)
  return {
    task: 'text-to-image',
    model: id,
    prompt: 'a lighthouse at dusk, watercolour',
    negativePrompt: limits.negativePrompt ? 'fog' : null,
    width: limits.width.default,
    height: limits.height.default,
    steps: limits.steps?.default ?? null,
    guidance: limits.guidance?.default ?? null,
    seed: 7,
    options: {},
  }
}

/** A grey picture, as somebody may have uploaded it. */
const greyImage = async (): Promise<InputImage> => ({
  bytes: await sharp({ create: { width: 256, height: 256, channels: 3, background: '#808080' } })
    .png()
    .toBuffer(),
  mimeType: 'image/png',
})

/** What each task begins with, in its smallest form. */
export const inputsFor = async (task: Task): Promise<TaskInputs> => {
  const image = await greyImage()
  switch (task) {
    case 'text-to-image':
      return { task }
    case 'image-to-image':
      return { task, inputs: { image, references: [] }, strength: null }
    case 'inpaint':
      return { task, inputs: { image, mask: image, references: [] }, strength: null }
    case 'outpaint':
      return { task, inputs: { image }, extend: { left: 64, top: 0, right: 64, bottom: 0 } }
    default:
      return { task, inputs: { image }, scale: 2 }
  }
}
