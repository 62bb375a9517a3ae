import { ApiError } from '@atelier/client/core/errors'
import { pathOf, type Addressed } from '@atelier/client/core/path'
import { send, type Answer } from '@atelier/client/core/send'
import type { Input, Output, Route } from '@atelier/contracts'
import { t } from '../i18n/common.ts'
import { serverTexts } from '../i18n/server-texts.ts'
import { noteRefusal } from './locked-out.ts'
import { apiUrl } from './url.ts'

export { pathOf } from '@atelier/client/core/path'

const DEADLINE_MS = 30_000
/** A large picture over a slow line. */
const UPLOAD_DEADLINE_MS = 5 * 60_000

const say = (status?: number) => (status ? t('answeredStatus', { status: String(status) }) : t('notItsApi'))

export interface CallOptions {
  readonly signal?: AbortSignal | undefined
  readonly headers?: Readonly<Record<string, string>>
  readonly deadlineMs?: number
}

interface Parts extends Addressed {
  readonly body?: unknown
}

/** `Input` is made of these parts: "only what a route declares can be passed". */
const partsOf = (input: unknown) => Object.assign<Parts, unknown>({}, input)

type Target = Pick<Route, 'method' | 'url'>

/**
 * Calls one operation of the API. Throws an {@link ApiError} when the server refuses, a `NetworkError` when none
 * answers, and the signal's own reason when the caller gave up.
 */
export async function call<const R extends Route>(
  route: R,
  input: Input<R>,
  options: CallOptions = {},
): Promise<Output<R>> {
  return readAnswer<R>(await ask(route, partsOf(input), options))
}

/** Calls an operation whose answer is not JSON: a file, to be read as it comes. Throws as {@link call} does. */
export async function open<const R extends Route>(
  route: R,
  input: Input<R>,
  options: CallOptions = {},
): Promise<Response> {
  return (await ask(route, partsOf(input), options)).response
}

/** Sends one file to an operation that takes a form. Throws as {@link call} does. */
export async function upload<const R extends Route>(
  route: R,
  file: File,
  options: CallOptions = {},
): Promise<{ status: number; body: Output<R> }> {
  const form = new FormData()
  form.append('file', file, file.name)
  const answer = await ask(route, { body: form }, { deadlineMs: UPLOAD_DEADLINE_MS, ...options })
  return { status: answer.response.status, body: await readAnswer<R>(answer) }
}

async function ask(
  route: Target,
  { body, ...addressed }: Parts,
  { signal, headers, deadlineMs = DEADLINE_MS }: CallOptions,
): Promise<Answer> {
  try {
    return await send(apiUrl(pathOf(route, addressed)), {
      method: route.method,
      body,
      headers,
      signal,
      deadline: AbortSignal.timeout(deadlineMs),
      say,
      fetch,
    })
  } catch (error) {
    if (error instanceof ApiError) {
      noteRefusal(error.code)
      await serverTexts()
    }
    throw error
  }
}

async function readAnswer<R extends Route>({ response, json }: Answer): Promise<Output<R>> {
  const body = response.status === 204 ? undefined : await json()
  // The page does not ship the schemas that a check would need, and every answer of the API is held against them in its tests.
  return body as Output<R>
}
