import type { Route } from '@atelier/contracts'
import type { FastifyReply, FastifyRequest, onRequestHookHandler } from 'fastify'
import { notAcceptable } from '../platform/common.errors.ts'
import type { EventMessage, EventsAnswer } from '../platform/operations/answer.ts'
import type { App } from './app-type.ts'
import { isDrained, STALLED_MS } from './drained.ts'

/** Milliseconds; proxies commonly close what was silent for a minute. */
export const HEARTBEAT_MS = 15_000
const ACCEPTED = /(^|[,\s])(text\/event-stream|text\/\*|\*\/\*)/i

interface EventsOptions {
  /** Lets in whoever may read them. */
  readonly onRequest?: onRequestHookHandler
  readonly stalledMs?: number
}

type Run = (request: FastifyRequest, reply: FastifyReply) => Promise<{ result: unknown }>

/** An operation whose answer is a stream of server-sent events. */
export function mountEvents(
  app: App,
  contract: Route,
  run: Run,
  { onRequest, stalledMs = STALLED_MS }: EventsOptions = {},
) {
  app.route({
    ...contract,
    ...(onRequest && { onRequest }),
    sse: 'only',
    // A stream without a body would be held open and never begin.
    exposeHeadRoute: false,
    // Before the plugin says so in its own words.
    async preHandler({ headers: { accept = '*/*' } }) {
      if (!ACCEPTED.test(accept)) throw notAcceptable('text/event-stream')
    },
    async handler(request, reply) {
      const { result } = await run(request, reply)
      // Proxies like nginx hold answers back unless told not to.
      reply.header('x-accel-buffering', 'no').header('cache-control', 'no-store')
      reply.sse.sendHeaders()
      // The contract produces events, so the operation gives them.
      await sendEach(reply, (result as EventsAnswer).messages, stalledMs)
    },
  })
}

/**
 * One message after another, as fast as the client reads: what waits for it is what fits into the socket. The plugin's own way
 * waits for ever for a client that has stopped reading or has left, and with it the events that come next.
 */
async function sendEach(reply: FastifyReply, messages: AsyncIterable<EventMessage>, stalledMs: number): Promise<void> {
  for await (const message of messages) {
    if (reply.raw.destroyed || !reply.sse.isConnected) return
    const sent = reply.sse.send(message)
    if (!reply.raw.writableNeedDrain) await sent
    else if (!(await isDrained(reply.raw, stalledMs))) return void reply.raw.destroy()
  }
}
