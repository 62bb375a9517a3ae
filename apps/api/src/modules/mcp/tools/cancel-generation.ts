import { cancelGeneration, Id, Strict } from '@atelier/contracts'
import { Made, presentMade } from '../shapes.ts'
import { described } from '../described.ts'
import { CHANGES, defineTool } from '../tool.ts'

export const cancelGenerationTool = defineTool({
  name: 'cancel_generation',
  title: 'Stop a generation',
  description: 'Stops a generation that waits or runs. Pictures that are done stay in the gallery.',
  needs: 'generations:write',
  annotations: { ...CHANGES, destructiveHint: true },
  input: Strict({ generationId: described(Id, 'Of generate_image or edit_image.') }),
  output: Made,
  run: async ({ ask, origin }, { generationId }) => ({
    data: presentMade(await ask(cancelGeneration, { id: generationId }), origin),
  }),
})
