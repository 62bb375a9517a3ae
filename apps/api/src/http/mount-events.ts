import type { Route } from '@atelier/contracts'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { notAcceptable } from '../platform/common.errors.ts'
import type { EventsAnswer } from '../platform/operations/answer.ts'
import type { App } from './app-type.ts'

/** Milliseconds; proxies commonly close what was silent for a minute. */
export const HEARTBEAT_MS = 15_000
const ACCEPTED = /(^|[,\s])(text\/event-stream|text\/\*|\*\/\*)/i

type Run = (request: FastifyRequest, reply: FastifyReply) => Promise<{ result: unknown }>

/** An operation whose answer is a stream of server-sent events. */
export function mountEvents(app: App, contract: Route, run: Run) {
  app.route({
    ...contract,
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
      await reply.sse.send((result as EventsAnswer).messages)
    },
  })
}
