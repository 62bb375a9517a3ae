import { Type, type Static, type TSchema } from 'typebox'
import { Generation } from './generations.ts'
import { generationProperties, MAX_SEED, type NewGeneration } from './new-generation.ts'
import { problems, writeProblems } from './problem.ts'
import { defineRoute, Id, IdempotencyKey, IdParams, OneOf, OrNull, Strict, Timestamp } from './route.ts'
import { MAX_PROMPT_LENGTH } from './text.ts'

/** Prompts that one template may become in a call; as many as the queue holds by default. */
export const MAX_SAMPLED_PROMPTS = 1000
/** From here on the page asks first. */
export const MANY_PROMPTS = 100

/** A wildcard can be called so. */
export const WILDCARD_NAME = /^[A-Za-z0-9](?:[A-Za-z0-9/-]|_(?!_)){0,59}(?<!_)$/

/** A sign of a template that is meant as itself, which is what the group finds. */
export const TEMPLATE_ESCAPE = /\\([{}|\\#]|__|\/\/|\/\*)/g

const TEMPLATE_SIGN = /[{}]|__|\/\*|\\(?:#|\/\/)/
/** A line that is a comment where a prompt has several; a colour or a number is none. */
const COMMENT_LINE = /^[^\S\r\n]*(?:#(?!\d|[0-9a-f]{3,8}\b)|\/\/)/im

/** Where this says no, a prompt is no template and is sent as it is. */
export const mayBeTemplate = (prompt: string): boolean =>
  TEMPLATE_SIGN.test(prompt) || (/[\r\n]/.test(prompt) && COMMENT_LINE.test(prompt))

const Name = Type.String({
  minLength: 1,
  maxLength: 60,
  pattern: '^[A-Za-z0-9](?:[A-Za-z0-9/-]|_(?!_))*(?<!_)$',
  description: 'As it stands between the underscores: `__colour__`. Letters, digits, `-`, `/` and single `_`.',
  examples: ['colour'],
})
const Entries = Type.Array(Type.String({ minLength: 1, maxLength: 500, pattern: '^[^\\r\\n]*[^\\s][^\\r\\n]*$' }), {
  maxItems: 10_000,
  description:
    'One of them is taken, by its weight if it has one (`2::red`). Each is one line, and may hold variants and wildcards itself.',
  examples: [['red', 'green', '{light|dark} blue']],
})

export const Wildcard = Type.Object(
  {
    id: Id,
    name: Name,
    entries: Entries,
    createdAt: Timestamp,
    updatedAt: Timestamp,
  },
  { 'x-name': 'Wildcard', description: 'A list of words that a dynamic prompt takes words from.' },
)
export type Wildcard = Static<typeof Wildcard>

export const NewWildcard = Strict(
  { name: Name, entries: Entries },
  { examples: [{ name: 'colour', entries: ['red', 'green', 'blue'] }] },
)
export type NewWildcard = Static<typeof NewWildcard>

/** How a template becomes prompts. */
const sampling = {
  mode: Type.Optional(
    OneOf(['random', 'all'], {
      default: 'random',
      description:
        '`random` samples by the seed: the same seed gives the same prompts. Without weights none comes again before all the others came; with weights each comes as often as they say. `all` goes through every combination.',
    }),
  ),
  draws: Type.Optional(
    Type.Integer({
      minimum: 1,
      maximum: MAX_SAMPLED_PROMPTS,
      description: `How many to sample: 1 when left out. With \`all\`, how many of them at most: ${MAX_SAMPLED_PROMPTS} when left out.`,
    }),
  ),
  drawSeed: Type.Optional(
    Type.Integer({
      minimum: 0,
      maximum: MAX_SEED,
      description: 'Of the sampling, not of the images. Picked and shown when left out.',
    }),
  ),
}

const Sampled = <T extends Record<string, TSchema>>(properties: T, example: object) =>
  Strict({ ...properties, ...sampling }, { examples: [example] })

export const PromptPreviewRequest = Sampled(
  {
    prompt: Type.String({ minLength: 1, maxLength: MAX_PROMPT_LENGTH }),
  },
  { prompt: 'a {red|green} lighthouse, __weather__', mode: 'random', draws: 4 },
)
export type PromptPreviewRequest = Static<typeof PromptPreviewRequest>

export const PromptPreview = Type.Object(
  {
    isDynamic: Type.Boolean({
      description: 'Whether there is anything in it to sample from. False: the prompt is sent as it is.',
    }),
    total: Type.Integer({ description: 'Prompts that a call with these values makes.', examples: [12] }),
    combinations: Type.Number({
      description: 'All that are possible; 2^53 - 1 stands for that and more.',
      examples: [48],
    }),
    prompts: Type.Array(Type.String(), { maxItems: 10, description: 'The first ten.' }),
    drawSeed: Type.Integer(),
    missing: Type.Array(Type.String(), {
      description:
        'Names of wildcards that there are not, or that have no entries, a hundred at most: the problem is then `prompt.unknown_wildcard`.',
    }),
    problem: OrNull(
      Type.Object(
        {
          code: Type.String({ description: 'Stable: programs decide by this.', examples: ['prompt.malformed'] }),
          detail: Type.String({ description: 'One sentence for a person.' }),
        },
        {
          description:
            'Why nothing can be made of it; then there are no prompts. A call that makes them refuses with the same code.',
        },
      ),
    ),
  },
  { 'x-name': 'PromptPreview' },
)
export type PromptPreview = Static<typeof PromptPreview>

const tags = ['Prompts'] as const

export const previewPrompts = defineRoute({
  method: 'POST',
  url: '/api/v1/prompts/preview',
  schema: {
    operationId: 'previewPrompts',
    summary: 'Show what a dynamic prompt becomes',
    description:
      'The syntax of the dynamic-prompts extension: variants `{a|b}`, weights `{0.5::a|b}`, several `{1-2$$, $$a|b|c}`, wildcards `__name__`, `__colours*__` and `__name(key=value)__`, variables `${name=!{a|b}}` and `${name:default}`, samplers `{@a|b}` and `{~a|b}`, `%{around ... it$$inner}`, comments, all of them in each other; `\\{` is a brace. A prompt with none of these is left as it is. One that cannot be used, as while it is being written, is no error here: `problem` says why.',
    tags,
    body: PromptPreviewRequest,
    response: { 200: PromptPreview, ...writeProblems() },
  },
})

/** A generation whose prompt is a template. */
export const NewGenerations = Type.Unsafe<NewGeneration & Omit<PromptPreviewRequest, 'prompt'>>(
  Sampled(generationProperties(), { prompt: 'a {red|green} lighthouse', mode: 'all' }),
)
export type NewGenerations = NewGeneration & Omit<PromptPreviewRequest, 'prompt'>

export const createGenerations = defineRoute({
  method: 'POST',
  url: '/api/v1/generations/batch',
  schema: {
    operationId: 'createGenerations',
    summary: 'Make images from every prompt of a dynamic one',
    description:
      'All or none: a generation for each prompt, each with what was typed. Without a seed each has its own; with one the k-th has seed + k times count.',
    tags: ['Generations'],
    headers: Type.Object({
      'idempotency-key': IdempotencyKey('The same key and body give the same generations for 24 hours.'),
    }),
    body: NewGenerations,
    response: {
      202: Type.Object({ items: Type.Array(Generation), drawSeed: Type.Integer() }, { 'x-name': 'CreatedGenerations' }),
      ...writeProblems(404, 409, 422, 429, 502),
    },
  },
})

export const listWildcards = defineRoute({
  method: 'GET',
  url: '/api/v1/wildcards',
  schema: {
    operationId: 'listWildcards',
    summary: 'List the wildcards, by name',
    description: 'All of them: there are 500 at most.',
    tags,
    response: { 200: Type.Object({ items: Type.Array(Wildcard) }), ...problems() },
  },
})

export const createWildcard = defineRoute({
  method: 'POST',
  url: '/api/v1/wildcards',
  schema: {
    operationId: 'createWildcard',
    summary: 'Add a wildcard',
    tags,
    body: NewWildcard,
    response: { 201: Wildcard, ...writeProblems(409, 422) },
  },
})

export const updateWildcard = defineRoute({
  method: 'PATCH',
  url: '/api/v1/wildcards/:id',
  schema: {
    operationId: 'updateWildcard',
    summary: 'Change a wildcard',
    tags,
    params: IdParams,
    body: Strict(
      { name: Type.Optional(Name), entries: Type.Optional(Entries) },
      { minProperties: 1, examples: [{ entries: ['red', 'green'] }] },
    ),
    response: { 200: Wildcard, ...writeProblems(404, 409, 422) },
  },
})

export const removeWildcard = defineRoute({
  method: 'DELETE',
  url: '/api/v1/wildcards/:id',
  schema: {
    operationId: 'removeWildcard',
    summary: 'Delete a wildcard',
    tags,
    params: IdParams,
    response: { 204: Type.Null({ description: 'Gone.' }), ...writeProblems(404) },
  },
})
