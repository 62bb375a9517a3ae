import { Limit, listModels, OneOf, OrNull, Price, Strict, TASKS, type Model } from '@atelier/contracts'
import { Type } from 'typebox'
import { defineTool, READS } from '../tool.ts'

const { q } = listModels.schema.querystring.properties

const ListedModel = Type.Object({
  id: Type.String({ description: 'For generate_image and edit_image.' }),
  name: Type.String(),
  description: Type.String(),
  goodAt: OrNull(Type.String()),
  status: OneOf(['ready', 'needs_token', 'unavailable'], { description: 'Only ready ones make pictures now.' }),
  reason: OrNull(Type.String({ description: 'Why it cannot be used now.' })),
  tasks: Type.Array(OneOf(TASKS), { description: 'What it can be asked for.' }),
  isDefault: Type.Boolean(),
  price: OrNull(Price),
  width: Limit,
  height: Limit,
  steps: OrNull(Limit),
  guidance: OrNull(Limit),
  maxCount: Type.Number({ description: 'Pictures at a time.' }),
  takesNegativePrompt: Type.Boolean(),
})

export const listModelsTool = defineTool({
  name: 'list_models',
  title: 'List the models',
  description:
    'The models that make pictures here, what each can do and the limits of its parameters. A query also finds models that the studio does not list by itself.',
  needs: 'images:read',
  annotations: { ...READS, openWorldHint: true },
  input: Strict({ query: q }),
  output: Type.Object({ models: Type.Array(ListedModel) }),
  run: async ({ ask }, { query }) => {
    const { items } = await ask(listModels, query === undefined ? {} : { q: query })
    return { data: { models: items.map(present) } }
  },
})

const present = ({ limits, ...model }: Model) => ({
  id: model.id,
  name: model.name,
  description: model.description,
  goodAt: model.goodAt,
  status: model.status,
  reason: model.reason,
  tasks: model.tasks,
  isDefault: model.isDefault,
  price: model.price,
  width: limits.width,
  height: limits.height,
  steps: limits.steps,
  guidance: limits.guidance,
  maxCount: limits.count.max,
  takesNegativePrompt: limits.negativePrompt !== null,
})
