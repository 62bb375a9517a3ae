import { Type, type Static } from 'typebox'
import { ModelParams } from './models.ts'
import { MAX_SEED } from './new-generation.ts'
import { errorsAs } from './problem.ts'
import { binary, defineRoute, FormFile, IdempotencyKey, Lenient, Nullable, OneOf, Strict } from './route.ts'
import { MAX_PROMPT_LENGTH } from './text.ts'

/** Images that one call makes at most, as OpenAI has it. */
export const OPENAI_MAX_IMAGES = 10
/** Pictures that one call begins with at most: one, and those that a model looks at besides. */
const MAX_PICTURES = 9

export const OpenAiError = Type.Object(
  {
    error: Type.Object({
      message: Type.String({ examples: ['No provider knows a model called "x".'] }),
      type: Type.String({ examples: ['invalid_request_error'] }),
      param: Nullable(Type.String({ description: 'The parameter that was refused.', examples: ['model'] })),
      code: Nullable(
        Type.String({
          description: "OpenAI's own code where its clients look for one, else that of `/errors`.",
          examples: ['model_not_found'],
        }),
      ),
    }),
  },
  { 'x-name': 'OpenAiError', description: 'An error as the API of OpenAI tells it.' },
)

const { reading, writing } = errorsAs('application/json', OpenAiError)

/** A function, or the page's bundle could not drop it. */
const imageAsked = () => ({
  prompt: Type.String({
    minLength: 1,
    maxLength: MAX_PROMPT_LENGTH,
    pattern: '\\S',
    examples: ['a lighthouse at dusk'],
  }),
  model: Type.Optional(
    Type.String({
      maxLength: 200,
      description:
        'One of `GET /v1/models`. Left out, or a name of one of OpenAI’s own models that no engine here has, it is the default model.',
    }),
  ),
  n: Type.Optional(Type.Integer({ minimum: 1, maximum: OPENAI_MAX_IMAGES, default: 1 })),
  size: Type.Optional(
    Type.String({
      pattern: '^(auto|[1-9][0-9]{0,4}x[1-9][0-9]{0,4})$',
      description:
        '`auto`, or width and height in pixels. Made in the nearest size of these proportions that the model makes; the answer says which.',
      examples: ['1024x1024'],
    }),
  ),
  quality: Type.Optional(
    OneOf(['auto', 'low', 'medium', 'high', 'standard', 'hd'], {
      description: 'Half the steps of the model, its own, or half as many more. A model without steps has one quality.',
    }),
  ),
  background: Type.Optional(
    OneOf(['auto', 'opaque', 'transparent'], { description: '`transparent` is refused: pictures here are opaque.' }),
  ),
  moderation: Type.Optional(
    OneOf(['auto', 'low'], {
      description: 'Nothing is filtered here; an engine may have a filter that it always uses.',
    }),
  ),
  output_format: Type.Optional(
    OneOf(['png', 'jpeg', 'webp'], {
      description: 'As it was stored when left out, which the answer tells; most engines make PNG.',
    }),
  ),
  output_compression: Type.Optional(
    Type.Integer({ minimum: 0, maximum: 100, description: 'The quality of a JPEG or WebP, in percent.' }),
  ),
  response_format: Type.Optional(
    OneOf(['b64_json', 'url'], {
      description:
        '`url`: an address that anybody can open for an hour. `b64_json` when left out; both for `dall-e-2` and `dall-e-3`, whose clients look for an address.',
    }),
  ),
  stream: Type.Optional(
    Type.Boolean({ description: 'Server-sent events: pictures on the way, and those that are made.' }),
  ),
  partial_images: Type.Optional(
    Type.Integer({
      minimum: 0,
      maximum: 3,
      description: 'Of each picture, at most this many on the way, where the engine shows any. With `stream` only.',
    }),
  ),
  user: Type.Optional(
    Type.String({ maxLength: 500, description: 'Tells people behind one key apart: see the rule on repeated calls.' }),
  ),
  seed: Type.Optional(
    Type.Integer({ minimum: 0, maximum: MAX_SEED, description: 'Of the first picture. Not of OpenAI.' }),
  ),
  negative_prompt: Type.Optional(Type.String({ maxLength: MAX_PROMPT_LENGTH, description: 'Not of OpenAI.' })),
  steps: Type.Optional(Type.Integer({ minimum: 1, maximum: 1000, description: 'Not of OpenAI.' })),
  guidance: Type.Optional(Type.Number({ minimum: 0, maximum: 100, description: 'Not of OpenAI.' })),
})

export const OpenAiImagesAsked = Lenient(
  {
    ...imageAsked(),
    style: Type.Optional(
      OneOf(['vivid', 'natural'], {
        description:
          '`natural` adds words to the prompt, which `revised_prompt` shows; `vivid` is as the model paints.',
      }),
    ),
  },
  { examples: [{ prompt: 'a lighthouse at dusk, watercolour', size: '1024x1024', n: 2 }] },
)
export type OpenAiImagesAsked = Static<typeof OpenAiImagesAsked>

export const OpenAiEditAsked = Lenient({
  image: Type.Unsafe<FormFile | FormFile[]>({
    description: `What to begin with; as \`image[]\` up to ${MAX_PICTURES}, of which the others are looked at.`,
    anyOf: [
      FormFile('A PNG, JPEG or WebP.'),
      { type: 'array', minItems: 1, maxItems: MAX_PICTURES, items: FormFile('A PNG, JPEG or WebP.') },
    ],
  }),
  mask: Type.Optional(
    FormFile('A picture of the same proportions, transparent where the first picture is to be painted anew.'),
  ),
  ...imageAsked(),
  input_fidelity: Type.Optional(
    OneOf(['low', 'high'], { description: '`high` keeps more of the first picture, where the model can be told so.' }),
  ),
})
export type OpenAiEditAsked = Static<typeof OpenAiEditAsked>

