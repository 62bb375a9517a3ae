import { DefaultParameters, Endpoint } from '@atelier/contracts'
import { Type, type Static, type TSchema } from 'typebox'
import { Value } from 'typebox/value'

/** What is stored in the table; a key that is not there has its default. */
const StoredSettings = Type.Object({
  huggingFaceToken: Type.Optional(Type.String({ description: 'Sealed.' })),
  endpoints: Type.Optional(Type.Array(Endpoint)),
  defaultModel: Type.Optional(Type.String()),
  defaultParameters: Type.Optional(Type.Partial(DefaultParameters)),
  downloadRecipe: Type.Optional(Type.Boolean()),
  concurrency: Type.Optional(Type.Record(Type.String(), Type.Integer(), { description: 'By the id of the engine.' })),
})
export type StoredSettings = Static<typeof StoredSettings>

export interface ReadSettings {
  readonly settings: StoredSettings
  /** Where values stand that cannot be used, e.g. `endpoints/1`; never the values, which may be secret. */
  readonly unusable: readonly string[]
}

/** What a person or another version wrote is no reason to lose the rest: a value that cannot be used loses itself only. */
export function readStored(values: Readonly<Record<string, unknown>>): ReadSettings {
  const unusable: string[] = []
  const settings = usableOf(StoredSettings, values, { path: '', unusable })
  // Every part has been held against its schema; a part that is missing is optional.
  return { settings: settings ?? {}, unusable }
}

interface Place {
  readonly path: string
  readonly unusable: string[]
}

/** The value as far as it fits. Lists and objects lose what does not; undefined where nothing is left. */
function usableOf(schema: TSchema, value: unknown, { path, unusable }: Place): unknown {
  // As a plain boolean: what does not fit a schema of every kind would be of no type at all.
  const fits: boolean = Value.Check(schema, value)
  if (fits) return value
  const at = (name: string | number): Place => ({ path: path === '' ? `${name}` : `${path}/${name}`, unusable })
  if (isList(schema) && Array.isArray(value))
    return value.flatMap((item: unknown, index) => usableOf(schema.items, item, at(index)) ?? [])
  const [item] = isRecord(schema) ? Object.values(schema.patternProperties) : []
  if (item && typeof value === 'object' && value !== null && !Array.isArray(value)) {
    const parts = Object.entries(value).map(([name, part]) => [name, usableOf(item, part, at(name))] as const)
    return Object.fromEntries(parts.filter(([, usable]) => usable !== undefined))
  }
  if (isOptionalParts(schema) && typeof value === 'object' && value !== null) {
    const parts = Object.entries(value).flatMap(([name, part]: [string, unknown]) => {
      const known = schema.properties[name]
      const usable = known && part !== undefined ? usableOf(known, part, at(name)) : undefined
      return usable === undefined ? [] : [[name, usable] as const]
    })
    return Object.fromEntries(parts)
  }
  unusable.push(path)
  return undefined
}

const isList = (schema: TSchema): schema is TSchema & { items: TSchema } => 'items' in schema

/** An object whose names are anybody's, with values of one sort. */
const isRecord = (schema: TSchema): schema is TSchema & { patternProperties: Record<string, TSchema> } =>
  'patternProperties' in schema

/** An object that may lack any of its parts. */
const isOptionalParts = (schema: TSchema): schema is TSchema & { properties: Record<string, TSchema> } =>
  'properties' in schema && !('required' in schema)
