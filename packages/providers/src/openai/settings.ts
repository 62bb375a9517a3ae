import { Type, type Static, type TSchemaOptions } from 'typebox'
import { RARE } from '../port/kind.ts'
import { DIALECT_IDS, FIELDS } from './dialects/dialect.ts'

const FIELD_TITLES = {
  seed: 'Seed',
  steps: 'Steps',
  guidance: 'Guidance',
  negativePrompt: 'Negative prompt',
  edits: 'Pictures to begin with',
  references: 'References',
  mask: 'Masks',
  strength: 'Strength',
} as const satisfies Record<(typeof FIELDS)[number], string>

/** `auto` asks the server. */
const DIALECT_CHOICES = ['auto', ...DIALECT_IDS] as const

const DIALECT_TITLES = {
  auto: 'Find out',
  openai: 'OpenAI, or as OpenAI',
  localai: 'LocalAI',
  vllm: 'vLLM (Omni)',
  together: 'Together AI',
  deepinfra: 'DeepInfra',
  ollama: 'Ollama',
  xai: 'xAI',
  sdserver: 'stable-diffusion.cpp (sd-server)',
} as const satisfies Record<(typeof DIALECT_CHOICES)[number], string>

/** One of some words, each with a title for the form. */
const oneOf = <const V extends readonly string[]>(
  values: V,
  titles: Readonly<Record<V[number], string>>,
  options: TSchemaOptions = {},
) =>
  Type.Unsafe<V[number]>(
    Type.Union(
      values.map((value: V[number]) => Type.Literal(value, { title: titles[value] })),
      options,
    ),
  )

export const Settings = Type.Object({
  baseUrl: Type.String({
    format: 'uri',
    title: 'Address',
    description: 'The address of the API, which usually ends in /v1.',
    default: 'https://api.openai.com/v1',
  }),
  apiKey: Type.Optional(
    Type.String({
      writeOnly: true,
      title: 'API key',
      description: 'A server of your own may need none.',
    }),
  ),
  dialect: Type.Optional(
    oneOf(DIALECT_CHOICES, DIALECT_TITLES, {
      title: 'Server',
      description: 'What answers there. These APIs resemble each other, but each spells some things its own way.',
      default: 'auto',
    }),
  ),
  models: Type.Optional(
    Type.Array(Type.String({ minLength: 1, maxLength: 200 }), {
      ...RARE,
      title: 'Models',
      description: 'Only these, for a server that lists none or also lists models that make no pictures.',
    }),
  ),
  sizes: Type.Optional(
    Type.Array(Type.String({ pattern: String.raw`^[1-9]\d{1,3}x[1-9]\d{1,3}$` }), {
      ...RARE,
      title: 'Sizes',
      description: 'The only sizes that its models make, such as 1024x1024, where they make no others.',
    }),
  ),
  sizeStep: Type.Optional(
    Type.Integer({
      minimum: 1,
      maximum: 256,
      ...RARE,
      title: 'Step of sizes',
      description: 'Both sides must be divisible by this.',
    }),
  ),
  maxSide: Type.Optional(
    Type.Integer({ minimum: 256, maximum: 8192, ...RARE, title: 'Longest side', description: 'In pixels.' }),
  ),
  fields: Type.Optional(
    Type.Array(oneOf(FIELDS, FIELD_TITLES), {
      ...RARE,
      title: 'What it takes',
      description: 'Only where the server takes more or less than usual: exactly these are sent.',
      uniqueItems: true,
    }),
  ),
  previews: Type.Optional(
    Type.Integer({
      minimum: 0,
      maximum: 3,
      ...RARE,
      title: 'Previews',
      description: 'Pictures shown on the way, where a model can. OpenAI charges a little for each.',
      default: 1,
    }),
  ),
})
export type Settings = Static<typeof Settings>
