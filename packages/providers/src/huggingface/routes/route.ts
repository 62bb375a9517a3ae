import type { ImageRequest } from '../../port/request.ts'

/** What an inference provider is asked for. */
export interface Served {
  /** The id of the model on the Hub. */
  readonly hubId: string
  /** What the provider itself calls the model. */
  readonly providerId: string
}

/** How an answer goes on. */
export type Step =
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array }
  /** The image lies at a URL, `data:` included. */
  | { readonly kind: 'url'; readonly url: string }
  /** Ask again under this path, behind the base of the route, and read the answer so. */
  | { readonly kind: 'ask'; readonly path: string; readonly read: Read; readonly waitFirst: boolean }
  /** The provider says in words that there will be no image: moderation, a failure, an error with status 200. */
  | { readonly kind: 'refusal' }
  /** Not what this route answers: text, markup, or JSON of another shape. */
  | { readonly kind: 'unreadable' }

/** Reads an answer: JSON where it was some, else the bytes. */
export type Read = (answer: { readonly json: unknown; readonly bytes: Uint8Array }) => Step

/** How one inference provider is spoken to, behind `{router}/{id}`. */
export interface Route {
  readonly id: string
  readonly call: (
    request: ImageRequest,
    served: Served,
  ) => { readonly path: string; readonly body: object; readonly headers?: Readonly<Record<string, string>> }
  readonly read: Read
}

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
