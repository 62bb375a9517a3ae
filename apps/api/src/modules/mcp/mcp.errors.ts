import { defineError } from '../../platform/errors.ts'

export const generationCancelled = defineError(
  'generation.cancelled',
  409,
  'Somebody cancelled the generation while a tool of the Model Context Protocol waited for its pictures. Pictures that were done are in the gallery.',
  'The generation was cancelled before it was done.',
)
