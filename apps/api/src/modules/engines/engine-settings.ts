import type { EngineKind } from '@atelier/providers'
import { Value } from 'typebox/value'
import type { FieldError } from '../../platform/errors.ts'

type Values = Readonly<Record<string, unknown>>

/** Settings are as deep as a workflow; what is deeper holds no address. */
const DEEPEST = 6

const isWriteOnly = (schema: object): boolean => 'writeOnly' in schema && schema.writeOnly === true

/** The names of what is sealed and never told. */
export const secretNames = ({ settings }: EngineKind): string[] =>
  Object.entries(settings.properties).flatMap(([name, schema]) => (isWriteOnly(schema) ? [name] : []))

/** What an engine works with: what was set, what the studio says of all of its kind, and the defaults of the kind. */
export function effectiveSettings(kind: EngineKind, ofKind: Values, own: Values): Record<string, unknown> {
  // A copy, since defaults are put into what they are given.
  const values: unknown = Value.Default(kind.settings, structuredClone({ ...ofKind, ...own }))
  return { ...(values as object) }
}

/** What is wrong with settings, where they stand in what was asked; nothing where an engine can be made of them. */
export function faultsOf(kind: EngineKind, settings: Values): FieldError[] {
  const known = Object.keys(kind.settings.properties)
  const unknown = Object.keys(settings).filter(name => !known.includes(name))
  const errors = [...Value.Errors(kind.settings, settings)].flatMap(error =>
    error.keyword === 'required'
      ? error.params.requiredProperties.map(name => ({
          path: `/settings${error.instancePath}/${name}`,
          message: 'is missing',
        }))
      : [{ path: `/settings${error.instancePath}`, message: error.message }],
  )
  const all = [
    ...unknown.map(name => ({ path: `/settings/${name}`, message: 'is not a known name' })),
    ...addressesWith(settings, '/settings', url => url.username !== '' || url.password !== '').map(({ path }) => ({
      path,
      message: 'must not have a name or a password in the address',
    })),
    ...errors,
  ]
  // One thing is often wrong in more than one way: the first says enough.
  return [...new Map(all.toReversed().map(error => [error.path, error])).values()].toReversed()
}

interface Address {
  readonly path: string
  readonly origin: string
}

/** The addresses that settings name, wherever they stand. */
function addressesWith(value: unknown, path: string, wanted: (url: URL) => boolean, depth = 0): Address[] {
  if (depth > DEEPEST) return []
  if (typeof value === 'string') {
    const url = /^https?:\/\//i.test(value) ? URL.parse(value) : null
    return url && wanted(url) ? [{ path, origin: url.origin }] : []
  }
  return typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([key, part]) => addressesWith(part, `${path}/${key}`, wanted, depth + 1))
    : []
}

/** The places that secrets would be sent to. */
export const originsIn = (settings: Values): string[] =>
  addressesWith(settings, '', () => true).map(({ origin }) => origin)