const Usage = Type.Object(
  {
    input_tokens: Type.Integer(),
    output_tokens: Type.Integer(),
    total_tokens: Type.Integer(),
    input_tokens_details: Type.Object({ text_tokens: Type.Integer(), image_tokens: Type.Integer() }),
  },
  {
    description:
      'Of the last event only, where OpenAI’s clients count on it: nothing is charged by tokens here, so all of them are 0. What was paid is told by `GET /api/v1/costs`.',
  },
)

const described = () => ({
  background: OneOf(['opaque']),
  output_format: OneOf(['png', 'jpeg', 'webp']),
  quality: OneOf(['low', 'medium', 'high'], {
    description: 'As it was made; `medium` of a model that has one quality.',
  }),
  size: Type.String({ description: 'As it was made.', examples: ['1024x1024'] }),
})

export const OpenAiImages = Type.Object(
  {
    created: Type.Integer({ description: 'Seconds since 1970.' }),
    data: Type.Array(
      Type.Object({
        b64_json: Type.Optional(Type.String()),
        url: Type.Optional(Type.String()),
        revised_prompt: Type.Optional(Type.String({ description: 'What was painted, where that is not the prompt.' })),
      }),
    ),
    ...described(),
  },
  { 'x-name': 'OpenAiImages' },
)
export type OpenAiImages = Static<typeof OpenAiImages>

/** The data of one server-sent event, whose `event` is its type. */
export const OpenAiImageEvent = Type.Object(
  {
    type: OneOf([
      'image_generation.partial_image',
      'image_generation.completed',
      'image_edit.partial_image',
      'image_edit.completed',
    ]),
    b64_json: Type.String(),
    created_at: Type.Integer({ description: 'Seconds since 1970.' }),
    partial_image_index: Type.Optional(Type.Integer()),
    ...described(),
    usage: Type.Optional(Usage),
  },
  { 'x-name': 'OpenAiImageEvent' },
)
export type OpenAiImageEvent = Static<typeof OpenAiImageEvent>

const made = {
  description: 'The pictures; as server-sent events where `stream` is true.',
  content: {
    'application/json': { schema: OpenAiImages },
    'text/event-stream': { schema: OpenAiImageEvent },
  },
} as const

const tags = ['OpenAI'] as const
const headers = Type.Object({
  'idempotency-key': IdempotencyKey(
    'The same key and body give the same pictures for 24 hours. Without one, the same body does for 10 seconds.',
  ),
})

export const createOpenAiImages = defineRoute({
  method: 'POST',
  url: '/v1/images/generations',
  schema: {
    operationId: 'createOpenAiImages',
    summary: 'Make images, as OpenAI’s API does',
    tags,
    headers,
    body: OpenAiImagesAsked,
    response: { 200: made, ...writing(404, 409, 422, 429, 502, 504) },
  },
})

export const editOpenAiImages = defineRoute({
  method: 'POST',
  url: '/v1/images/edits',
  schema: {
    operationId: 'editOpenAiImages',
    summary: 'Make images from pictures, as OpenAI’s API does',
    tags,
    headers,
    consumes: ['multipart/form-data'],
    form: OpenAiEditAsked,
    response: { 200: made, ...writing(404, 409, 422, 429, 502, 504) },
  },
})

export const OpenAiModel = Type.Object(
  {
    id: Type.String({ examples: ['black-forest-labs/FLUX.1-schnell'] }),
    object: OneOf(['model']),
    created: Type.Integer({ description: 'Always 0: engines do not say when a model was made.' }),
    owned_by: Type.String({ description: 'The id of its engine.', examples: ['my-card'] }),
  },
  { 'x-name': 'OpenAiModel' },
)
export type OpenAiModel = Static<typeof OpenAiModel>

export const listOpenAiModels = defineRoute({
  method: 'GET',
  url: '/v1/models',
  schema: {
    operationId: 'listOpenAiModels',
    summary: 'The models that can be used now, as OpenAI’s API does',
    description: 'The default model comes first.',
    tags,
    response: {
      200: Type.Object({ object: OneOf(['list']), data: Type.Array(OpenAiModel) }),
      ...reading(),
    },
  },
})

export const getOpenAiModel = defineRoute({
  method: 'GET',
  url: '/v1/models/*',
  schema: {
    operationId: 'getOpenAiModel',
    summary: 'Read one model, as OpenAI’s API does',
    description: 'Ids contain a slash; it may be encoded or not.',
    tags,
    params: ModelParams,
    response: { 200: OpenAiModel, ...reading(404, 409, 429, 502) },
  },
})

export const getOpenAiImageFile = defineRoute({
  method: 'GET',
  url: '/v1/images/files/:file',
  schema: {
    operationId: 'getOpenAiImageFile',
    summary: 'A picture at an address that was given out',
    description: 'What `response_format: url` answers with leads here. It needs no key, and works for an hour.',
    tags,
    params: Strict({
      file: Type.String({ minLength: 1, maxLength: 300, description: 'What the address ends in.' }),
    }),
    response: { 200: binary('The picture.', 'image/png', 'image/jpeg', 'image/webp'), ...reading(404, 422) },
  },
})
