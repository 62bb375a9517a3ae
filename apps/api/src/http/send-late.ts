import type { FastifyReply, FastifyRequest } from 'fastify'

/** Milliseconds after which the answer begins. The strictest of the usual proxies give up at 30 seconds, most at 60. */
const PATIENCE_MS = 25_000
/** Milliseconds between bytes from then on. */
const EVERY_MS = 15_000
/** White space before a JSON text is no part of it (RFC 8259, 2). */
const NOTHING = ' '

export interface Waits {
  readonly patienceMs: number
  readonly everyMs: number
}

export const WAITS: Waits = { patienceMs: PATIENCE_MS, everyMs: EVERY_MS }

interface Late {
  /** JSON; settled before long it is left to whoever asked. */
  readonly working: Promise<unknown>
  /** The JSON in the place of an answer that cannot be given: the status is gone out by then. */
  readonly showError: (error: unknown) => object
  readonly waits?: Waits
}

/**
 * Begins to answer with 200 and white space when something takes long, and ends with its JSON. Gives false, and has sent
 * nothing, where it was settled before.
 */
export async function sendLate(
  { method }: Pick<FastifyRequest, 'method'>,
  reply: FastifyReply,
  { working, showError, waits: { patienceMs, everyMs } = WAITS }: Late,
): Promise<boolean> {
  if (method === 'HEAD' || !(await isLate(working, patienceMs))) return false
  reply.hijack()
  const { raw } = reply
  // What hooks have put on the answer, which Fastify would have written.
  raw.writeHead(200, { ...withoutGaps(reply.getHeaders()), 'content-type': 'application/json; charset=utf-8' })
  raw.write(NOTHING)
  const breathing = setInterval(() => raw.write(NOTHING), everyMs)
  try {
    raw.end(JSON.stringify(await working))
  } catch (error) {
    raw.end(JSON.stringify(showError(error)))
  } finally {
    clearInterval(breathing)
  }
  return true
}

/** As Node takes headers. */
export const withoutGaps = (headers: ReturnType<FastifyReply['getHeaders']>) =>
  Object.fromEntries(Object.entries(headers).filter(([, value]) => value !== undefined)) as Record<string, string>

async function isLate(working: Promise<unknown>, patienceMs: number): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<boolean>(resolve => {
    timer = setTimeout(() => resolve(true), patienceMs)
  })
  const settled = working.then(
    () => false,
    () => false,
  )
  try {
    return await Promise.race([settled, late])
  } finally {
    clearTimeout(timer)
  }
}
