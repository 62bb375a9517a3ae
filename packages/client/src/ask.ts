import { tryAgain } from './again.ts'
import type { Connection } from './connection.ts'
import { pathOf, type Addressed } from './core/path.ts'
import { randomKey } from './core/keys.ts'
import { readJson, send, type Say } from './core/send.ts'
import { routes } from './generated/routes.ts'
import type { CallOptions, FileSent, InputOf, OperationName, OutputOf } from './types.ts'

const TIMEOUT_MS = 30_000
/** 16 MB over a slow line. */
const FILE_TIMEOUT_MS = 300_000

export const say: Say = status =>
  status === undefined ? 'What answers at this address is not a studio.' : `The server answered with status ${status}.`

export interface Answered<T> {
  readonly data: T
  readonly status: number
  readonly headers: Headers
}

export interface Route {
  readonly method: string
  readonly url: string
  readonly sends: 'nothing' | 'query' | 'json' | 'file'
  readonly answers: 'nothing' | 'json' | 'file' | 'events'
  readonly repeatable?: true
}

/** Calls an operation by its name, and tells the status and headers, too. */
export async function ask<N extends OperationName>(
  connection: Connection,
  name: N,
  input: InputOf<N>,
  options: CallOptions = {},
): Promise<Answered<OutputOf<N>>> {
  const route: Route = routes[name]
  const { path, body } = taken(route, { ...input })
  const headers = {
    ...connection.headers,
    ...(route.repeatable && { 'idempotency-key': options.idempotencyKey ?? randomKey() }),
    ...options.headers,
  }
  const attempt = () => askOnce(connection, route, { path, body, headers, options })
  // The types of input and output are made from the same document as the route.
  return (await tryAgain(attempt, {
    retries: options.retries ?? connection.retries,
    signal: options.signal,
    isSafe: route.method === 'GET' || route.repeatable === true,
  })) as Answered<OutputOf<N>>
}

interface Taken {
  readonly path: string
  readonly body: unknown
}

/** Where each part of a flat input goes. */
function taken(route: Route, input: Record<string, unknown>): Taken {
  const names = Array.from(route.url.matchAll(/:(\w+)/g), ([, name = '']) => name)
  const params = Object.fromEntries(names.map(name => [name, input[name]]))
  const missing = names.find(name => input[name] === undefined)
  if (missing !== undefined) throw new TypeError(`${route.method} ${route.url} needs ${missing}`)
  const rest = Object.fromEntries(Object.entries(input).filter(([name]) => !names.includes(name)))
  const address: Addressed = route.sends === 'query' ? { params, querystring: rest } : { params }
  return { path: pathOf(route, address), body: bodyOf(route, rest) }
}

function bodyOf({ sends }: Route, rest: Readonly<Record<string, unknown>>): unknown {
  if (sends === 'json') return rest
  if (sends !== 'file') return undefined
  // As the types of the input have it.
  const { file, filename } = rest as { file: FileSent; filename?: string }
  const form = new FormData()
  const own = 'name' in file && typeof file.name === 'string' ? file.name : 'picture'
  // A Blob copies bytes, wherever they lie; only its type asks where.
  const blob = file instanceof Uint8Array ? new Blob([file as Uint8Array<ArrayBuffer>]) : file
  form.append('file', blob, filename ?? own)
  return form
}

interface Prepared extends Taken {
  readonly headers: Readonly<Record<string, string>>
  readonly options: CallOptions
}

async function askOnce(connection: Connection, route: Route, { path, body, headers, options }: Prepared) {
  const timeoutMs = options.timeoutMs ?? connection.timeoutMs ?? (route.sends === 'file' ? FILE_TIMEOUT_MS : TIMEOUT_MS)
  const late = new AbortController()
  const timer = setTimeout(() => late.abort(new DOMException('It took too long.', 'TimeoutError')), timeoutMs)
  try {
    const answer = await send(connection.urlOf(path), {
      method: route.method,
      body,
      headers: route.answers === 'file' ? { ...headers, accept: '*/*' } : headers,
      signal: options.signal,
      deadline: late.signal,
      say,
      fetch: connection.fetch,
    })
    const { status, headers: told } = answer.response
    const data = route.answers === 'file' ? answer.response : status === 204 ? undefined : await readJson(answer)
    return { data, status, headers: told }
  } finally {
    clearTimeout(timer)
  }
}
