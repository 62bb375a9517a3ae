import multipart from '@fastify/multipart'
import { fastifySSE } from '@fastify/sse'
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import { shuttingDown } from '../platform/common.errors.ts'
import { AppError } from '../platform/errors.ts'
import { isAnswer, type AbandonedAnswer, type EventsAnswer } from '../platform/operations/answer.ts'
import type { Operation } from '../platform/operations/operation.ts'
import { perform } from '../platform/operations/perform.ts'
import type { App } from './app-type.ts'
import { showErrorAt } from './dialects/index.ts'
import { createEventText } from './event-text.ts'
import { contextOf, requireStillIn, type ContextOptions } from './context-of.ts'
import { logged } from './error-handler.ts'
import { createInputOf } from './input-of.ts'
import { mountEvents, HEARTBEAT_MS } from './mount-events.ts'
import { createLargeBodies, type LargeBodies } from './large-bodies.ts'
import { createForms, formLimits } from './read-form.ts'
import { readUpload, uploadLimits } from './read-upload.ts'
import { pointIntoRequest } from './request-pointers.ts'
import { sendAnswer } from './send-answer.ts'
import { sendEvents } from './send-events.ts'
import { sendLate } from './send-late.ts'

interface RunOptions extends ContextOptions {
  readonly accelRedirect: string | null
}

interface MountOptions extends RunOptions {
  readonly operations: readonly Operation[]
  readonly maxImageMb: number
}

interface MountedOptions extends RunOptions {
  readonly large: LargeBodies
  /** Bytes of the largest body, where that is larger than most. */
  readonly limitBytes?: number | undefined
  /** Where the operation takes a form, which is not a body that Fastify reads. */
  readonly readForm?: (request: FastifyRequest) => Promise<object>
}

/** Every operation at the address that its contract names: the request becomes its input, and its result the answer. */
export async function mountOperations(app: App, { operations, ...options }: MountOptions) {
  await app.register(fastifySSE, { heartbeatInterval: HEARTBEAT_MS, serializer: createEventText() })
  const large = createLargeBodies(options)
  for (const operation of operations.filter(one => !takesFile(one) && !takesForm(one)))
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
        readForm: async request => ({ file: await readUpload(request, options.maxImageMb) }),
      })
  })
  const forms = createForms()
  for (const operation of operations.filter(takesForm)) {
    const { contract, http } = operation
    const limitBytes = http.bodyLimitBytes ?? options.maxImageMb * MEGABYTE
    await app.register(async scope => {
      await scope.register(multipart, { limits: formLimits(limitBytes), throwFileSizeLimit: false })
      mount(scope, operation, { ...options, large, limitBytes, readForm: forms(contract, limitBytes) })
    })
  }
}

const MEGABYTE = 1024 * 1024

/** It was given up, since whoever asked has left or the studio is being stopped: no fault of the server. */
const ABANDONED: AbandonedAnswer = { answer: 'abandoned' }

const takesForm = ({ contract }: Operation) => contract.schema.form !== undefined
const takesFile = ({ contract }: Operation) =>
  contract.schema.form === undefined && (contract.schema.consumes?.includes('multipart/form-data') ?? false)

function mount(app: App, operation: Operation, { large, limitBytes, readForm, ...options }: MountedOptions) {
  const { contract, http } = operation
  const inputOf = createInputOf(contract)
  const isStream = contract.schema.produces?.includes('text/event-stream') ?? false

  async function run(request: FastifyRequest, reply: FastifyReply) {
    const form = await readForm?.(request)
    const input = inputOf(request, form ?? request.body) as never
    const releaseInput = () => {
      for (const name of Object.keys(input)) delete input[name as never]
      request.body = undefined
      large.release(request)
    }
    const { clock, stopping, whoAsks } = options
    const asked = { request, reply, clock, stopping, whoAsks }
    const ctx = contextOf(asked, releaseInput)
    try {
      const result: unknown = await perform(operation, ctx, input)
      requireStillIn(asked)
      return { input, result }
    } catch (error) {
      if (ctx.signal.aborted && error === ctx.signal.reason && !(error instanceof AppError))
        return { input, result: ABANDONED }
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
      const showError = (error: unknown) => {
        const told = options.stopping.aborted ? shuttingDown() : error
        return showErrorAt(request.url, logged(told as FastifyError, request), request.id).body
      }
      if (http.takesLong && (await sendLate(request, reply, { working: bodyOf(operation, running), showError })))
        return reply
      const { input, result } = await running
      // What is made while it is sent knows nothing of who asked.
      if (isStreamed(result))
        options.whoAsks.ending(request, reply).addEventListener('abort', () => reply.raw.destroy())
      if (isEvents(result)) return sendEvents(reply, { messages: result.messages, showError })
      return sendAnswer(request, reply, {
        operation,
        input,
        result: result as never,
        accelRedirect: options.accelRedirect,
      })
    },
  })
}

/** What is sent of a result that comes so late that nothing but its JSON can be told. */
async function bodyOf({ http }: Operation, running: Promise<{ result: unknown }>): Promise<unknown> {
  const { result } = await running
  if (isAnswer(result) && result.answer === 'abandoned') throw shuttingDown()
  if (isAnswer(result)) return result
  return http.body ? http.body(result as never) : result
}

const isEvents = (result: unknown): result is EventsAnswer => isAnswer(result) && result.answer === 'events'
const isStreamed = (result: unknown) => isAnswer(result) && result.answer === 'stream'
