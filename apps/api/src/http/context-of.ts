import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Clock } from '../platform/clock.ts'
import { AppError } from '../platform/errors.ts'
import type { Caller, Context } from '../platform/operations/operation.ts'
import { disconnected } from './disconnected.ts'
import type { WhoAsks } from './who-asks.ts'

export interface ContextOptions {
  readonly clock: Clock
  /** Aborts when the studio is being stopped. */
  readonly stopping: AbortSignal
  readonly whoAsks: WhoAsks
}

/** A request and its answer, and what was made for its operation so far. */
interface Asked extends ContextOptions {
  readonly request: FastifyRequest
  readonly reply: FastifyReply
  signal?: AbortSignal
  caller?: Caller
}

/**
 * What is made only when an operation asks for it: most do not, and listening for a client that leaves has a cost. The getters
 * stand in a prototype, since V8 gives each object that has some of its own a hidden class, 4 kB that outlive the request: they
 * were 14 of the 38 microseconds of the shortest answer.
 */
const LATE: Pick<Context, 'signal' | 'caller'> & ThisType<{ readonly asked: Asked }> = {
  get signal() {
    const { asked } = this
    const { stopping, whoAsks, request, reply } = asked
    return (asked.signal ??= AbortSignal.any([stopping, disconnected(reply), whoAsks.ending(request, reply)]))
  },
  get caller() {
    const { asked } = this
    return (asked.caller ??= asked.whoAsks.callerOf(asked.request))
  },
}

/** On whose behalf a request is, and until when. */
export function contextOf(asked: Asked, releaseInput: () => void): Context {
  const { request, whoAsks, clock } = asked
  return Object.assign(Object.create(LATE) as Pick<Context, 'signal' | 'caller'>, {
    asked,
    actor: whoAsks.actorOf(request),
    requestId: request.id,
    now: clock.now(),
    releaseInput,
  })
}

/** Throws where whoever asked is let in no more, as far as anybody has waited for that. */
export function requireStillIn({ signal }: Asked): void {
  if (signal?.reason instanceof AppError) throw signal.reason
}
