import type { FastifyReply } from 'fastify'
import type { EventMessage, EventsAnswer } from '../platform/operations/answer.ts'
import { isDrained, STALLED_MS } from './drained.ts'
import { WAITS, withoutGaps, type Waits } from './send-late.ts'

interface Sent extends Pick<EventsAnswer, 'messages'> {
  /** What is told where there are no more messages because something failed. */
  readonly showError: (error: unknown) => object
  readonly waits?: Pick<Waits, 'everyMs'>
}

/**
 * Server-sent events in answer to whatever was asked, with a comment whenever nothing else is sent for a while. Messages are
 * taken as fast as the client reads them.
 */
export async function sendEvents(
  reply: FastifyReply,
  { messages, showError, waits: { everyMs } = WAITS }: Sent,
): Promise<void> {
  reply.hijack()
  const { raw } = reply
  raw.writeHead(200, {
    ...withoutGaps(reply.getHeaders()),
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
    // Proxies like nginx hold answers back unless told not to.
    'x-accel-buffering': 'no',
  })
  raw.write(':\n\n')
  const breathing = setInterval(() => raw.write(':\n\n'), everyMs)
  try {
    for await (const message of messages) {
      if (raw.destroyed) return
      if (!raw.write(textOf(message)) && !(await isDrained(raw, STALLED_MS))) return void raw.destroy()
    }
  } catch (error) {
    if (!raw.destroyed) raw.write(textOf({ event: 'error', data: showError(error) }))
  } finally {
    clearInterval(breathing)
    raw.end()
  }
}

/** JSON has no line break of its own, so data is one line. */
const textOf = ({ id, event, data }: EventMessage) =>
  `${id === undefined ? '' : `id: ${id}\n`}event: ${event}\ndata: ${JSON.stringify(data)}\n\n`
