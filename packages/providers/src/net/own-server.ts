import type { Agent, FormData } from 'undici'
import { ProviderError } from '../port/errors.ts'
import { createGuardedAgent, judgeUrl, type Reach, type Resolve } from './guarded-agent.ts'
import { CallFailure } from './failure.ts'
import { createHttp, isSuccess, type Answer, type Call } from './http.ts'
import { parseJson } from './json.ts'
import { errorOfAnswer, errorOfFailure, noJson, type Words } from './server-errors.ts'

export interface OwnServerOptions {
  /** As people call it, e.g. "Forge". */
  readonly name: string
  /** Asked at every call, since the settings may change. */
  readonly baseUrl: () => string
  /** Of every call, credentials among them. They go to the base URL and nowhere else. */
  readonly headers: () => Readonly<Record<string, string>>
  readonly reach: Reach
  /** What the server's own words mean, where they say more than the status. */
  readonly words?: Words
  readonly now?: () => number
  readonly resolve?: Resolve
}

export interface ServerCall {
  readonly method: Call['method']
  /** Joined to the base URL, whose own path stays. */
  readonly path: string
  readonly query?: Readonly<Record<string, string>>
  /** Sent as JSON. */
  readonly body?: object
  /** Sent as multipart; made by `createForm`. */
  readonly form?: FormData
  readonly headers?: Readonly<Record<string, string>>
  readonly signal: AbortSignal
  /** For the whole call, from connecting to the last byte. */
  readonly timeoutMs: number
  /** Longest body that is taken, in bytes; 4 MB when left out. */
  readonly maxBytes?: number
  /** Where the answer is a stream of events: given each piece as it comes, and the answer then has no bytes. */
  readonly onEvents?: Call['onEvents']
  /** The model that it is about, for the sentence. */
  readonly model?: string
}

const CONNECT_TIMEOUT_MS = 5_000
const BODY_TIMEOUT_MS = 60_000
const MAX_BYTES = 4 * 1024 * 1024

/**
 * Calls to a server whose address somebody entered. The address is judged each time, also where its name resolves to; no
 * redirect is followed. Whatever goes wrong is a ProviderError in our own words. Nothing is tried twice here: who asked
 * for a picture may pay for both.
 */
export const createOwnServer = (options: OwnServerOptions) => {
  const { name, reach, words, now = Date.now, resolve } = options
  const http = createHttp({ bodyTimeoutMs: BODY_TIMEOUT_MS })
  let agent: Agent | undefined
  const dispatcher = () => (agent ??= createGuardedAgent({ reach, connectTimeoutMs: CONNECT_TIMEOUT_MS, resolve }))

  /** The URL of a path, judged. Throws a ProviderError. */
  const urlOf = (path: string, query: Readonly<Record<string, string>> = {}): URL => {
    try {
      const base = judgeUrl(options.baseUrl(), { reach, mayBeHttp: reach !== 'public' })
      const url = new URL(base)
      url.pathname = `${base.pathname.replace(/\/+$/, '')}${path}`
      url.search = new URLSearchParams(query).toString()
      return url
    } catch (error) {
      throw error instanceof CallFailure ? errorOfFailure(error, { name }) : error
    }
  }

  /** The answer, whatever its status. */
  const ask = async (call: ServerCall): Promise<Answer> => {
    const { method, path, query, body, form, signal, timeoutMs, maxBytes = MAX_BYTES, onEvents, model } = call
    const json = body && { body: JSON.stringify(body) }
    try {
      return await http.send(
        {
          url: urlOf(path, query),
          method,
          headers: {
            accept: 'application/json',
            ...options.headers(),
            ...(json && { 'content-type': 'application/json' }),
            ...call.headers,
          },
          ...json,
          ...(form && { body: form }),
          signal,
          timeoutMs,
          maxBytes,
          onEvents,
        },
        dispatcher(),
      )
    } catch (error) {
      if (signal.aborted) throw signal.reason
      throw error instanceof CallFailure ? errorOfFailure(error, { name, model }) : error
    }
  }

  return {
    urlOf,
    dispatcher,
    ask,
    /** The answer where its status is a success, else a ProviderError. */
    get: async (call: ServerCall): Promise<Answer> => {
      const answer = await ask(call)
      if (isSuccess(answer)) return answer
      throw errorOfAnswer(answer, { name, model: call.model, now: now(), words })
    },
    /** The JSON of a success. */
    json: async (call: ServerCall): Promise<unknown> => {
      const answer = await ask(call)
      if (!isSuccess(answer)) throw errorOfAnswer(answer, { name, model: call.model, now: now(), words })
      const json = parseJson(answer.bytes)
      if (json === undefined) throw noJson(answer, { name })
      return json
    },
    close: async () => agent?.destroy(),
  }
}
export type OwnServer = ReturnType<typeof createOwnServer>

/** A picture in base64, with or without the head of a data URL. Throws a ProviderError where it is none. */
export const fromBase64 = (text: unknown, name: string): Uint8Array => {
  const base64 = typeof text === 'string' ? text.replace(/^data:[^,]{0,100},/, '') : ''
  const bytes = Buffer.from(base64, 'base64')
  if (bytes.byteLength === 0)
    throw new ProviderError('provider.bad_output', `${name} answered without a picture.`, {
      suggestion: 'Try again, or choose another model.',
    })
  return bytes
}
