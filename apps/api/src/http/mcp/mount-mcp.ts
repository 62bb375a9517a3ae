import { callMcp } from '@atelier/contracts'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { CallTool } from '../../modules/mcp/module.ts'
import { keyOf } from '../../platform/actor.ts'
import type { Clock } from '../../platform/clock.ts'
import { requestInvalid } from '../../platform/common.errors.ts'
import type { App } from '../app-type.ts'
import { disconnected } from '../disconnected.ts'
import { createLargeBodies } from '../large-bodies.ts'
import type { WhoAsks } from '../who-asks.ts'
import { createCallsUnderWay } from './calls-under-way.ts'
import type { Asking } from './serve-mcp.ts'
import { sendResponse, toWebRequest } from './web-messages.ts'

/** Bytes: a mask of edit_image fits in. */
const BODY_LIMIT = 6 * 1024 * 1024

interface McpOptions {
  readonly clock: Clock
  /** Aborts when the studio is being stopped. */
  readonly stopping: AbortSignal
  readonly maxImageMb: number
  readonly whoAsks: WhoAsks
  readonly callTool: CallTool
}

/**
 * The Model Context Protocol at `/mcp`. Whoever is known may speak it; what they may do is asked at each tool. What speaks it
 * is loaded when somebody does for the first time: it holds memory that a studio without such clients has no use for (adr/0038).
 */
export function mountMcp(app: App, { whoAsks, ...options }: McpOptions) {
  const large = createLargeBodies(options)
  const calls = createCallsUnderWay()
  app.route({
    ...callMcp,
    onRequest: whoAsks.guard({ needs: 'known' }),
    preParsing: large.holding(BODY_LIMIT),
    bodyLimit: BODY_LIMIT,
    // The protocol has errors of its own for what is no message.
    validatorCompiler: () => () => true,
    async handler(request, reply) {
      // Batches ended with 2025-06-18: one request would ask for thousands of things at a time.
      if (Array.isArray(request.body)) throw requestInvalid([{ path: '/body', message: 'must be one message' }])
      const client = clientOf(request, whoAsks)
      calls.hear(client, request.body)
      const takenBack = calls.begin(client, request.body, forget => void reply.raw.once('close', forget))
      const asking = { ...askingOf(request, reply, { whoAsks, ...options }), takenBack }
      const answering = serve(request, asking)
      large.holdWhile(request, answering)
      return sendResponse(reply, await answering)
    },
  })
}

async function serve(request: FastifyRequest, asking: Asking): Promise<Response> {
  const { serveMcp } = await import('./serve-mcp.ts')
  return serveMcp(toWebRequest(request, asking.ctx.signal), request.body, asking)
}

/** Who speaks, as far as that can be told of one who keeps no session: by which key, from where, and by which program. */
function clientOf(request: FastifyRequest, whoAsks: WhoAsks): string {
  const actor = whoAsks.actorOf(request)
  return JSON.stringify([actor.id, keyOf(actor), request.ip, request.headers['user-agent']])
}

function askingOf(
  request: FastifyRequest,
  reply: FastifyReply,
  { clock, stopping, whoAsks, callTool }: McpOptions,
): Omit<Asking, 'takenBack'> {
  const gone = disconnected(reply)
  const caller = whoAsks.callerOf(request)
  return {
    ctx: {
      actor: whoAsks.actorOf(request),
      requestId: request.id,
      now: clock.now(),
      signal: AbortSignal.any([stopping, gone, whoAsks.ending(request, reply)]),
      caller,
    },
    gone,
    origin: caller.linkOrigin,
    log: request.log,
    callTool,
  }
}
