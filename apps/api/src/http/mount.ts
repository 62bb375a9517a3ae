import multipart from '@fastify/multipart'
import { fastifySSE } from '@fastify/sse'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Clock } from '../platform/clock.ts'
import type { AbandonedAnswer } from '../platform/operations/answer.ts'
import type { Caller, Context, Operation } from '../platform/operations/operation.ts'
import { perform } from '../platform/operations/perform.ts'
import type { App } from './app-type.ts'
import { createEventText } from './event-text.ts'
import { disconnected } from './disconnected.ts'
import { mountEvents, HEARTBEAT_MS } from './mount-events.ts'
import { parsePreferredWait } from './prefer.ts'
import { createLargeBodies, type LargeBodies } from './large-bodies.ts'
import { readUpload, uploadLimits } from './read-upload.ts'
import { pointIntoRequest } from './request-pointers.ts'
import { sendAnswer } from './send-answer.ts'
import { callerOf, type WhoAsks } from './who-asks.ts'

interface RunOptions {
  readonly clock: Clock
  /** Aborts when the studio is being stopped. */
  readonly stopping: AbortSignal
  readonly accelRedirect: string | null
  readonly whoAsks: WhoAsks
}

interface MountOptions extends RunOptions {
  readonly operations: readonly Operation[]
  readonly maxImageMb: number
}

interface MountedOptions extends RunOptions {
  readonly large: LargeBodies
  /** Bytes of the largest body, where that is larger than most. */
  readonly limitBytes?: number | undefined
  /** Where the operation takes a file, which is not in the body that Fastify reads. */
  readonly readFile?: (request: FastifyRequest) => Promise<{ file: Uint8Array }>
}

/** Every operation at the address that its contract names: the request becomes its input, and its result the answer. */
export async function mountOperations(app: App, { operations, ...options }: MountOptions) {
  await app.register(fastifySSE, { heartbeatInterval: HEARTBEAT_MS, serializer: createEventText() })
  const large = createLargeBodies(options)
  for (const operation of operations.filter(one => !takesFile(one)))
    mount(app, operation, { ...options, large, limitBytes: operation.http.bodyLimitBytes })
  // The parser of forms is for them alone: everywhere else a form is refused.
  await app.register(async scope => {
    const limits = uploadLimits(options)
    await scope.register(multipart, { limits, throwFileSizeLimit: false })
    for (const operation of operations.filter(takesFile))
      mount(scope, operation, {
        ...options,
        large,
        limitBytes: limits.fileSize,
        readFile: async request => ({ file: await readUpload(request, options.maxImageMb) }),
      })
  })
}

/** It was given up, since whoever asked has left or the studio is being stopped: no fault of the server. */
const ABANDONED: AbandonedAnswer = { answer: 'abandoned' }

const takesFile = ({ contract }: Operation) => contract.schema.consumes?.includes('multipart/form-data') ?? false

function mount(app: App, operation: Operation, { large, limitBytes, readFile, ...options }: MountedOptions) {
  const { contract, http } = operation
  const isStream = contract.schema.produces?.includes('text/event-stream') ?? false

  async function run(request: FastifyRequest, reply: FastifyReply) {
    const uploaded = await readFile?.(request)
    // Fastify has held each part of the request against the contract.
    const input = { ...inputOf(request), ...uploaded } as never
    const ctx = contextOf(request, reply, { ...options, isStream })
    try {
      return { input, result: await perform(operation, ctx, input) }
    } catch (error) {
      if (ctx.signal.aborted && error === ctx.signal.reason) return { input, result: ABANDONED }
      throw pointIntoRequest(error, contract)
    }
  }

  const onRequest = options.whoAsks.guard(operation)
  if (isStream) {
    mountEvents(app, contract, run, { onRequest })
    return
  }
  app.route({
    ...contract,
    // Of what anybody may ask for, the document says that it needs no key.
    ...(operation.needs === 'public' && { schema: { ...contract.schema, security: [] } }),
    onRequest,
    ...(http.bodyLimitBytes !== undefined && { bodyLimit: http.bodyLimitBytes }),
    ...(limitBytes !== undefined && { preParsing: large.holding(limitBytes) }),
    ...(http.isQuiet && { logLevel: 'warn' as const }),
    async handler(request, reply) {
      const running = run(request, reply)
      if (limitBytes !== undefined) large.holdWhile(request, running)
      const { input, result } = await running
      return sendAnswer(request, reply, {
        operation,
        input,
        result: result as never,
        accelRedirect: options.accelRedirect,
      })
    },
  })
}

/** The parts of the request side by side, and what its headers mean. */
function inputOf({ params, query, body, headers }: FastifyRequest): Record<string, unknown> {
  const { '*': id, ...named } = params as Record<string, unknown>
  const key = headers['idempotency-key']
  const waitMs = parsePreferredWait(headers.prefer as string | undefined)
  return {
    ...named,
    ...(id !== undefined && { id }),
    ...(query as object),
    ...(Array.isArray(body) ? { list: body as unknown } : (body as object | undefined)),
    ...(key !== undefined && { idempotencyKey: key }),
    ...(waitMs !== undefined && { waitMs }),
    // A browser's EventSource that has seen no event yet may send an empty one.
    ...(headers['last-event-id'] && { lastEventId: headers['last-event-id'] }),
  }
}

/** The signal is made only when an operation asks for it: most do not, and listening for a client that leaves has a cost. */
function contextOf(
  request: FastifyRequest,
  reply: FastifyReply,
  { clock, stopping, whoAsks, isStream }: RunOptions & { readonly isStream: boolean },
): Context {
  let signal: AbortSignal | undefined
  let caller: Caller | undefined
  const endings = () => [stopping, disconnected(reply), ...(isStream ? [whoAsks.ending(request, reply)] : [])]
  return {
    actor: whoAsks.actorOf(request),
    requestId: request.id,
    now: clock.now(),
    get signal() {
      return (signal ??= AbortSignal.any(endings()))
    },
    get caller() {
      return (caller ??= callerOf(request))
    },
  }
}
