import { setTimeout as sleep } from 'node:timers/promises'
import type { StudioEvent } from '@atelier/contracts'
import type { Studio } from './studio.ts'

/** One message as it came; `comment` for a line that only keeps the stream open. */
export interface Message {
  readonly id: string | undefined
  readonly event: string | undefined
  readonly data: StudioEvent | Record<string, never>
}

const DEADLINE_MS = 15_000

/** Reads the event stream as a browser does, by the letter of its text. */
export async function followEvents(
  { url }: Pick<Studio, 'url'>,
  lastEventId?: string,
  asker: Record<string, string> = {},
) {
  const stop = new AbortController()
  const response = await fetch(`${url}/api/v1/events`, {
    signal: stop.signal,
    headers: {
      ...asker,
      accept: 'text/event-stream',
      ...(lastEventId !== undefined && { 'last-event-id': lastEventId }),
    },
  })
  const messages: Message[] = []
  const comments: string[] = []
  let wake = Promise.withResolvers<void>()
  let ended = false

  async function read(): Promise<void> {
    let rest = ''
    for await (const chunk of (response.body ?? new ReadableStream<Uint8Array>()).pipeThrough(
      new TextDecoderStream(),
    )) {
      const blocks = (rest + chunk).split('\n\n')
      rest = blocks.pop() ?? ''
      for (const block of blocks) take(block)
      wake.resolve()
    }
  }

  function take(block: string): void {
    const lines = block.split('\n')
    comments.push(...lines.filter(line => line.startsWith(':')))
    const fields = new Map(
      lines
        .filter(line => !line.startsWith(':'))
        .map(line => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 2)]),
    )
    if (fields.size > 0)
      messages.push({ id: fields.get('id'), event: fields.get('event'), data: JSON.parse(fields.get('data') ?? '{}') })
  }

  const reading = read()
    .catch(() => {})
    .finally(() => {
      ended = true
      wake.resolve()
    })

  /** Waits until what came is as told; throws when it never is. */
  async function until<T>(look: () => T | undefined | false): Promise<T> {
    const deadline = sleep(DEADLINE_MS, 'late' as const, { signal: stop.signal, ref: false })
    deadline.catch(() => {})
    for (;;) {
      const found = look()
      if (found) return found
      if (ended) throw new Error(`the stream ended after ${messages.map(message => message.event).join(', ')}`)
      if ((await Promise.race([wake.promise, deadline])) === 'late')
        throw new Error(`waited in vain; what came: ${messages.map(message => message.event).join(', ')}`)
      wake = Promise.withResolvers<void>()
    }
  }

  return {
    response,
    messages,
    comments,
    until,
    /** Waits for the first message by that name of which the rest is true too. */
    next: (event: string, matches: (data: StudioEvent) => boolean = () => true) =>
      until(() => messages.find(message => message.event === event && matches(message.data as StudioEvent))),
    /** Resolves when the server has ended the stream. */
    ended: reading,
    async close(): Promise<void> {
      stop.abort()
      await reading
    },
  }
}
