import { createUpload, Id, NewVariation, Strict } from '@atelier/contracts'
import { Type } from 'typebox'
import { requestInvalid } from '../../../platform/common.errors.ts'
import { makePictures, waitSeconds } from '../make-pictures.ts'
import { pictureNamed } from '../picture-named.ts'
import { Made } from '../shapes.ts'
import { described } from '../described.ts'
import { defineTool, MAKES, type ToolCall } from '../tool.ts'

/** Characters: 4 MiB of a picture. */
const MAX_MASK_LENGTH = 5_600_000
const { prompt, model, negativePrompt, seed, count, strength, extend, scale } = NewVariation.properties

export const editImage = defineTool({
  name: 'edit_image',
  title: 'Edit an image',
  description:
    'Makes new images from one of the gallery, which stays as it is: changed as the prompt says, only where a mask is white, extended at its sides, or enlarged. list_models tells what each model can do.',
  needs: 'generations:write',
  annotations: MAKES,
  takesLong: true,
  input: Strict({
    imageId: described(Id, 'The image to begin with.'),
    prompt: described(prompt, 'What is to be seen, or what is to change. May be left out only together with scale.'),
    mask: Type.Optional(
      Type.String({
        minLength: 1,
        maxLength: MAX_MASK_LENGTH,
        description:
          'White where the image is to be made anew, black where it is to stay, with the proportions of the image: the id or the link of an image of the gallery, or a PNG, JPEG or WebP in base64.',
      }),
    ),
    strength: described(strength, '0 leaves the image as it is, 1 makes it anew.'),
    extend,
    scale,
    model: described(model, 'An id of list_models that has the task. The default model when left out.'),
    negativePrompt: described(negativePrompt, 'What is not to be seen, where the model takes it.'),
    seed: described(seed, 'The same seed gives the same picture. Random when left out.'),
    count: described(count, 'How many pictures, each with another seed.'),
    waitSeconds: Type.Optional(waitSeconds()),
  }),
  output: Made,
  async run(call, { imageId, mask, waitSeconds: patience, ...wish }) {
    const inputs = { image: { imageId }, ...(mask !== undefined && { mask: { uploadId: await upload(call, mask) } }) }
    return makePictures(call, { ...wish, inputs }, patience)
  },
})

/** Stores the mask. A file that is no picture is refused by the upload itself. */
async function upload(call: ToolCall, mask: string): Promise<string> {
  const file = (await pictureNamed(call, mask)) ?? bytesOf(mask)
  const { id } = await call.ask(createUpload, { file })
  return id
}

function bytesOf(mask: string): Uint8Array {
  const base64 = mask.replace(/^data:image\/[a-z]+;base64,/, '')
  // Buffer would leave out what is none.
  if (!/^[A-Za-z0-9+/_-]+={0,2}$/.test(base64))
    throw requestInvalid([{ path: '/mask', message: 'must be the id or link of an image, or base64' }])
  return Buffer.from(base64, 'base64')
}
