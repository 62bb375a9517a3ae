import { at, textAt } from '../net/json.ts'
import { fromBase64, type OwnServer } from '../net/own-server.ts'
import { serverError } from '../net/server-errors.ts'
import { ProviderError } from '../port/errors.ts'
import type { SdCppConfig } from './options.ts'
import { NAME } from './words.ts'

/** Base64 and the JSON around it. */
const capOf = (maxImageBytes: number) => Math.ceil(maxImageBytes * 1.4) + 1024 * 1024

/** What a cancel is answered with where the job is not known, is being made, or is over. */
const NOTHING_TO_STOP = new Set([404, 409, 410])

const JOB_ID = /^[\w-]{1,128}$/

/** A job, as a look at it tells. */
export type JobLook =
  | { readonly stage: 'waiting' }
  /** `progress` is 0 to 1, where it is told. */
  | { readonly stage: 'running'; readonly progress: number | undefined }
  | { readonly stage: 'done'; readonly bytes: Uint8Array }
  | { readonly stage: 'cancelled' }
  /** The server does not know it any more: it was started again, or gave the result away. */
  | { readonly stage: 'gone' }

const failed = (told: unknown) => {
  const said = textAt(told, 'error', 'message') ?? ''
  const isMemory = /memory|alloc/i.test(said)
  return serverError(isMemory ? 'provider.out_of_memory' : 'provider.failed', { name: NAME }, { upstreamMessage: said })
}

const stepsOf = (told: unknown): number | undefined => {
  const [step, steps] = [at(told, 'progress', 'step'), at(told, 'progress', 'steps')]
  return typeof step === 'number' && typeof steps === 'number' && steps > 0
    ? Math.min(1, Math.max(0, step / steps))
    : undefined
}

const readLook = (told: unknown): JobLook => {
  switch (at(told, 'status')) {
    case 'queued':
      return { stage: 'waiting' }
    case 'generating':
      return { stage: 'running', progress: stepsOf(told) }
    case 'completed':
      return { stage: 'done', bytes: fromBase64(at(told, 'result', 'images', 0, 'b64_json'), NAME) }
    case 'cancelled':
      return { stage: 'cancelled' }
    case 'failed':
      throw failed(told)
    default:
      throw serverError(
        'provider.bad_output',
        { name: NAME },
        {
          message: `${NAME} says of a job what cannot be read.`,
          suggestion: 'Get a release of sd-server that fits, or check the address.',
        },
      )
  }
}

/** Where a job is looked at is ours to say; an address elsewhere means that something else answers. */
const refuseElsewhere = (told: unknown, base: URL) => {
  const named = textAt(told, 'poll_url')
  if (named === undefined || URL.parse(named, base.href)?.origin === base.origin) return
  throw serverError(
    'provider.bad_output',
    { name: NAME },
    {
      message: `${NAME} names an address elsewhere for its picture, where the studio does not look.`,
      suggestion: 'Enter the address of the server itself, without anything in between that changes its answers.',
      upstreamMessage: named.slice(0, 200),
    },
  )
}

/** The jobs of the server: it keeps them, and their pictures for some minutes. */
export const createJobs = (server: OwnServer, config: SdCppConfig) => {
  const { askTimeoutMs, pollTimeoutMs, maxImageBytes } = config
  const pathOf = (id: string) => `/sdcpp/v1/jobs/${id}`

  return {
    isId: (text: string) => JOB_ID.test(text),

    begin: async (body: object, model: string, signal: AbortSignal): Promise<string> => {
      const timeoutMs = pollTimeoutMs
      const told = await server.json({ method: 'POST', path: '/sdcpp/v1/img_gen', body, signal, timeoutMs, model })
      refuseElsewhere(told, server.urlOf('/'))
      const id = textAt(told, 'id')
      if (id !== undefined && JOB_ID.test(id)) return id
      throw serverError(
        'provider.bad_output',
        { name: NAME },
        { message: `${NAME} took the request and named no job.` },
      )
    },

    look: async (id: string, signal: AbortSignal): Promise<JobLook> => {
      const maxBytes = capOf(maxImageBytes)
      try {
        const call = { method: 'GET', path: pathOf(id), signal, timeoutMs: pollTimeoutMs, maxBytes } as const
        return readLook(await server.json(call))
      } catch (error) {
        const status = error instanceof ProviderError ? error.upstreamStatus : undefined
        if (status === 404 || status === 410) return { stage: 'gone' }
        throw error
      }
    },

    /** One that waits is taken out of the queue; one that is being made cannot be stopped, and goes on. */
    cancel: async (id: string, signal: AbortSignal): Promise<void> => {
      try {
        await server.get({ method: 'POST', path: `${pathOf(id)}/cancel`, body: {}, signal, timeoutMs: askTimeoutMs })
      } catch (error) {
        if (!(error instanceof ProviderError) || !NOTHING_TO_STOP.has(error.upstreamStatus ?? 0)) throw error
      }
    },
  }
}
export type Jobs = ReturnType<typeof createJobs>
