import type { DeliveryProblem } from '@atelier/contracts'
import { CallFailure, type FailureKind, type Reach, type Receivers } from '@atelier/providers/receivers'
import type { Clock } from '../../../platform/clock.ts'
import { VERSION } from '../../../version.ts'
import { excerptOf } from './excerpt.ts'
import type { OutgoingMessage } from './message.ts'
import { signatureHeaders } from './sign.ts'

/** What came of one attempt. */
export interface Outcome {
  /** Undefined where it was taken. */
  readonly problem: DeliveryProblem['code'] | undefined
  readonly responseStatus: number | null
  readonly durationMs: number
  readonly excerpt: string | null
  readonly retryAfterMs?: number | undefined
}

export interface Attempt {
  readonly url: string
  readonly reach: Reach
  readonly message: OutgoingMessage
  readonly secrets: readonly string[]
  readonly signal: AbortSignal
}

interface SenderDependencies {
  readonly receivers: Pick<Receivers, 'post'>
  readonly clock: Clock
  /** Milliseconds that a receiver has to answer. */
  readonly timeoutMs: number
}

/** Bytes of an answer that are read. */
const ANSWER_BYTES = 4096

/** Sends a message once. Throws only the signal's reason, where that was aborted. */
export function createSender({ receivers, clock, timeoutMs }: SenderDependencies) {
  return async function send({ url, reach, message, secrets, signal }: Attempt): Promise<Outcome> {
    const began = performance.now()
    const tookMs = () => Math.round(performance.now() - began)
    const headers = {
      'content-type': 'application/json',
      'user-agent': `Atelier/${VERSION}`,
      ...signatureHeaders({ messageId: message.id, at: clock.now(), body: message.body, secrets }),
    }
    try {
      const sent = { url, reach, headers, body: message.body, signal, timeoutMs, maxBytes: ANSWER_BYTES }
      const { status, bytes, contentType, retryAfterMs } = await receivers.post(sent)
      const excerpt = excerptOf(bytes, contentType)
      return { problem: problemOfStatus(status), responseStatus: status, durationMs: tookMs(), excerpt, retryAfterMs }
    } catch (error) {
      if (!(error instanceof CallFailure)) throw error
      return { problem: PROBLEM_OF[error.kind], responseStatus: null, durationMs: tookMs(), excerpt: null }
    }
  }
}
export type Sender = ReturnType<typeof createSender>

function problemOfStatus(status: number): Outcome['problem'] {
  if (status >= 200 && status <= 299) return undefined
  if (status === 410) return 'gone'
  return status >= 300 && status <= 399 ? 'redirect' : 'status'
}

const PROBLEM_OF: Readonly<Record<FailureKind, DeliveryProblem['code']>> = {
  connection: 'connection',
  broken: 'broken',
  timeout: 'timeout',
  refused: 'refused',
  // Neither can be: of an answer only its beginning is read.
  too_large: 'broken',
  compressed: 'broken',
}
