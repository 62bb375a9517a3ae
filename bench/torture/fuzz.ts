import { readJson } from '../processes/requests.ts'
import { startStudio } from '../processes/studio.ts'
import type { Torment } from './torment.ts'

const FOR_MS = 30_000
const AT_ONCE = 8
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

interface Operation {
  readonly method: string
  readonly path: string
  readonly parameters: readonly { readonly name: string; readonly in: string }[]
  readonly properties: readonly string[]
}
interface Described {
  readonly parameters?: Operation['parameters']
  readonly requestBody?: { readonly content?: Record<string, { readonly schema?: { readonly properties?: object } }> }
}

async function operationsOf(studio: { url: string }): Promise<Operation[]> {
  const { paths } = await readJson<{ paths: Record<string, Record<string, Described>> }>(studio, '/openapi.json')
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods)
      .filter(() => path !== '/api/v1/events')
      .map(([method, { parameters = [], requestBody }]) => ({
        method: method.toUpperCase(),
        path,
        parameters,
        properties: Object.keys(requestBody?.content?.['application/json']?.schema?.properties ?? {}),
      })),
  )
}

/** A request that is right in some parts and odd in others. */
function requestOf({ method, path, parameters, properties }: Operation): [string, RequestInit] {
  const text = (value: unknown) => (typeof value === 'string' ? value.toWellFormed() : JSON.stringify(value))
  const filled = path.replaceAll(/\{\w+\}/g, () => encodeURIComponent(text(odd()) || 'x'))
  const query = String(
    new URLSearchParams(
      parameters
        .filter(part => part.in === 'query' && Math.random() < 0.4)
        .map(({ name }): [string, string] => [name, text(odd())]),
    ),
  )
  if (method === 'GET' || method === 'DELETE' || Math.random() < 0.1) return [`${filled}?${query}`, { method }]
  const body = Object.fromEntries(properties.filter(() => Math.random() < 0.7).map(name => [name, odd()]))
  const json = Math.random() < 0.1 ? '{"half' : JSON.stringify(Math.random() < 0.1 ? odd() : body)
  return [`${filled}?${query}`, { method, body: json, headers: { 'content-type': 'application/json' } }]
}

/** Odd values in every part of every operation of the document: nothing is answered with a fault of the server's own. */
export const fuzz: Torment = async () => {
  const studio = await startStudio({ environment: { LOG_LEVEL: 'silent' } })
  const faults = new Set<string>()
  let sent = 0
  try {
    const operations = await operationsOf(studio)
    const until = performance.now() + FOR_MS
    const one = async (): Promise<void> => {
      while (performance.now() < until) {
        const operation = operations[Math.floor(Math.random() * operations.length)]
        if (!operation) return
        const [path, init] = requestOf(operation)
        const answer = await fetch(studio.url + path, { ...init, signal: AbortSignal.timeout(10_000) })
        await answer.arrayBuffer()
        sent += 1
        if (answer.status >= 500 && answer.status !== 502)
          faults.add(`${init.method} ${operation.path}: ${answer.status}`)
      }
    }
    await Promise.all(Array.from({ length: AT_ONCE }, one))
    return { told: `${sent} requests to ${operations.length} operations`, faults: [...faults] }
  } finally {
    await studio.stop()
  }
}
