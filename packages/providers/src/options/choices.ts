import { Type, type TSchemaOptions } from 'typebox'

/** One of some words, as a form shows it. */
export const oneOf = (values: readonly string[], options: TSchemaOptions & { readonly default?: string }) =>
  Type.Optional(
    Type.Union(
      values.map(value => Type.Literal(value)),
      options,
    ),
  )

export const outputFormat = (formats: readonly string[], standard: string) =>
  oneOf(formats, { title: 'File format', description: 'What the picture is stored as.', default: standard })

export const outputCompression = Type.Optional(
  Type.Integer({
    title: 'Compression',
    description: 'Quality of a JPEG or WebP, in percent.',
    minimum: 0,
    maximum: 100,
    default: 100,
  }),
)

/** Extra weights by name. */
export const loras = (name: { readonly title: string; readonly enum?: string[]; readonly description?: string }) =>
  Type.Optional(
    Type.Array(
      Type.Object({
        name: Type.String({ minLength: 1, maxLength: 500, ...name }),
        weight: Type.Number({ title: 'Weight', minimum: -4, maximum: 4, default: 1 }),
      }),
      { title: 'LoRAs', description: 'Extra weights, and how strong each is.', maxItems: 8 },
    ),
  )

export interface Lora {
  readonly name: string
  readonly weight: number
}

/** The LoRAs of options that `checkRequest` has held against their schema. */
export const lorasOf = (options: Readonly<Record<string, unknown>>): readonly Lora[] =>
  Array.isArray(options['loras']) ? (options['loras'] as Lora[]) : []
