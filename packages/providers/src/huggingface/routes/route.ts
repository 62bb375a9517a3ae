import type { ImageRequest } from '../../port/request.ts'
import type { Adapter } from '../adapter.ts'

/** What an inference provider is asked for. */
export interface Served {
  /** The id of the model on the Hub. */
  readonly hubId: string
  /** What the provider itself calls the model. */
  readonly providerId: string
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

/** Reads an answer: JSON where it was some, else the bytes. */
export type Read = (answer: { readonly json: unknown; readonly bytes: Uint8Array }) => Step

/** How one inference provider is spoken to, behind `{router}/{id}`. */
export interface Route {
  readonly id: string
  /**
   * How the call names the weights of an adapter, or undefined where it cannot with what is known. A route without this
   * runs the bare model underneath, so it is not asked for an adapter.
   */
  readonly adapt?: (served: Served) => object | undefined
  readonly call: (
    request: ImageRequest,
    served: Served,
  ) => { readonly path: string; readonly body: object; readonly headers?: Readonly<Record<string, string>> }
  readonly read: Read
}

/** Does a call by this route make what the model makes, adapter included? */
export const canServe = (route: Route, served: Served): boolean =>
  served.adapter === undefined || route.adapt?.(served) !== undefined

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
