import { PromptRequest, Strict } from '@atelier/contracts'
import { Type } from 'typebox'
import { makePictures, waitSeconds } from '../make-pictures.ts'
import { Made } from '../shapes.ts'
import { described } from '../described.ts'
import { defineTool, MAKES } from '../tool.ts'

const { prompt, model, negativePrompt, width, height, steps, guidance, seed, count, styles } = PromptRequest.properties

export const generateImage = defineTool({
  name: 'generate_image',
  title: 'Generate images',
  description:
    'Makes images from a prompt and stores them in the gallery. Answers with small pictures and links to the originals. What is not finished in time goes on: call get_generation for it.',
  needs: 'generations:write',
  annotations: MAKES,
  takesLong: true,
  input: Strict({
    prompt: described(prompt, 'What is to be seen, and how.'),
    model: described(model, 'An id of list_models. The default model when left out.'),
    negativePrompt: described(negativePrompt, 'What is not to be seen, where the model takes it.'),
    width: described(width, 'Pixels, within the limits of the model. Its default when left out.'),
    height: described(height, 'Pixels, within the limits of the model. Its default when left out.'),
    steps: described(steps, 'More are slower and finer. The default of the model when left out.'),
    guidance: described(guidance, 'How closely to follow the prompt. The default of the model when left out.'),
    seed: described(seed, 'The same seed gives the same picture. Random when left out.'),
    count: described(count, 'How many pictures, each with another seed.'),
    styles: described(styles, 'Ids of list_styles, put around the prompt in this order.'),
    waitSeconds: Type.Optional(waitSeconds()),
  }),
  output: Made,
  run: (call, { waitSeconds: patience, ...wish }) => makePictures(call, wish, patience),
})
