import type { operations } from './generated/schema.ts'
import type { routes } from './generated/routes.ts'

/** The names of all operations, as the OpenAPI document has them. */
export type OperationName = keyof typeof routes

/** A picture that is sent: what a browser's file input gives, or its bytes. */
export type FileSent = Blob | Uint8Array

type Plain<T> = { [K in keyof T]: T[K] }
type Together<T> = T extends unknown ? Plain<T> : never

type Given<T> = [T] extends [undefined] ? unknown : Exclude<T, undefined>
type PathOf<O> = O extends { parameters: { path?: infer P } } ? Given<P> : unknown
type QueryOf<O> = O extends { parameters: { query?: infer Q } } ? Given<Q> : unknown
type BodyOf<O> = O extends { requestBody?: { content: infer C } }
  ? C extends { 'application/json': infer B }
    ? B
    : C extends { 'multipart/form-data': unknown }
      ? { readonly file: FileSent; /** Of a `File` it is its own. */ readonly filename?: string }
      : unknown
  : unknown

type Content<R> = R extends { content: infer C }
  ? C extends { 'application/json': infer J }
    ? J
    : C extends { readonly [type: string]: unknown }
      ? [keyof C] extends [never]
        ? void
        : Response
      : void
  : void
type Success<R> = { [S in keyof R]: S extends 200 | 201 | 202 | 204 ? Content<R[S]> : never }[keyof R]

/** What an operation takes: the parts of its path, its query and its body side by side. */
export type InputOf<N extends OperationName> = Together<
  PathOf<operations[N]> & QueryOf<operations[N]> & BodyOf<operations[N]>
>

/** What an operation gives: its JSON, a `Response` where that is a file, nothing where there is nothing to say. */
export type OutputOf<N extends OperationName> = operations[N] extends { responses: infer R } ? Success<R> : never

export interface CallOptions {
  /** Gives up when it aborts; what is thrown then is its reason. */
  readonly signal?: AbortSignal | undefined
  /** Milliseconds for one try: until the answer was read, or has begun where it is a file. */
  readonly timeoutMs?: number | undefined
  /** How often to try again where that is safe. */
  readonly retries?: number | undefined
  /** The same key and input make the same generation for 24 hours. Made up where it is left out. */
  readonly idempotencyKey?: string | undefined
  readonly headers?: Readonly<Record<string, string>> | undefined
}

/** Without an input where nothing must be said. */
export type Method<N extends OperationName> =
  Partial<InputOf<N>> extends InputOf<N>
    ? (input?: InputOf<N>, options?: CallOptions) => Promise<OutputOf<N>>
    : (input: InputOf<N>, options?: CallOptions) => Promise<OutputOf<N>>
