import { ProviderError, type ImageRequest, type ImageResult } from '@atelier/providers/port'
import { imageToImage, type Working } from './begun/image-to-image.ts'
import { inpaint } from './begun/inpaint.ts'
import { notesOfExtending, notesOfPart, notesOfRepainting } from './begun/notes.ts'
import { outpaint } from './begun/outpaint.ts'
import { describe } from './describe.ts'
import { REPAINTING } from './models.ts'
import { renderScene } from './render.ts'
import { createScene } from './scene.ts'

/** Makes the picture that is asked for, and says what became of the words. The request fits the manifest. */
export async function draw(request: ImageRequest, working: Working): Promise<ImageResult> {
  switch (request.task) {
    case 'text-to-image': {
      const { width, height } = request
      const scene = createScene(request)
      return { bytes: await renderScene(scene, { width, height, ...working }), notes: describe(request, scene) }
    }
    case 'image-to-image': {
      const { image } = request.inputs
      if (!image)
        throw new ProviderError('provider.bad_request', 'Sketch needs a picture to begin with.', {
          suggestion: 'Choose one, or leave out the references.',
        })
      const strength = request.strength ?? REPAINTING.default
      const bytes = await imageToImage(request, { image, strength }, working)
      return { bytes, notes: notesOfRepainting(request, strength) }
    }
    case 'inpaint': {
      const { bytes, content } = await inpaint(request, { ...request.inputs, strength: request.strength ?? 1 }, working)
      return { bytes, notes: notesOfPart(request, content) }
    }
    case 'outpaint': {
      const bytes = await outpaint(request, { ...request.inputs, extend: request.extend }, working)
      return { bytes, notes: notesOfExtending(request) }
    }
    default:
      throw new Error(`Sketch does not ${request.task}, which its manifest says.`)
  }
}
