import type { Task } from '@atelier/contracts'
import type { ImageRequest, InputImage } from '../../port/request.ts'
import type { Adapter } from '../adapter.ts'
import type { HubTask } from '../hub-model.ts'

/** What an inference provider is asked for. */
export interface Served {
  /** The id of the model on the Hub. */
  readonly hubId: string
  /** What the provider itself calls the model. */
  readonly providerId: string
  readonly task: HubTask
  readonly adapter?: Adapter
}

/** How an answer goes on. */
export type Step =
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array }
  /** The image lies at a URL, `data:` included. */
  | { readonly kind: 'url'; readonly url: string }
  /** Ask again under this path, behind the base of the route, and read the answer so. */
  | {
      readonly kind: 'ask'
      readonly path: string
      readonly read: Read
      readonly waitFirst: boolean
      /** The pause that the provider wants between two questions, in milliseconds; a growing one where it says nothing. */
      readonly everyMs?: number
    }
  /** The provider says in words that there will be no image: moderation, a failure, an error with status 200. */
  | { readonly kind: 'refusal' }
  /** Not what this route answers: text, markup, or JSON of another shape. */
  | { readonly kind: 'unreadable' }

/** A question about a job, whose answer may be another one. */
export type Question = Extract<Step, { readonly kind: 'ask' }>

/** Reads an answer: JSON where it was some, else the bytes. */
export type Read = (answer: { readonly json: unknown; readonly bytes: Uint8Array }) => Step

export interface RouteCall {
  readonly path: string
  readonly body: object
}

/** Has a job stopped. */
export interface CancelCall {
  readonly method: 'POST' | 'PUT'
  readonly path: string
  readonly body?: object
}

/** The picture to change, then others to look at. */
export type Pictures = readonly [InputImage, ...InputImage[]]

/** How one inference provider is spoken to, behind `{router}/{id}`. */
export interface Route {
  readonly id: string
  /**
   * How the call names the weights of an adapter, or undefined where it cannot with what is known. A route without this
   * runs the bare model underneath, so it is not asked for an adapter.
   */
  readonly adapt?: (served: Served) => object | undefined
  readonly call: (request: ImageRequest, served: Served) => RouteCall
  /** How it is given pictures; absent where it takes none. */
  readonly edit?: {
    /** Under which tasks of the Hub it serves models that take them. */
    readonly tasks: readonly HubTask[]
    readonly call: (request: ImageRequest, pictures: Pictures, served: Served) => RouteCall
    /** Its models for `image-text-to-image` also make pictures from words alone, by `call`. */
    readonly alsoFromWords?: boolean
  }
  /** What else goes along with its calls and questions. */
  readonly headers?: Readonly<Record<string, string>>
  readonly read: Read
  /**
   * Goes on with a job that is under way, by the path of the first question about it. Absent where there are no jobs, but one
   * answer with the image in it.
   */
  readonly takeUp?: (path: string) => Question
  /** How a job is stopped, by the same path; undefined where that names none. Absent where the provider documents no way. */
  readonly cancel?: (path: string) => CancelCall | undefined
}

/** Does a call by this route do that, with the adapter where the model is one? */
export const canServe = (route: Route, served: Served, task: Task): boolean => {
  if (served.adapter !== undefined && route.adapt?.(served) === undefined) return false
  if (task === 'image-to-image') return route.edit?.tasks.includes(served.task) ?? false
  if (task !== 'text-to-image') return false
  return served.task === task || (served.task === 'image-text-to-image' && route.edit?.alsoFromWords === true)
}

/** Statuses of a job that is not over. They differ by provider, and more come up. */
const PENDING =
  /^(created|queued|pending|submitted|starting|started|booting|loading|processing|running|in[_ -]?(queue|progress))$/i

export const isPending = (status: string | undefined): boolean => status !== undefined && PENDING.test(status)

/** The parameters as most providers spell them; what is null is left out. */
export const parametersOf = (request: ImageRequest) => ({
  ...(request.negativePrompt ? { negative_prompt: request.negativePrompt } : {}),
  ...(request.steps === null ? {} : { num_inference_steps: request.steps }),
  ...(request.guidance === null ? {} : { guidance_scale: request.guidance }),
  seed: request.seed,
})

/** The path and query of a URL that came back: it is asked for at the configured host, not at the one it names. */
export const pathOf = (url: string): string | undefined => {
  const parsed = URL.parse(url, 'https://upstream.invalid')
  return parsed ? parsed.pathname + parsed.search : undefined
}
