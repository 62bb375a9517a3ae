import type { Connection } from './connection.ts'
import { ApiError, NetworkError } from './core/errors.ts'
import { send } from './core/send.ts'
import { say } from './ask.ts'
import { routes } from './generated/routes.ts'
import type { GenerationPreview, StudioEvent } from './generated/schema.ts'
import { growingMs, pause } from './pause.ts'
import { readMessages, type Message } from './sse.ts'

/**
 * What happens in the studio. `ready`: the line is open, and nothing was missed; `reset`: what was missed is no longer
 * stored, so lists have to be read again.
 */
export type Told = (StudioEvent | GenerationPreview | { type: 'ready' } | { type: 'reset' }) & {
  /** Resumes behind this event. Previews have none. */
  eventId?: string
}

export interface EventsOptions {
  readonly signal?: AbortSignal | undefined
  /** Resume behind this event. */
  readonly lastEventId?: string | undefined
  /** Milliseconds without a sign of life after which the line is opened anew; the server gives one every 15 seconds. */
  readonly silenceMs?: number | undefined
  /** Told of each break of the line, before the pause in front of the next try. */
  readonly onLost?: ((error: unknown, pauseMs: number) => void) | undefined
}

const SILENCE_MS = 45_000
const PAUSE = { firstMs: 500, longestMs: 15_000 }
/** The server takes the question amiss; asking again would not help. */
const isFinal = (error: unknown) =>
  error instanceof ApiError && error.status < 500 && error.status !== 408 && error.status !== 429

/** Everything that happens, for as long as somebody listens. A line that breaks is opened anew where it broke. */
export async function* streamEvents(
  connection: Connection,
  { signal, lastEventId, silenceMs = SILENCE_MS, onLost }: EventsOptions = {},
): AsyncGenerator<Told, void, undefined> {
  let resume = lastEventId
  for (let failures = 0; ;) {
    signal?.throwIfAborted()
    let cause: unknown = new NetworkError('unreachable')
    try {
      for await (const { id, type, data } of openLine(connection, { signal, silenceMs, lastEventId: resume })) {
        failures = 0
        if (id !== undefined) resume = id
        yield toldOf(type, data, id)
      }
    } catch (error) {
      signal?.throwIfAborted()
      if (isFinal(error)) throw error
      cause = error
    }
    const asked = cause instanceof ApiError ? cause.retryAfterMs : undefined
    const pauseMs = asked ?? growingMs(failures, PAUSE)
    failures += 1
    onLost?.(cause, pauseMs)
    await pause(pauseMs, signal)
  }
}

function toldOf(type: string, data: string, id: string | undefined): Told {
  const eventId = id !== undefined && id !== '' ? { eventId: id } : {}
  if (type === 'ready' || type === 'reset') return { type, ...eventId }
  // Serialised by the contract that these types come from.
  return { ...(JSON.parse(data) as StudioEvent | GenerationPreview), ...eventId }
}

interface Line {
  readonly signal: AbortSignal | undefined
  readonly silenceMs: number
  readonly lastEventId: string | undefined
}

/** One connection, until it ends or is silent for too long. */
async function* openLine(connection: Connection, { signal, silenceMs, lastEventId }: Line): AsyncGenerator<Message> {
  const silent = new AbortController()
  const timer = watch(silenceMs, () => silent.abort(new NetworkError('timeout')))
  try {
    const { response } = await send(connection.urlOf(routes.streamEvents.url), {
      method: 'GET',
      headers: {
        ...connection.headers,
        accept: 'text/event-stream',
        ...(lastEventId !== undefined && { 'last-event-id': lastEventId }),
      },
      signal,
      deadline: silent.signal,
      say,
      fetch: connection.fetch,
    })
    if (!response.body || !response.headers.get('content-type')?.startsWith('text/event-stream'))
      throw new ApiError({ status: response.status, code: 'http.not_events', detail: say() })
    try {
      yield* readMessages(response.body, timer.restart)
    } catch (error) {
      if (signal?.aborted) throw signal.reason
      throw error instanceof NetworkError ? error : new NetworkError('unreachable', { cause: error })
    }
  } finally {
    timer.stop()
    silent.abort()
  }
}

function watch(ms: number, onSilence: () => void) {
  let timer = setTimeout(onSilence, ms)
  const stop = () => clearTimeout(timer)
  return {
    stop,
    restart() {
      stop()
      timer = setTimeout(onSilence, ms)
    },
  }
}
