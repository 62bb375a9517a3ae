import { streamEvents } from '@atelier/contracts'
import { fastifySSE } from '@fastify/sse'
import type { App } from '../../http/app-type.ts'
import { notAcceptable } from '../../platform/common.errors.ts'
import type { EventLog } from '../../platform/events/event-log.ts'

/** Milliseconds; proxies commonly close what was silent for a minute. */
const HEARTBEAT_MS = 15_000
const ACCEPTED = /(^|[,\s])(text\/event-stream|text\/\*|\*\/\*)/i

export const eventsRoutes =
  ({ events, stopping }: { events: EventLog; stopping: AbortSignal }) =>
  async (app: App) => {
    await app.register(fastifySSE, { heartbeatInterval: HEARTBEAT_MS })
    app.route({
      ...streamEvents,
      sse: 'only',
      // A stream without a body would be held open and never begin.
      exposeHeadRoute: false,
      // Before the plugin says so in its own words.
      async preHandler({ headers: { accept = '*/*' } }) {
        if (!ACCEPTED.test(accept)) throw notAcceptable('text/event-stream')
      },
      async handler(request, reply) {
        const gone = new AbortController()
        reply.sse.onClose(() => gone.abort())
        const resumeBehind = request.headers['last-event-id']
        const after = resumeBehind === undefined ? await events.lastSequence() : Number(resumeBehind)
        const complete = await events.reaches(after)
        // Proxies like nginx hold answers back unless told not to.
        reply.header('x-accel-buffering', 'no').header('cache-control', 'no-store')
        reply.sse.sendHeaders()
        await reply.sse.send(
          messages(events, {
            after: complete ? after : await events.lastSequence(),
            complete,
            signal: AbortSignal.any([gone.signal, stopping]),
          }),
        )
      },
    })
  }

async function* messages(
  events: EventLog,
  { after, complete, signal }: { after: number; complete: boolean; signal: AbortSignal },
) {
  // Tells the browser how soon to come back, and gives the stream an id to resume behind before anything happens.
  yield { id: String(after), event: complete ? 'ready' : 'reset', data: {}, retry: 2000 }
  for await (const { sequence, event } of events.follow(after, signal)) {
    yield { id: String(sequence), event: event.type, data: event }
  }
}
