import { Type, type Static } from 'typebox'
import { Generation } from './generations.ts'
import { PromptRequest } from './new-generation.ts'
import { writeProblems } from './problem.ts'
import { MAX_SAMPLED_PROMPTS } from './prompts.ts'
import { defineRoute, IdempotencyKey, OneOf, Strict } from './route.ts'

/** What a column of a file of prompts can be. */
export const PROMPT_FILE_COLUMNS = [
  'prompt',
  'negativePrompt',
  'model',
  'width',
  'height',
  'steps',
  'guidance',
  'seed',
  'count',
] as const
export type PromptFileColumn = (typeof PROMPT_FILE_COLUMNS)[number]

/** Read inside functions, or the page's bundle could not drop them. */
const baseProperties = () => {
  const { prompt: _prompt, ...base } = PromptRequest.properties
  return base
}

/** As a row asks, whatever is wrong with it: without problems it is a `PromptRequest`. */
const Asked = Type.Unsafe<PromptRequest>(
  Type.Object({
    prompt: Type.String(),
    negativePrompt: Type.Optional(Type.String()),
    model: Type.Optional(Type.String()),
    width: Type.Optional(Type.Number()),
    height: Type.Optional(Type.Number()),
    steps: Type.Optional(Type.Number()),
    guidance: Type.Optional(Type.Number()),
    seed: Type.Optional(Type.Number()),
    count: Type.Optional(Type.Number()),
    styles: Type.Optional(Type.Array(Type.String())),
  }),
)

export const PromptFileRow = Type.Object(
  {
    cells: Type.Array(Type.String(), { description: 'As they stand in the file, one for each of `columns`.' }),
    request: Asked,
    problems: Type.Array(
      Type.Object({
        path: Type.String({ description: 'Into `request`.', examples: ['/steps'] }),
        code: Type.String({ examples: ['generation.parameters_out_of_limits'] }),
        message: Type.String({ examples: ['steps must be 1 to 12'] }),
      }),
    ),
  },
  {
    'x-name': 'PromptFileRow',
    description: 'What is asked for where there are no problems: the row, and `base` where the row says nothing.',
  },
)
export type PromptFileRow = Static<typeof PromptFileRow>

export const PromptFile = Type.Object(
  {
    columns: Type.Array(OneOf(PROMPT_FILE_COLUMNS), { description: 'Those that the file has.' }),
    ignored: Type.Array(Type.String(), { description: 'Headings that mean nothing here.' }),
    rows: Type.Array(PromptFileRow),
  },
  { 'x-name': 'PromptFile' },
)
export type PromptFile = Static<typeof PromptFile>

export const readPromptFile = defineRoute({
  method: 'POST',
  url: '/api/v1/generations/file',
  schema: {
    operationId: 'readPromptFile',
    summary: 'Check a file of prompts',
    description:
      'Nothing is made. A text has a prompt on each line; a CSV names its columns in the first: `prompt`, `negative_prompt`, `model`, `width`, `height`, `steps`, `guidance`, `seed`, `count`. Prompts are taken as they stand: a template is not sampled. To make them all, send each `request` to `createGenerationList`.',
    tags: ['Generations'],
    body: Strict(
      {
        text: Type.String({ minLength: 1, maxLength: 5_000_000 }),
        format: OneOf(['lines', 'csv']),
        base: Type.Optional(
          Type.Unsafe<Omit<PromptRequest, 'prompt'>>(
            Type.Object(baseProperties(), {
              additionalProperties: false,
              description:
                'What a row does not say. Of a row with another model, only `styles` and `count`: the rest was chosen for this one.',
            }),
          ),
        ),
      },
      { examples: [{ text: 'prompt,steps\na red kite,4\n"a kite, blue",8\n', format: 'csv' }] },
    ),
    response: { 200: PromptFile, ...writeProblems(422, 502) },
  },
})

export const createGenerationList = defineRoute({
  method: 'POST',
  url: '/api/v1/generations/list',
  schema: {
    operationId: 'createGenerationList',
    summary: 'Make images from a list of requests',
    description:
      'All or none: what is wrong with one of them is told as `/items/3/steps`. Prompts are taken as they stand, and are not remembered as used.',
    tags: ['Generations'],
    headers: Type.Object({
      'idempotency-key': IdempotencyKey('The same key and body give the same generations for 24 hours.'),
    }),
    body: Strict(
      { items: Type.Array(PromptRequest, { minItems: 1, maxItems: MAX_SAMPLED_PROMPTS }) },
      { examples: [{ items: [{ prompt: 'a red kite', count: 2 }, { prompt: 'a blue kite' }] }] },
    ),
    response: {
      202: Type.Object({ items: Type.Array(Generation) }, { 'x-name': 'CreatedGenerationList' }),
      ...writeProblems(404, 409, 422, 429, 502),
    },
  },
})
