import { getImage, Id, Strict } from '@atelier/contracts'
import { Picture, presentPicture } from '../shapes.ts'
import { showPictures } from '../show-pictures.ts'
import { described } from '../described.ts'
import { defineTool, READS } from '../tool.ts'

export const getImageTool = defineTool({
  name: 'get_image',
  title: 'Look at an image',
  description: 'One image of the gallery: a small picture, how it was made, and a link to the original.',
  needs: 'images:read',
  annotations: READS,
  input: Strict({ imageId: described(Id, 'Of search_gallery, generate_image or edit_image.') }),
  output: Picture,
  async run(call, { imageId }) {
    const image = await call.ask(getImage, { id: imageId })
    return { data: presentPicture(image, call.origin), shown: await showPictures(call, [image]) }
  },
})
