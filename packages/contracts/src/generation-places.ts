import { Type, type Static } from 'typebox'
import { problems } from './problem.ts'
import { defineRoute, Id } from './route.ts'

export const GenerationPlaces = Type.Object(
  {
    items: Type.Array(
      Type.Object({
        id: Id,
        before: Type.Integer({
          minimum: 0,
          maximum: 100,
          description: 'How many are made first, whoever asked for them.',
        }),
        isMore: Type.Boolean({ description: 'More than that.' }),
      }),
    ),
  },
  { 'x-name': 'GenerationPlaces' },
)
export type GenerationPlaces = Static<typeof GenerationPlaces>

export const listGenerationPlaces = defineRoute({
  method: 'GET',
  url: '/api/v1/generations/places',
  schema: {
    operationId: 'listGenerationPlaces',
    summary: "Where one's own are in line",
    description:
      'The first hundred of each engine. People take turns; what waits for a rate limit is not in line. It changes with what others ask for, which no event tells.',
    tags: ['Generations'],
    response: { 200: GenerationPlaces, ...problems() },
  },
})
