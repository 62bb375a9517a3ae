import { Type, type Static } from 'typebox'
import { Nullable } from './route.ts'

/** What a person wrote, where something else was sent. */
export const Typed = Type.Object(
  {
    prompt: Type.String({
      description: 'As it was typed: without the styles, or the template that it was sampled from.',
      examples: ['a {red|blue} lighthouse'],
    }),
    negativePrompt: Nullable(Type.String()),
    styles: Type.Array(Type.String(), {
      description: 'Names of the styles that were put around it, in their order.',
      examples: [['Watercolour']],
    }),
  },
  {
    'x-name': 'Typed',
    description:
      'What was typed, where styles or a dynamic prompt made another prompt of it. The prompt beside it is what was sent.',
  },
)
export type Typed = Static<typeof Typed>
