/** A key of another's, or a place that nobody may look into, or nothing at all. */
const ODD: readonly unknown[] = [
  '',
  '0',
  '-1',
  'true',
  'null',
  '\0',
  '../../etc/passwd',
  '%00',
  'a'.repeat(5000),
  '雪',
  '😀',
  '\ud800',
  1e308,
  -1,
  2 ** 53,
  0.1,
  null,
  true,
  [],
  {},
  [[]],
  { a: { b: {} } },
  '2026-13-45T99:99:99Z',
  '01937b5e-8a57-7c3e-b0a1-5b1d9f7d2c11',
]
const odd = () => ODD[Math.floor(Math.random() * ODD.length)]
const oneOf = <T>(list: readonly T[]): T | undefined => list[Math.floor(Math.random() * list.length)]
const text = (value: unknown) => (typeof value === 'string' ? value.toWellFormed() : JSON.stringify(value))

/** A kind of body that an operation takes: its parts, and bodies that are right. */
interface Shape {
  readonly properties: readonly string[]
  readonly examples: readonly object[]
}
export interface Operation {
  readonly method: string
  readonly path: string
  readonly parameters: readonly { readonly name: string; readonly in: string }[]
  readonly shapes: readonly Shape[]
}

interface Schema {
  readonly $ref?: string
  readonly properties?: object
  readonly examples?: readonly object[]
  readonly anyOf?: readonly Schema[]
  readonly oneOf?: readonly Schema[]
}
interface Described {
  readonly parameters?: Operation['parameters']
  readonly requestBody?: { readonly content?: Record<string, { readonly schema?: Schema }> }
}
export interface OpenApi {
  readonly paths: Record<string, Record<string, Described>>
  readonly components?: { readonly schemas?: Record<string, Schema> }
}

export function operationsOf({ paths, components }: OpenApi): Operation[] {
  const shapesOf = ({ $ref, properties, examples = [], anyOf = [], oneOf: either = [] }: Schema): Shape[] => {
    const referred = components?.schemas?.[$ref?.split('/').at(-1) ?? '']
    const parts = [...(referred ? [referred] : []), ...anyOf, ...either].flatMap(shapesOf)
    return parts.length > 0 ? parts : [{ properties: Object.keys(properties ?? {}), examples }]
  }
  return Object.entries(paths)
    .filter(([path]) => path !== '/api/v1/events')
    .flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, { parameters = [], requestBody }]) => ({
        method: method.toUpperCase(),
        path,
        parameters,
        shapes: shapesOf(requestBody?.content?.['application/json']?.schema ?? {}),
      })),
    )
}

/** A body that is right but for a part or two, or one that is put together of odd parts where none is known. */
function bodyOf(shapes: readonly Shape[]): string {
  if (Math.random() < 0.05) return '{"half'
  if (Math.random() < 0.05) return JSON.stringify(odd())
  const shape = oneOf(shapes)
  const example = oneOf(shape?.examples ?? [])
  const names = shape?.properties ?? []
  const changed = example ? [oneOf(names), oneOf(names)].slice(0, Math.floor(Math.random() * 3)) : names
  const parts = changed.flatMap((name): [string, unknown][] => (name === undefined ? [] : [[name, odd()]]))
  return JSON.stringify({ ...example, ...Object.fromEntries(parts) })
}

/** A request that is right in some parts and odd in others. `ids`: of things that there are. */
export function requestOf(
  { method, path, parameters, shapes }: Operation,
  ids: readonly string[],
): [string, RequestInit] {
  const named = () => (Math.random() < 0.7 ? oneOf(ids) : undefined) ?? odd()
  const filled = path.replaceAll(/\{\w+\}/g, () => encodeURIComponent(text(named()) || 'x'))
  const query = String(
    new URLSearchParams(
      parameters
        .filter(part => part.in === 'query' && Math.random() < 0.3)
        .map(({ name }): [string, string] => [name, text(named())]),
    ),
  )
  if (method === 'GET' || method === 'DELETE' || Math.random() < 0.1) return [`${filled}?${query}`, { method }]
  return [`${filled}?${query}`, { method, body: bodyOf(shapes), headers: { 'content-type': 'application/json' } }]
}
