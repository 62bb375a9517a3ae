import { isObject } from '@atelier/contracts'
/** What a JSON Schema asks for, as far as a form can show it. */
interface FieldCommon {
  readonly name: string
  /** In English, as the schema says it. */
  readonly title: string
  readonly help: string
  readonly isRequired: boolean
  /** What holds where nobody chose. */
  readonly standard: unknown
  /** Hardly anybody changes it: it may be shown on demand. */
  readonly isRare?: boolean
}

export interface Choice {
  readonly value: string | number
  readonly label: string
}

type Shape =
  | { readonly kind: 'text'; readonly input: 'text' | 'url' | 'password'; readonly maxLength: number | undefined }
  | { readonly kind: 'choice'; readonly choices: readonly Choice[] }
  | {
      readonly kind: 'number'
      readonly min: number | undefined
      readonly max: number | undefined
      readonly step: number | 'any'
    }
  | { readonly kind: 'switch' }
  /** A list of texts, one in a line. */
  | { readonly kind: 'lines' }
  /** Any of some. */
  | { readonly kind: 'many'; readonly choices: readonly Choice[] }
  /** A list of objects of the same shape. */
  | { readonly kind: 'rows'; readonly columns: readonly Field[] }
  /** Values that belong together, which are there or not. */
  | { readonly kind: 'group'; readonly fields: readonly Field[] }

export type Field = FieldCommon & Shape

type Json = Readonly<Record<string, unknown>>
const textOf = (value: unknown) => (typeof value === 'string' ? value : undefined)
const numberOf = (value: unknown) => (typeof value === 'number' ? value : undefined)

/** `apiKey` as "Api key", for a property without a title. */
export const spelt = (name: string) => {
  const words = name.replaceAll(/([a-z0-9])([A-Z])/g, '$1 $2').toLowerCase()
  return words.charAt(0).toUpperCase() + words.slice(1)
}

const isChoice = (value: unknown): value is Choice['value'] => typeof value === 'string' || typeof value === 'number'

/** The values of `enum`, or of `anyOf` constants, each with the title that it may have. */
function choicesOf(schema: Json): readonly Choice[] | undefined {
  const { enum: values, anyOf } = schema
  if (Array.isArray(values)) return values.filter(isChoice).map(value => ({ value, label: String(value) }))
  if (!Array.isArray(anyOf)) return undefined
  const constants = anyOf
    .filter(isObject)
    .flatMap(({ const: value, title }) => (isChoice(value) ? [{ value, label: textOf(title) ?? String(value) }] : []))
  return constants.length === anyOf.length ? constants : undefined
}

const countOf = ({ properties }: Json) => (isObject(properties) ? Object.keys(properties).length : 0)

/** What a group holds: one value each. */
const PLAIN: ReadonlySet<Shape['kind']> = new Set(['text', 'choice', 'number', 'switch'])

function shapeOf(schema: Json): Shape | undefined {
  const choices = choicesOf(schema)
  if (choices) return { kind: 'choice', choices }
  switch (schema['type']) {
    case 'string': {
      const address = schema['format'] === 'uri' ? 'url' : 'text'
      const input = schema['writeOnly'] === true ? 'password' : address
      return { kind: 'text', input, maxLength: numberOf(schema['maxLength']) }
    }
    case 'boolean':
      return { kind: 'switch' }
    case 'integer':
    case 'number': {
      const step = numberOf(schema['multipleOf']) ?? (schema['type'] === 'integer' ? 1 : 'any')
      return { kind: 'number', min: numberOf(schema['minimum']), max: numberOf(schema['maximum']), step }
    }
    case 'array': {
      const items = schema['items']
      if (!isObject(items)) return undefined
      const several = choicesOf(items)
      if (several) return { kind: 'many', choices: several }
      if (items['type'] === 'string') return { kind: 'lines' }
      const columns = fieldsOf(items).filter(({ kind }) => kind !== 'group')
      return items['type'] === 'object' && columns.length === countOf(items) ? { kind: 'rows', columns } : undefined
    }
    case 'object': {
      const fields = fieldsOf(schema).filter(({ kind }) => PLAIN.has(kind))
      return fields.length > 0 && fields.length === countOf(schema) ? { kind: 'group', fields } : undefined
    }
    default:
      return undefined
  }
}

/** The fields of an object's schema, in its order. What no form can show, e.g. a whole workflow, is left out. */
export function fieldsOf(schema: unknown): readonly Field[] {
  if (!isObject(schema) || !isObject(schema['properties'])) return []
  const required = Array.isArray(schema['required']) ? schema['required'] : []
  return Object.entries(schema['properties']).flatMap(([name, property]): Field[] => {
    const shape = isObject(property) ? shapeOf(property) : undefined
    if (!shape || !isObject(property)) return []
    const common = {
      name,
      title: textOf(property['title']) ?? spelt(name),
      help: textOf(property['description']) ?? '',
      isRequired: required.includes(name) && property['default'] === undefined,
      standard: property['default'],
      ...(property['x-rare'] === true && { isRare: true }),
    }
    return [{ ...common, ...shape }]
  })
}

/** What holds where nobody chose, of all that has such a value: also of what no form can show. */
export function standardsOf(schema: unknown): Readonly<Record<string, unknown>> {
  if (!isObject(schema) || !isObject(schema['properties'])) return {}
  return Object.fromEntries(
    Object.entries(schema['properties']).flatMap(([name, property]) =>
      isObject(property) && property['default'] !== undefined ? [[name, property['default']] as const] : [],
    ),
  )
}
