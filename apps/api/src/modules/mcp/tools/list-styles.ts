import { listStyles, OrNull, Strict } from '@atelier/contracts'
import { Type } from 'typebox'
import { narrow, narrowed, Total } from '../listed.ts'
import { defineTool, READS } from '../tool.ts'

const ListedStyle = Type.Object({
  id: Type.String({ description: 'For generate_image.' }),
  name: Type.String(),
  prompt: Type.String({ description: 'What it puts around the prompt.' }),
  negativePrompt: OrNull(Type.String()),
})

export const listStylesTool = defineTool({
  name: 'list_styles',
  title: 'List the styles',
  description: 'Styles that generate_image can put around a prompt, such as watercolour or film photograph.',
  needs: 'images:read',
  annotations: READS,
  input: Strict(narrowed()),
  output: Type.Object({ styles: Type.Array(ListedStyle), total: Total }),
  async run({ ask }, { query }) {
    const { found, total } = narrow((await ask(listStyles, {})).items, query)
    const styles = found.map(({ id, name, prompt, negativePrompt }) => ({ id, name, prompt, negativePrompt }))
    return { data: { styles, total } }
  },
})
