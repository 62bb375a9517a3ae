import type { Input, Output, Route } from '@atelier/contracts'
import { t } from '../i18n/common.ts'
import { serverTexts } from '../i18n/server-texts.ts'
import { ApiError, isAbort, NetworkError } from './errors.ts'
import { noteRefusal } from './locked-out.ts'
import { apiUrl } from './url.ts'

const DEADLINE_MS = 30_000

export interface CallOptions {
  readonly signal?: AbortSignal | undefined
  readonly headers?: Readonly<Record<string, string>>
  readonly deadlineMs?: number
}

interface Parts {
  readonly params?: Readonly<Record<string, unknown>>
  readonly querystring?: Readonly<Record<string, unknown>>
  readonly body?: unknown
}

/** `Input` is made of these parts: "only what a route declares can be passed". */
const partsOf = (input: unknown) => Object.assign<Parts, unknown>({}, input)

type Target = Pick<Route, 'method' | 'url'>

/**
 * Calls one operation of the API. Throws an {@link ApiError} when the server refuses, a {@link NetworkError} when none
 * answers, and the signal's own reason when the caller gave up.
 */
export async function call<const R extends Route>(
  route: R,
  input: Input<R>,
  options: CallOptions = {},
): Promise<Output<R>> {
  return readAnswer<R>(await send(route, partsOf(input), options))
}

/** Calls an operation whose answer is not JSON: a file, to be read as it comes. Throws as {@link call} does. */
export async function open<const R extends Route>(
  route: R,
  input: Input<R>,
  options: CallOptions = {},
): Promise<Response> {
  const { response } = await send(route, partsOf(input), options)
  return response
}

/** Sends one file to an operation that takes a form. Throws as {@link call} does. */
export async function upload<const R extends Route>(
  route: R,
  file: File,
  options: CallOptions = {},
): Promise<{ status: number; body: Output<R> }> {
  const form = new FormData()
  form.append('file', file, file.name)
  const answer = await send(route, { body: form }, options)
  return { status: answer.response.status, body: await readAnswer<R>(answer) }
}

/** The path and query of an operation; a `*` takes the rest of the path, slashes and all. */
export function pathOf(route: Target, { params = {}, querystring = {} }: Parts): string {
  const path = route.url
    .replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(String(params[name])))
    .replace('*', () => String(params['*']).split('/').map(encodeURIComponent).join('/'))
  const query = new URLSearchParams(
    Object.entries(querystring)
      .filter(([, value]) => value !== undefined)
      .map(([key, value]) => [key, String(value)]),
  ).toString()
  return query ? `${path}?${query}` : path
}

/** What the server said yes with, and what it means when its body breaks off. */
interface Answer {
  readonly response: Response
  readonly lost: Loss
}
type Loss = (cause: unknown) => unknown

async function send(
  route: Target,
  parts: Parts,
  { signal, headers = {}, deadlineMs = DEADLINE_MS }: CallOptions,
): Promise<Answer> {
  const deadline = AbortSignal.timeout(deadlineMs)
  const lost: Loss = cause => {
    if (signal?.aborted) return signal.reason
    if (deadline.aborted) return new NetworkError('timeout', { cause })
    return isAbort(cause) ? cause : new NetworkError('unreachable', { cause })
  }
  // The browser names the kind of a form itself, with what parts its fields.
  const [kind, body] =
    parts.body instanceof FormData
      ? [{}, parts.body]
      : [{ 'content-type': 'application/json' }, JSON.stringify(parts.body)]
  const response = await fetch(apiUrl(pathOf(route, parts)), {
    method: route.method,
    signal: signal ? AbortSignal.any([signal, deadline]) : deadline,
    headers: { accept: 'application/json', ...headers, ...(parts.body !== undefined && kind) },
    ...(parts.body !== undefined && { body }),
  }).catch((error: unknown) => {
    throw lost(error)
  })
  if (!response.ok) {
    const refused = await refusal(response, signal)
    noteRefusal(refused.code)
    await serverTexts()
    throw refused
  }
  return { response, lost }
}

async function readAnswer<R extends Route>(answer: Answer): Promise<Output<R>> {
  const body = answer.response.status === 204 ? undefined : await readJson(answer)
  // The page does not ship the schemas that a check would need, and every answer of the API is held against them in its tests.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the server serialises its answers by the same route's schema
  return body as Output<R>
}

async function readJson({ response, lost }: Answer): Promise<unknown> {
  try {
    return await response.json()
  } catch (error) {
    if (error instanceof SyntaxError) {
      throw new ApiError({ status: response.status, code: 'http.not_json', detail: t('notItsApi') })
    }
    throw lost(error)
  }
}

/** Something between us and the server may have answered instead of it, so every field is checked. */
async function refusal(response: Response, signal: AbortSignal | undefined): Promise<ApiError> {
  const body: unknown = await response.json().catch(() => {
    signal?.throwIfAborted()
    return undefined
  })
  const problem: Record<string, unknown> = typeof body === 'object' && body !== null ? { ...body } : {}
  const text = (key: string) => (typeof problem[key] === 'string' ? problem[key] : undefined)
  const requestId = text('requestId') ?? response.headers.get('x-request-id') ?? undefined
  return new ApiError(
    {
      status: response.status,
      code: text('code') ?? 'http.error',
      detail: text('detail') ?? text('title') ?? t('answeredStatus', { status: String(response.status) }),
      ...(requestId !== undefined && { requestId }),
      errors: Array.isArray(problem.errors) ? problem.errors.filter(isFieldError) : [],
    },
    retryAfterMs(response.headers.get('retry-after')),
  )
}

const isFieldError = (value: unknown): value is { path: string; message: string } =>
  typeof value === 'object' &&
  value !== null &&
  'path' in value &&
  'message' in value &&
  typeof value.path === 'string' &&
  typeof value.message === 'string'

/** Seconds, or a date (RFC 9110). */
function retryAfterMs(header: string | null): number | undefined {
  if (header === null) return undefined
  const ms = /^\d+$/.test(header.trim()) ? Number(header) * 1000 : Date.parse(header) - Date.now()
  return Number.isNaN(ms) ? undefined : Math.max(0, ms)
}
