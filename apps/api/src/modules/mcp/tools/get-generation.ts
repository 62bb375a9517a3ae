import { getGeneration, Id, Strict } from '@atelier/contracts'
import { Type } from 'typebox'
import { waitFor, waitSeconds } from '../make-pictures.ts'
import { Made, presentMade } from '../shapes.ts'
import { showPictures } from '../show-pictures.ts'
import { described } from '../described.ts'
import { defineTool, READS } from '../tool.ts'

export const getGenerationTool = defineTool({
  name: 'get_generation',
  title: 'Look at a generation',
  description:
    'How far generate_image or edit_image has come, and the pictures that are done. Waits until it is finished where waitSeconds says so; a failed one says why in error.',
  needs: 'images:read',
  annotations: READS,
  takesLong: true,
  input: Strict({
    generationId: described(Id, 'Of generate_image or edit_image.'),
    waitSeconds: Type.Optional(waitSeconds(0)),
  }),
  output: Made,
  async run(call, { generationId, waitSeconds: patience = 0 }) {
    const from = await call.lastEvent()
    const asked = await call.ask(getGeneration, { id: generationId })
    const generation = await waitFor(call, asked, { from, waitSeconds: patience })
    return {
      data: presentMade(generation, call.origin),
      shown: await showPictures(call, generation.images),
    }
  },
})
