import { isObject } from '@atelier/contracts'

/** What a model takes beyond the common parameters: a JSON Schema of an object, however it is written. */
export type Schema = { readonly properties?: unknown } | null

const textsIn = (values: unknown): readonly string[] =>
  Array.isArray(values) ? values.filter((value): value is string => typeof value === 'string') : []

/** The schema of one of them; undefined where the model does not have it. */
export const partOf = (schema: unknown, name: string): Readonly<Record<string, unknown>> | undefined => {
  const properties = isObject(schema) ? schema['properties'] : undefined
  const part = isObject(properties) && Object.hasOwn(properties, name) ? properties[name] : undefined
  return isObject(part) ? part : undefined
}

/** The names that may be chosen of: listed, or written as constants one beside the other. */
export function namesIn(part: Readonly<Record<string, unknown>> | undefined): readonly string[] {
  if (!part) return []
  const { enum: listed, anyOf } = part
  if (listed !== undefined) return textsIn(listed)
  return Array.isArray(anyOf) ? textsIn(anyOf.map(one => (isObject(one) ? one['const'] : undefined))) : []
}

export const choicesOf = (schema: Schema, name: string): readonly string[] => namesIn(partOf(schema, name))

export const lorasOf = (schema: Schema): readonly string[] => {
  const items = partOf(schema, 'loras')?.['items']
  return namesIn(partOf(items, 'name'))
}
