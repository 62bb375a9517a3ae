import { Budget, Concurrency, DefaultModel, DefaultParameters, Endpoint, NewImages } from '@atelier/contracts'
import { Type, type Static, type TSchema } from 'typebox'
import { Value } from 'typebox/value'
import { isCallable } from './endpoints.ts'

/** What is stored in the table, within the bounds that hold for whoever sets it; a key that is not there has its default. */
const StoredSettings = Type.Object({
  huggingFaceToken: Type.Optional(Type.String({ description: 'Sealed.' })),
  endpoints: Type.Optional(Type.Array(Endpoint)),
  defaultModel: Type.Optional(DefaultModel),
  defaultParameters: Type.Optional(Type.Partial(DefaultParameters)),
  downloadRecipe: Type.Optional(Type.Boolean()),
  newImages: Type.Optional(NewImages),
  failover: Type.Optional(Type.Boolean()),
  budget: Type.Optional(Budget),
  concurrency: Type.Optional(Type.Record(Type.String(), Concurrency, { description: 'By the id of the engine.' })),
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
  // Every part has been held against its schema; a part that is missing is optional.
  const settings: StoredSettings = usableOf(StoredSettings, values, { path: '', unusable }) ?? {}
  const { endpoints } = settings
  return { settings: { ...settings, ...(endpoints && { endpoints: callable(endpoints, unusable) }) }, unusable }
}

/** Those that the engine would call: shown as set are no others. */
function callable(endpoints: readonly Endpoint[], unusable: string[]): Endpoint[] {
  const models = new Set<string>()
  return endpoints.filter(({ model, url }) => {
    const isUsed = isCallable(url) && !models.has(model)
    if (isUsed) models.add(model)
    else unusable.push(`endpoints/${model}`)
    return isUsed
  })
}

interface Place {
  readonly path: string
  readonly unusable: string[]
}

/** The value as far as it fits. Lists and objects lose what does not, and parts that nobody knows; undefined where nothing is left. */
function usableOf(schema: TSchema, value: unknown, { path, unusable }: Place): unknown {
  const known: unknown = Value.Clean(schema, structuredClone(value))
  // As a plain boolean: what does not fit a schema of every kind would be of no type at all.
  const fits: boolean = Value.Check(schema, known)
  if (fits) return known
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
      const partSchema = schema.properties[name]
      const usable = partSchema && part !== undefined ? usableOf(partSchema, part, at(name)) : undefined
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
