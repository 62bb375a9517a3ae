import { readMessages } from '@atelier/client/sse'
import {
  failure,
  INVALID_REQUEST,
  isId,
  isMessage,
  isRequest,
  PARSE_ERROR,
  UNREACHABLE,
  type Id,
  type Message,
} from './json-rpc.ts'
import type { Settings } from './settings.ts'

interface RelayOptions extends Settings {
  readonly fetch: typeof globalThis.fetch
  /** Takes one message for the client, as JSON without a line break. */
  readonly tell: (line: string) => void
}

const VERSION_META = 'io.modelcontextprotocol/protocolVersion'

/** Hands messages of a client on to the studio, and tells what comes back. Each request is one call over HTTP. */
export function createRelay({ address, key, fetch, tell }: RelayOptions) {
  const underWay = new Map<Id, AbortController>()
  /** Calls that were taken back: nobody waits for what comes of them. */
  const unwanted = new Set<Id>()
  /** What was agreed on at the beginning, by clients that begin with that. */
  let agreed: string | undefined

  function headersFor({ method, params }: Message): Record<string, string> {
    const { _meta: told } = params ?? {}
    const version = told?.[VERSION_META] ?? agreed
    return {
      'content-type': 'application/json',
      accept: 'application/json, text/event-stream',
      ...(key !== undefined && { authorization: `Bearer ${key}` }),
      ...(typeof version === 'string' && { 'mcp-protocol-version': version }),
      ...(method !== undefined && { 'mcp-method': method }),
      ...(typeof params?.name === 'string' && { 'mcp-name': params.name }),
    }
  }

  function hear(asked: Message, text: string): void {
    const told = JSON.parse(text) as unknown
    if (!isMessage(told) || (isRequest(asked) && unwanted.has(asked.id))) return
    const { protocolVersion } = told.result ?? {}
    if (asked.method === 'initialize' && typeof protocolVersion === 'string') agreed = protocolVersion
    // What was refused before it was read has no id there; here it is known which it was.
    tell(JSON.stringify(told.id === null && isRequest(asked) ? { ...told, id: asked.id } : told))
  }

  async function post(message: Message, signal: AbortSignal | null): Promise<void> {
    const response = await fetch(address, {
      method: 'POST',
      headers: headersFor(message),
      body: JSON.stringify(message),
      // Another address would be sent the key.
      redirect: 'error',
      signal,
    })
    const type = response.headers.get('content-type') ?? ''
    if (type.startsWith('text/event-stream') && response.body)
      for await (const { data } of readMessages(response.body)) hear(message, data)
    else if (type.startsWith('application/json') && isRequest(message)) hear(message, await response.text())
    else if (isRequest(message)) throw new Error(`${address.origin} answered ${response.status} and no message`)
    else await response.body?.cancel()
  }

  async function send(message: Message & { readonly id: Id }): Promise<void> {
    const stop = new AbortController()
    underWay.set(message.id, stop)
    try {
      await post(message, stop.signal)
    } catch (error) {
      // Nobody waits for what was cancelled (MCP, basic/utilities/cancellation).
      if (!unwanted.has(message.id)) tell(JSON.stringify(failure(message.id, UNREACHABLE, sentenceOf(error))))
    } finally {
      underWay.delete(message.id)
      unwanted.delete(message.id)
    }
  }

  const sentenceOf = (error: unknown) =>
    `The studio at ${address.origin} did not answer: ${causeOf(error)}. Is it running, and is ATELIER_URL right?`

  return {
    /** Takes a line of the client; resolves when all that comes of it was told. */
    async take(line: string): Promise<void> {
      const message = parse(line)
      if (message === undefined) return tell(JSON.stringify(failure(null, PARSE_ERROR, 'This line is no JSON.')))
      if (!isMessage(message)) return tell(JSON.stringify(failure(null, INVALID_REQUEST, 'One message is one object.')))
      if (isRequest(message)) return send(message)
      const { requestId } = message.params ?? {}
      const takenBack = message.method === 'notifications/cancelled' && isId(requestId) ? requestId : undefined
      if (takenBack !== undefined && underWay.has(takenBack)) unwanted.add(takenBack)
      // A notification has no answer, so that nobody could be told that it was not taken.
      await post(message, null).catch(() => {})
      // Afterwards: the studio finds a call by its connection, and from 2026-07-28 on this alone takes it back.
      if (takenBack !== undefined) underWay.get(takenBack)?.abort()
    },
  }
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}

/** Of `fetch failed` the cause is what helps. */
const causeOf = (error: unknown): string => {
  if (!(error instanceof Error)) return 'it failed'
  return error.cause instanceof Error && error.cause.message !== '' ? error.cause.message : error.message
}
