export type Id = string | number

/** What of a message of JSON-RPC is looked at on its way. */
export interface Message {
  readonly id?: Id | null
  readonly method?: string
  readonly params?: {
    readonly name?: unknown
    readonly requestId?: unknown
    readonly _meta?: Readonly<Record<string, unknown>>
  }
  readonly result?: { readonly protocolVersion?: unknown }
  readonly error?: { readonly code: number; readonly message: string; readonly data?: unknown }
}

/** JSON-RPC 2.0, 5.1; the last is one of those that servers may define. */
export const PARSE_ERROR = -32_700
export const INVALID_REQUEST = -32_600
export const UNREACHABLE = -32_000

export const isMessage = (value: unknown): value is Message =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

export const isId = (value: unknown): value is Id => typeof value === 'string' || typeof value === 'number'

export const isRequest = (message: Message): message is Message & { readonly id: Id } =>
  message.method !== undefined && message.id !== undefined && message.id !== null

export const failure = (id: Id | null, code: number, message: string): object => ({
  jsonrpc: '2.0',
  id,
  error: { code, message },
})
