import type { Output, Route } from '@atelier/contracts'
import type { Actor } from '../actor.ts'
import type { Answer } from './answer.ts'
import type { OperationInput } from './input.ts'
import type { Permission } from './permission.ts'

/** On whose behalf, for how long, and when an operation runs. */
export interface Context {
  readonly actor: Actor
  /** Aborts when whoever asked has left, or the studio is being stopped. */
  readonly signal: AbortSignal
  readonly now: Date
  /** Under which the log tells of it. */
  readonly requestId: string
  /** Where it was asked from, if that was over a network. */
  readonly caller?: Caller
  /** Lets go of all that was sent, where that may be large and the answer takes long: the input is empty from then on. */
  readonly releaseInput?: () => void
}

export interface Caller {
  readonly address: string
  readonly userAgent: string
  /** Whether the way here is encrypted, as far as is known. */
  readonly isSecure: boolean
  /** The studio as its address is there: `https://studio.example.org`. */
  readonly origin: string
  /** As links begin that are given to other programs: where the settings say so, else as above. Without a slash at its end. */
  readonly linkOrigin: string
  /** The `Cookie` header. */
  readonly cookies: string
  /** Whether a client says that it asks again, since no answer came. */
  readonly isRepeated: boolean
}

/** A contract, a permission and what is done. Whatever lets people and programs in is an adapter over these. */
export interface Operation {
  readonly contract: Route
  readonly needs: Permission
  readonly run: (ctx: Context, input: never) => unknown
  /** Deletes something: where the disk is full it may use the room that is held back for that, and runs again from its beginning. */
  readonly freesRoom: (input: never) => boolean
  readonly http: HttpDetails
}

/** What only HTTP has to know, where the contract does not say it. */
export interface HttpDetails {
  /** Where the contract has more than one answer of success. */
  readonly status?: (result: never, input: never) => number
  /** What is sent of the result; all of it where this is left out. */
  readonly body?: (result: never) => unknown
  /** The address of what was made. */
  readonly location?: (result: never) => string
  /** Headers that the answer has besides. */
  readonly headers?: (result: never) => Readonly<Record<string, string | string[]>>
  /** The name under which the answer is offered as a download. */
  readonly filename?: string
  /** Bytes, where a body may be larger than most. */
  readonly bodyLimitBytes?: number
  /** Asked so often that a line in the log each time would hide the others. */
  readonly isQuiet?: boolean
  /** May take minutes: bytes that mean nothing are sent meanwhile, or proxies would give the answer up. */
  readonly takesLong?: boolean
}

type Awaitable<T> = T | Promise<T>

/** What may come of a contract: its answer of success, or one that is ready to be sent. */
type ResultOf<R extends Route> = (Output<R> extends null ? void : Output<R>) | Answer

interface Definition<R extends Route, Result> {
  readonly needs: Permission
  readonly run: (ctx: Context, input: OperationInput<R>) => Awaitable<Result>
  /** False where it is left out. */
  readonly freesRoom?: boolean | ((input: OperationInput<R>) => boolean)
  readonly http?: {
    readonly status?: (result: Result, input: OperationInput<R>) => keyof R['schema']['response'] & number
    readonly body?: (result: Result) => Output<R>
    readonly location?: (result: Result) => string
    readonly headers?: (result: Result) => Readonly<Record<string, string | string[]>>
    readonly filename?: string
    readonly bodyLimitBytes?: number
    readonly isQuiet?: boolean
    readonly takesLong?: boolean
  }
}

/** An operation whose result is more than the answer over HTTP, which `http.body` takes out of it. */
interface WiderDefinition<R extends Route, Result> extends Definition<R, Result> {
  readonly http: NonNullable<Definition<R, Result>['http']> & { readonly body: (result: Result) => Output<R> }
}

export interface OperationOf<R extends Route, Result> extends Operation {
  readonly contract: R
  readonly run: (ctx: Context, input: OperationInput<R>) => Awaitable<Result>
  readonly freesRoom: (input: OperationInput<R>) => boolean
}

/** Ties what is done to its contract. There is none without a permission. */
export function operation<const R extends Route, Result>(
  contract: R,
  definition: WiderDefinition<R, Result>,
): OperationOf<R, Result>
export function operation<const R extends Route, Result extends ResultOf<R>>(
  contract: R,
  definition: Definition<R, Result>,
): OperationOf<R, Result>
export function operation<const R extends Route, Result>(
  contract: R,
  { needs, run, freesRoom = false, http = {} }: Definition<R, Result>,
): OperationOf<R, Result> {
  return { contract, needs, run, freesRoom: typeof freesRoom === 'boolean' ? () => freesRoom : freesRoom, http }
}
