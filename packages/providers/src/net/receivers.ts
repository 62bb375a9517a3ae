import type { Agent } from 'undici'
import { createGuardedAgent, judgeUrl, type Reach, type Resolve } from './guarded-agent.ts'
import { createHttp } from './http.ts'
import { retryAfter } from './retry-hint.ts'

export { CallFailure, type FailureKind } from './failure.ts'
export type { Reach, Resolve } from './guarded-agent.ts'

export interface Message {
  readonly url: string
  readonly reach: Reach
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
  readonly signal: AbortSignal
  /** For the whole call, from connecting to the end of the answer. */
  readonly timeoutMs: number
  /** As much of the answer as is read, in bytes. */
  readonly maxBytes: number
}

export interface Received {
  readonly status: number
  /** The beginning of the answer. */
  readonly bytes: Uint8Array
  readonly contentType: string
  /** Milliseconds that the receiver asks to wait, from now. */
  readonly retryAfterMs: number | undefined
}

interface ReceiversOptions {
  /** Injected by tests; the system's resolver otherwise. */
  readonly resolve?: Resolve | undefined
  readonly now: () => number
}

/** Milliseconds. An answer that has begun says all that matters in its status; the rest may not come. */
const BODY_TIMEOUT_MS = 2000
const CONNECT_TIMEOUT_MS = 5000

/** @throws CallFailure `refused` where nothing may be sent there, as far as its text tells. */
export const judgeReceiver = (url: string, reach: Reach): URL => judgeUrl(url, { reach, mayBeHttp: reach !== 'public' })

/**
 * Sends to addresses that people named in order to be told of something. Each is judged at each call, also where its name
 * resolves to; no redirect is followed, and of an answer only its beginning is read.
 */
export const createReceivers = ({ resolve, now }: ReceiversOptions) => {
  const http = createHttp({ bodyTimeoutMs: BODY_TIMEOUT_MS })
  const agents = new Map<Reach, Agent>()
  const agentOf = (reach: Reach): Agent => {
    const agent = agents.get(reach) ?? createGuardedAgent({ reach, connectTimeoutMs: CONNECT_TIMEOUT_MS, resolve })
    agents.set(reach, agent)
    return agent
  }

  return {
    /** @throws CallFailure where there was no answer; the signal's reason where that was aborted. */
    post: async ({ url, reach, ...message }: Message): Promise<Received> => {
      const answer = await http.send(
        { ...message, url: judgeReceiver(url, reach), method: 'POST', isExcerpt: true },
        agentOf(reach),
      )
      return {
        status: answer.status,
        bytes: answer.bytes,
        contentType: answer.headers['content-type'] ?? '',
        retryAfterMs: retryAfter(answer.headers['retry-after'], now()),
      }
    },
    close: async (): Promise<void> => {
      await Promise.all(Array.from(agents.values(), agent => agent.destroy()))
    },
  }
}
export type Receivers = ReturnType<typeof createReceivers>
