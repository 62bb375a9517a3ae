import { Type, type Static } from 'typebox'
import { ServedInstead } from './costs.ts'
import { Image } from './images.ts'
import { ImageRecipe } from './inputs.ts'
import { ImageMimeType } from './mime-types.ts'
import { TASKS, type Task } from './models.ts'
import { problems, writeProblems } from './problem.ts'
import { defineRoute, Id, Nullable, OrNull, Strict } from './route.ts'
import { Typed } from './typed.ts'

const tags = ['Images'] as const

export const importImage = defineRoute({
  method: 'POST',
  url: '/api/v1/images',
  schema: {
    operationId: 'importImage',
    summary: 'Import a PNG, JPEG or WebP',
    description:
      'One file as `multipart/form-data`. Its recipe is read where it carries one. A file that is there already, byte for byte, is not stored twice: `200` with that image, which may be in the trash.',
    tags,
    consumes: ['multipart/form-data'],
    response: { 200: Image, 201: Image, ...writeProblems(422, 429) },
  },
})

/** Programs whose recipes are read. */
export const RECIPE_TOOLS = [
  'atelier',
  'a1111',
  'invokeai',
  'comfyui',
  'swarmui',
  'fooocus',
  'ruinedfooocus',
  'novelai',
  'easydiffusion',
  'drawthings',
  'diffusers',
  'midjourney',
] as const
export type RecipeTool = (typeof RECIPE_TOOLS)[number]

/** Its spread stays inside a function, or the page's bundle could not drop it. */
const ToolOrNull = () =>
  Type.Unsafe<RecipeTool | null>({
    type: ['string', 'null'],
    enum: [...RECIPE_TOOLS, null],
    description: 'What wrote the recipe; null where there is none.',
  })

const TaskOrNull = () =>
  Type.Unsafe<Task | null>({ type: ['string', 'null'], enum: [...TASKS, null], description: 'What it came of.' })

const SeedOrNull = () =>
  Type.Unsafe<number | string | null>({
    anyOf: [{ type: 'integer' }, { type: 'string', pattern: '^[0-9]{16,20}$' }, { type: 'null' }],
    description:
      'As text from 2^53 on, where a number would not be exact. An image has no such seed; its file keeps it.',
  })

const CutText = () => Type.Unsafe<CutText>({ type: 'string', enum: [...CUT_TEXTS] })
const CUT_TEXTS = ['prompt', 'negativePrompt', 'model', 'provider', 'sampler'] as const
type CutText = (typeof CUT_TEXTS)[number]

export const InspectedFile = Type.Object(
  {
    mimeType: ImageMimeType,
    width: Type.Integer({ description: 'Pixels.' }),
    height: Type.Integer({ description: 'Pixels.' }),
    sizeBytes: Type.Integer(),
    sha256: Type.String({ description: 'Of the bytes that would be stored, in hex.' }),
    tool: ToolOrNull(),
    recipe: OrNull(
      Type.Object({
        prompt: Type.String(),
        negativePrompt: Nullable(Type.String()),
        typed: OrNull(Typed),
        model: Nullable(Type.String()),
        seed: SeedOrNull(),
        steps: Nullable(Type.Integer()),
        guidance: Nullable(Type.Number()),
        sampler: Nullable(Type.String()),
        task: TaskOrNull(),
        details: OrNull(ImageRecipe),
        servedInstead: ServedInstead,
        cut: Type.Optional(
          Type.Array(CutText(), {
            description:
              'Texts that are longer than the studio holds and are here only in part; the file has them whole. Left out where all are whole.',
          }),
        ),
      }),
    ),
    duplicateOf: OrNull(Image),
  },
  { 'x-name': 'InspectedFile' },
)
export type InspectedFile = Static<typeof InspectedFile>

export const inspectImage = defineRoute({
  method: 'POST',
  url: '/api/v1/images/inspect',
  schema: {
    operationId: 'inspectImage',
    summary: 'Show what an import would store',
    description:
      'One file as `multipart/form-data`. Nothing is stored. Of a file that is there already only what it says itself is read; what is hidden in its pixels was read when it came.',
    tags,
    consumes: ['multipart/form-data'],
    response: { 200: InspectedFile, ...writeProblems(422) },
  },
})

export const findKnownImages = defineRoute({
  method: 'POST',
  url: '/api/v1/images/known',
  schema: {
    operationId: 'findKnownImages',
    summary: 'Which of these files are there already',
    description:
      'So that a large import goes on where it stopped: hash the files, and send only those that are not known.',
    tags,
    body: Strict(
      {
        sha256: Type.Array(Type.String({ pattern: '^[0-9a-f]{64}$' }), {
          minItems: 1,
          maxItems: 500,
          uniqueItems: true,
        }),
      },
      { examples: [{ sha256: ['e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'] }] },
    ),
    response: {
      200: Type.Object(
        { known: Type.Array(Type.Object({ sha256: Type.String(), imageId: Id, trashed: Type.Boolean() })) },
        { 'x-name': 'KnownImages' },
      ),
      ...problems(413, 415),
    },
  },
})
