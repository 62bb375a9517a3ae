import { Type, type Static } from 'typebox'
import { problems, writeProblems } from './problem.ts'
import { defineRoute, Nullable, OrNull, Strict } from './route.ts'

/** Styles that can be put together in one generation. */
export const MAX_STYLES_COMBINED = 8

/** A built-in style has a readable id (`watercolour`), one of the user's own a UUID. */
export const StyleId = Type.String({
  minLength: 1,
  maxLength: 60,
  pattern: '^[a-z0-9-]+$',
  description: 'The id of a style: a word of a built-in one, a UUID of your own.',
  examples: ['watercolour'],
})

export const StyleParameters = Strict(
  {
    steps: Type.Optional(Type.Integer({ minimum: 1, maximum: 1000 })),
    guidance: Type.Optional(Type.Number({ minimum: 0, maximum: 100 })),
    width: Type.Optional(Type.Integer({ minimum: 1, maximum: 16_384, description: 'Pixels.' })),
    height: Type.Optional(Type.Integer({ minimum: 1, maximum: 16_384, description: 'Pixels.' })),
  },
  { description: 'Used where the request does not say otherwise and the model has them.' },
)
export type StyleParameters = Static<typeof StyleParameters>

/** Like what is made of them inside functions: a spread at the top, or a property read there, keeps the page's bundle from dropping it all. */
const properties = () => ({
  name: Type.String({ minLength: 1, maxLength: 100, pattern: '\\S', examples: ['Watercolour'] }),
  prompt: Type.String({
    maxLength: 2000,
    description: '`{prompt}` is where the prompt goes; without it the text follows the prompt, after a comma.',
    examples: ['watercolour of {prompt}, wet on wet, white paper'],
  }),
  negativePrompt: Nullable(
    Type.String({
      maxLength: 2000,
      description: 'Follows the negative prompt, after a comma; or goes around it, where it has `{prompt}`.',
    }),
  ),
  parameters: OrNull(StyleParameters),
})

const styleProperties = () => ({
  id: StyleId,
  ...properties(),
  names: Type.Optional(
    Type.Object(
      { de: Type.String() },
      { description: 'What a built-in style is called in other languages. Requests and recipes use `name`.' },
    ),
  ),
  isBuiltIn: Type.Boolean({ description: 'Comes with the studio: cannot be changed, but copied.' }),
  urls: Type.Object({ preview: Type.String({ description: 'A picture that shows it: a path on this server.' }) }),
})

export const Style = Type.Object(styleProperties(), { 'x-name': 'Style' })
export type Style = Static<typeof Style>

function newProperties() {
  const { name, prompt, negativePrompt, parameters } = properties()
  return { name, prompt, negativePrompt: Type.Optional(negativePrompt), parameters: Type.Optional(parameters) }
}

export const NewStyle = Strict(newProperties(), {
  examples: [{ name: 'Night', prompt: '{prompt} at night, lit by street lamps' }],
})
export type NewStyle = Static<typeof NewStyle>

/** A file of styles: what is exported, and what is taken in. */
export const StyleFile = Strict({ version: Type.Literal(1), styles: Type.Array(NewStyle, { maxItems: 1000 }) })
export type StyleFile = Static<typeof StyleFile>

/** A file of Fooocus (`sdxl_styles`): a list of styles, each with more than is taken. */
const ForeignStyles = Type.Array(
  Type.Object({
    name: Type.String({ maxLength: 2000 }),
    prompt: Type.Optional(Nullable(Type.String({ maxLength: 20_000 }))),
    negative_prompt: Type.Optional(Nullable(Type.String({ maxLength: 20_000 }))),
  }),
  { maxItems: 20_000 },
)

const tags = ['Styles'] as const
const StyleParams = Strict({ id: StyleId })

export const listStyles = defineRoute({
  method: 'GET',
  url: '/api/v1/styles',
  schema: {
    operationId: 'listStyles',
    summary: 'List the styles: your own by name, then the built-in ones',
    description: 'All of them: there are 1,000 of your own at most.',
    tags,
    response: { 200: Type.Object({ items: Type.Array(Style) }), ...problems() },
  },
})

export const createStyle = defineRoute({
  method: 'POST',
  url: '/api/v1/styles',
  schema: {
    operationId: 'createStyle',
    summary: 'Add a style',
    tags,
    body: NewStyle,
    response: { 201: Style, ...writeProblems(409, 422) },
  },
})

export const updateStyle = defineRoute({
  method: 'PATCH',
  url: '/api/v1/styles/:id',
  schema: {
    operationId: 'updateStyle',
    summary: 'Change a style of your own',
    tags,
    params: StyleParams,
    body: Type.Partial(NewStyle, { additionalProperties: false, minProperties: 1, examples: [{ name: 'Late night' }] }),
    response: { 200: Style, ...writeProblems(404, 409, 422) },
  },
})

export const removeStyle = defineRoute({
  method: 'DELETE',
  url: '/api/v1/styles/:id',
  schema: {
    operationId: 'removeStyle',
    summary: 'Delete a style of your own',
    tags,
    params: StyleParams,
    response: { 204: Type.Null({ description: 'Gone.' }), ...writeProblems(404, 409) },
  },
})

export const getStylePreview = defineRoute({
  method: 'GET',
  url: '/api/v1/styles/:id/preview',
  schema: {
    operationId: 'getStylePreview',
    summary: 'A picture that shows a style',
    description:
      'Drawn by the sketch engine of the studio: those of your own styles when they are first asked for, those of the built-in ones come with it.',
    tags,
    params: StyleParams,
    querystring: Strict({
      v: Type.Optional(
        Type.String({
          maxLength: 40,
          description: 'Which version, as `urls.preview` has it: such an address may be cached for good.',
        }),
      ),
    }),
    response: {
      200: {
        description: 'A WebP of 320 pixels.',
        content: { 'image/webp': { schema: Type.Unsafe<Uint8Array>({ type: 'string', format: 'binary' }) } },
      },
      304: { description: 'Not changed since the ETag given.', type: 'null' },
      ...problems(404),
    },
  },
})

export const exportStyles = defineRoute({
  method: 'GET',
  url: '/api/v1/styles/export',
  schema: {
    operationId: 'exportStyles',
    summary: 'Your own styles as one file',
    tags,
    response: { 200: StyleFile, ...problems() },
  },
})

export const importStyles = defineRoute({
  method: 'POST',
  url: '/api/v1/styles/import',
  schema: {
    operationId: 'importStyles',
    summary: 'Take in a file of styles',
    description:
      'What `exportStyles` gives, the text of a `styles.csv` of AUTOMATIC1111, or the list that a file of Fooocus holds. All or none; a style whose name is taken is left out and named.',
    tags,
    body: Type.Union(
      [
        StyleFile,
        Strict({ csv: Type.String({ minLength: 1, maxLength: 2_000_000, description: 'The text of a styles.csv.' }) }),
        ForeignStyles,
      ],
      { examples: [{ csv: 'name,prompt,negative_prompt\nNight,"{prompt} at night, street lamps",sun\n' }] },
    ),
    response: {
      200: Type.Object(
        { added: Type.Array(Style), skipped: Type.Array(Type.Object({ name: Type.String(), reason: Type.String() })) },
        { 'x-name': 'ImportedStyles' },
      ),
      ...writeProblems(422),
    },
  },
})
