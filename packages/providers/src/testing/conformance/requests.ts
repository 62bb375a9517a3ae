import type { Task } from '@atelier/contracts'
import sharp from 'sharp'
import type { EngineModel } from '../../port/manifest.ts'
import type { ImageParameters, ImageRequest, InputImage, TaskInputs } from '../../port/request.ts'

export const never = () => new AbortController().signal

/** The defaults of a model for a task. */
export const parametersFor = ({ id, tasks }: EngineModel, task: Task): ImageParameters => {
  const limits = tasks[task]?.limits
  if (!limits) throw new Error(`The model ${id} has no limits for ${task}.`)
  return {
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

/** A request for a picture from text that keeps to the defaults of a model. */
export const requestFor = (model: EngineModel): ImageRequest & { readonly task: 'text-to-image' } => ({
  task: 'text-to-image',
  ...parametersFor(model, 'text-to-image'),
})

/** A grey picture, as somebody may have uploaded it. */
const greyImage = async (): Promise<InputImage> => ({
  bytes: await sharp({ create: { width: 256, height: 256, channels: 3, background: '#808080' } })
    .png()
    .toBuffer(),
  mimeType: 'image/png',
})

/** What each task begins with, in its smallest form. */
export const inputsFor = async (task: Task, scale = 2): Promise<TaskInputs> => {
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
      return { task, inputs: { image }, scale }
  }
}
