import type { Agent } from 'undici'
import { CallFailure } from '../net/failure.ts'
import { createGuardedAgent, judgeUrl, type Reach, type Resolve } from '../net/guarded-agent.ts'
import { createHttp, type Answer } from '../net/http.ts'
import type { OwnServer } from '../net/own-server.ts'
import { ProviderError } from '../port/errors.ts'

export interface DownloadOptions {
  /** Where a picture may be that is not at the server itself. */
  readonly reach: Reach
  readonly maxImageBytes: number
  readonly resolve?: Resolve
}

interface Wanted {
  readonly url: string
  readonly name: string
  /** The server that named it: what is at its own origin is fetched from where it may be. */
  readonly api: Pick<OwnServer, 'urlOf' | 'dispatcher'>
  readonly signal: AbortSignal
  readonly timeoutMs: number
}

const TIMEOUT_MS = 60_000
const CONNECT_TIMEOUT_MS = 5_000
const BODY_TIMEOUT_MS = 30_000

const FAILED = {
  refused: ['provider.bad_output', 'it lies at an address that the studio does not call.'],
  too_large: ['provider.bad_output', 'it is larger than the studio takes.'],
  compressed: ['provider.bad_output', 'it comes compressed, which the studio does not open.'],
  timeout: ['provider.timeout', 'it could not be fetched in time.'],
  connection: ['provider.unavailable', 'it cannot be fetched: its server does not answer.'],
  broken: ['provider.unavailable', 'it cannot be fetched: its server broke off.'],
} as const

const notFetched = ({ status, requestId }: Answer, name: string) =>
  new ProviderError(
    status >= 500 || status === 429 ? 'provider.unavailable' : 'provider.bad_output',
    status === 404 || status === 410
      ? `${name} made the picture and does not have it any more.`
      : `${name} made the picture, but it cannot be fetched: status ${status}.`,
    {
      suggestion: 'Try again.',
      upstreamStatus: status,
      mayBeBilled: true,
      ...(requestId !== undefined && { upstreamRequestId: requestId }),
    },
  )

/**
 * Fetches a picture that an answer names by URL. No credentials go along, not even to the server itself; no redirect is
 * followed. Elsewhere than there it must be https, and no further away than `reach`.
 */
export const createDownload = ({ reach, maxImageBytes, resolve }: DownloadOptions) => {
  const http = createHttp({ bodyTimeoutMs: BODY_TIMEOUT_MS })
  let agent: Agent | undefined
  const elsewhere = () => (agent ??= createGuardedAgent({ reach, connectTimeoutMs: CONNECT_TIMEOUT_MS, resolve }))

  const fetchIt = async ({ url: text, api, signal, timeoutMs }: Wanted): Promise<Answer> => {
    const isAtServer = URL.parse(text)?.origin === api.urlOf('').origin
    const url = isAtServer ? new URL(text) : judgeUrl(text, { reach, mayBeHttp: reach === 'anywhere' })
    return http.send(
      {
        url,
        method: 'GET',
        headers: { accept: 'image/*', 'user-agent': 'atelier' },
        signal,
        maxBytes: maxImageBytes,
        timeoutMs: Math.min(timeoutMs, TIMEOUT_MS),
      },
      isAtServer ? api.dispatcher() : elsewhere(),
    )
  }

  return {
    get: async (wanted: Wanted): Promise<Uint8Array> => {
      try {
        const answer = await fetchIt(wanted)
        if (answer.status === 200) return answer.bytes
        throw notFetched(answer, wanted.name)
      } catch (error) {
        if (!(error instanceof CallFailure)) throw error
        const [code, what] = FAILED[error.kind]
        throw new ProviderError(code, `${wanted.name} made the picture, but ${what}`, {
          suggestion: 'Try again, or choose another model.',
          mayBeBilled: true,
          cause: error,
        })
      }
    },
    close: async () => agent?.destroy(),
  }
}
export type Download = ReturnType<typeof createDownload>
