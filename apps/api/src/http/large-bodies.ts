import { once } from 'node:events'
import type { FastifyReply, FastifyRequest, RequestPayload } from 'fastify'
import { createBudget } from '../platform/budget.ts'
import { serverBusy } from '../platform/common.errors.ts'
import { disconnected } from './disconnected.ts'

const MEGABYTE = 1024 * 1024
/** Bytes of large bodies that are held at a time. Each takes two to three times that much while it is read and stored. */
const UNDER_WAY = 64 * MEGABYTE
/** Milliseconds that a body waits, left unread on its connection, for others to be done with. */
const WAIT_MS = 60_000

interface Entering {
  readonly sizeBytes: number
  /** Aborts when it has waited for long. */
  readonly waiting: AbortSignal
}

/** Takes large bodies while there is room for their bytes; until then they are left where they are, which is with the client. */
export function createLargeBodies({ maxImageMb }: { maxImageMb: number }) {
  const underWay = createBudget({ capacity: Math.max(UNDER_WAY, maxImageMb * MEGABYTE) })
  const working = new WeakMap<FastifyRequest, Promise<unknown>>()
  const used = new WeakMap<FastifyRequest, () => void>()

  /** A client may leave while its body is still being worked on; and wait for long after nobody needs it any more. */
  async function isDone(request: FastifyRequest, gone: AbortSignal): Promise<void> {
    const { promise: isUsed, resolve } = Promise.withResolvers<void>()
    used.set(request, resolve)
    const isAnswered = async () => {
      if (!gone.aborted) await once(gone, 'abort')
      await working.get(request)?.catch(() => {})
    }
    await Promise.race([isUsed, isAnswered()])
  }

  /** Resolves once there is room for the bytes, which are held until the request is answered and its work has ended. */
  function enter(request: FastifyRequest, gone: AbortSignal, { sizeBytes, waiting }: Entering): Promise<void> {
    return new Promise((resolve, reject) => {
      const work = () => {
        resolve()
        return isDone(request, gone)
      }
      underWay.hold(sizeBytes, work, AbortSignal.any([waiting, gone])).catch(reject)
    })
  }

  return {
    /** For `preParsing`, when nothing of the body was read yet. */
    holding:
      (limitBytes: number) =>
      async (request: FastifyRequest, reply: FastifyReply, body: RequestPayload): Promise<RequestPayload> => {
        const waiting = new AbortController()
        const overdue = setTimeout(() => waiting.abort(), WAIT_MS)
        const sizeBytes = Math.min(declaredBytes(request) ?? limitBytes, limitBytes)
        try {
          await enter(request, disconnected(reply), { sizeBytes, waiting: waiting.signal })
        } catch {
          throw serverBusy()
        } finally {
          clearTimeout(overdue)
        }
        return body
      },

    /** Tells what the body is needed for. */
    holdWhile: (request: FastifyRequest, work: Promise<unknown>): void => void working.set(request, work),

    /** Tells that nobody has the bytes any more, although the answer is still to come. */
    release: (request: FastifyRequest): void => used.get(request)?.(),
  }
}
export type LargeBodies = ReturnType<typeof createLargeBodies>

/** Undefined where the length of the body is not told beforehand. */
function declaredBytes({ headers }: FastifyRequest): number | undefined {
  const length = headers['content-length']
  return length === undefined ? undefined : Number(length)
}
