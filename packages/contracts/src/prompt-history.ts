import { Type, type Static } from 'typebox'
import { problems, writeProblems } from './problem.ts'
import { Cursor, defineRoute, Id, IdParams, Limited, Nullable, Strict, Timestamp } from './route.ts'
import { MAX_PROMPT_LENGTH } from './text.ts'

/** Prompts that are remembered and are no favourites: of more the oldest are forgotten. */
export const MAX_REMEMBERED_PROMPTS = 500

export const RememberedPrompt = Type.Object(
  {
    id: Id,
    text: Type.String({ description: 'As it was typed: without styles, and as a template where it is one.' }),
    favorite: Type.Boolean(),
    uses: Type.Integer({ description: 'Generations that were made from it.', examples: [3] }),
    usedAt: Timestamp,
    createdAt: Timestamp,
  },
  {
    'x-name': 'RememberedPrompt',
    description: `What was sent is remembered: ${MAX_REMEMBERED_PROMPTS} prompts, and every favourite. One whose generations were all deleted is forgotten with them, but for favourites.`,
  },
)
export type RememberedPrompt = Static<typeof RememberedPrompt>

export const RememberedPromptPage = Type.Object(
  { items: Type.Array(RememberedPrompt), nextCursor: Nullable(Type.String()) },
  { 'x-name': 'RememberedPromptPage' },
)
export type RememberedPromptPage = Static<typeof RememberedPromptPage>

const tags = ['Prompts'] as const

export const listPrompts = defineRoute({
  method: 'GET',
  url: '/api/v1/prompts',
  schema: {
    operationId: 'listPrompts',
    summary: 'Page through the prompts that were used, the last one first',
    tags,
    querystring: Strict({
      q: Type.Optional(Type.String({ maxLength: 200, description: 'Only those with this in them.' })),
      favorite: Type.Optional(Type.Boolean({ description: 'Only favourites, or only the others.' })),
      cursor: Type.Optional(Cursor),
      limit: Limited,
    }),
    response: { 200: RememberedPromptPage, ...problems() },
  },
})

export const addPrompts = defineRoute({
  method: 'POST',
  url: '/api/v1/prompts',
  schema: {
    operationId: 'addPrompts',
    summary: 'Remember prompts that were not sent',
    description: 'The first as the one used last. One that is remembered already comes to the front.',
    tags,
    body: Strict(
      {
        prompts: Type.Array(Type.String({ minLength: 1, maxLength: MAX_PROMPT_LENGTH, pattern: '\\S' }), {
          minItems: 1,
          maxItems: 100,
        }),
      },
      { examples: [{ prompts: ['a lighthouse at dusk, watercolour'] }] },
    ),
    response: { 204: Type.Null({ description: 'Remembered.' }), ...writeProblems() },
  },
})

export const updatePrompt = defineRoute({
  method: 'PATCH',
  url: '/api/v1/prompts/:id',
  schema: {
    operationId: 'updatePrompt',
    summary: 'Mark a prompt as favourite, or take the mark off',
    tags,
    params: IdParams,
    body: Strict({ favorite: Type.Boolean() }, { examples: [{ favorite: true }] }),
    response: { 200: RememberedPrompt, ...writeProblems(404) },
  },
})

export const removePrompt = defineRoute({
  method: 'DELETE',
  url: '/api/v1/prompts/:id',
  schema: {
    operationId: 'removePrompt',
    summary: 'Forget a prompt',
    description: 'What was made from it stays.',
    tags,
    params: IdParams,
    response: { 204: Type.Null({ description: 'Gone.' }), ...writeProblems(404) },
  },
})

export const clearPrompts = defineRoute({
  method: 'DELETE',
  url: '/api/v1/prompts',
  schema: {
    operationId: 'clearPrompts',
    summary: 'Forget all prompts but the favourites',
    tags,
    response: {
      200: Type.Object({ removed: Type.Integer({ description: 'How many were forgotten.', examples: [12] }) }),
      ...writeProblems(),
    },
  },
})
