import type { Reach, Resolve } from '../net/guarded-agent.ts'
import { sleep, type Sleep } from '../net/waits.ts'

/** A model behind a URL of the user's own: a Dedicated Inference Endpoint, or any server that takes `{ inputs, parameters }`. */
export interface OwnEndpoint {
  readonly model: string
  readonly url: string
}

export interface HuggingFaceSettings {
  /** Of the engine: what its models name as their provider. */
  readonly id: string
  /** Base of the inference router, a path prefix included. */
  readonly routerUrl: string
  /** Base of the Hub API, a path prefix included. */
  readonly hubUrl: string
  /** Organisation that is billed, sent as `X-HF-Bill-To`. */
  readonly billTo?: string | undefined
  /** Asked at every call, so that a token can change while the studio runs. */
  readonly token: () => string | undefined
  /** Asked at every call. Named by the user, so they may be http; how far away is `endpointReach`. */
  readonly endpoints: () => readonly OwnEndpoint[]
}

export const HUGGINGFACE_DEFAULTS = {
  /** An image URL that an upstream names must be https and public, unless this is true. */
  allowPrivateNetwork: false,
  /** Where an endpoint of the user's own may be. */
  endpointReach: 'own network' as Reach, // a literal would be the only value
  /** Where the router and the Hub may be: whoever runs the studio says of its own where they are. */
  serviceReach: 'anywhere' as Reach, // as above
  /** Longest image that is taken, in bytes. */
  maxImageBytes: 16 * 1024 * 1024,
  /** One call that makes an image, from connecting to the last byte. */
  callTimeoutMs: 180_000,
  /** How long a call that begins a job goes on after it was cancelled: whoever does not hear its name cannot stop or find it. */
  beginOutlastsMs: 1_200,
  /** One poll. */
  pollCallTimeoutMs: 15_000,
  /** One call that has a job stopped. */
  cancelCallTimeoutMs: 5_000,
  /** One question to the Hub. People wait for its answer, and there is one without it. */
  hubTimeoutMs: 4_000,
  /** Download of one image that a URL names. */
  downloadTimeoutMs: 60_000,
  connectTimeoutMs: 10_000,
  /** Longest silence while a body arrives. */
  bodyTimeoutMs: 30_000,
  /** How long a queued image is asked after, all polls together. */
  pollTimeoutMs: 240_000,
  pollFirstMs: 500,
  pollMaxMs: 3_000,
  /** Further tries of one call, inside. Longer waits are the queue's. */
  maxRetries: 2,
  retryFirstMs: 400,
  /** Shortest wait before a model that is being loaded, as a success says, is asked for again. */
  loadingFirstMs: 2_000,
  /** Longest single wait inside a call that makes an image; what asks for more is thrown with `retryAfterMs`. */
  maxRetryWaitMs: 3_000,
  /** The same while an image is under way, where giving up would pay for it twice. */
  maxPollWaitMs: 15_000,
  /** Given as `retryAfterMs` with a 429 or 503 that names no time. */
  defaultRetryAfterMs: 10_000,
  /** Cap of every `retryAfterMs`. */
  maxRetryAfterMs: 300_000,
  /** How long a list of models waits for the Hub before it tells what was last known. */
  listPatienceMs: 1_200,
  /** How long the Hub's word on who serves a model holds. */
  mappingTtlMs: 600_000,
  searchTtlMs: 60_000,
  /** How long a failed question to the Hub is not asked again. */
  failureTtlMs: 10_000,
  maxCachedModels: 500,
  /** Pages of a search that are read, 20 models each. */
  maxSearchPages: 2,
}

interface HuggingFaceInjected {
  /** Milliseconds since the epoch. */
  readonly now: () => number
  /** 0 to 1, for jitter. */
  readonly random: () => number
  readonly sleep: Sleep
  /** Resolver for the hosts of image URLs; the system's when left out. */
  readonly resolve?: Resolve | undefined
}

export type HuggingFaceOptions = HuggingFaceSettings &
  Partial<typeof HUGGINGFACE_DEFAULTS> &
  Partial<HuggingFaceInjected>
export type HuggingFaceConfig = HuggingFaceSettings & typeof HUGGINGFACE_DEFAULTS & HuggingFaceInjected

// A Partial<> passed on key by key may hold undefined, which must not hide a default.
const given = (options: HuggingFaceOptions): Partial<HuggingFaceConfig> =>
  Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined))

export const withDefaults = (options: HuggingFaceOptions): HuggingFaceConfig => ({
  ...HUGGINGFACE_DEFAULTS,
  now: Date.now,
  random: Math.random,
  sleep,
  id: options.id,
  routerUrl: options.routerUrl,
  hubUrl: options.hubUrl,
  token: options.token,
  endpoints: options.endpoints,
  ...given(options),
})

/** A token as it may stand in a header, or undefined: an empty one is none. */
export const tokenOf = ({ token }: Pick<HuggingFaceSettings, 'token'>): string | undefined => {
  const text = token()?.trim()
  return text && /^[\x21-\x7E]+$/.test(text) ? text : undefined
}

/** Where an image URL that an upstream names may be. */
export const imageReach = (config: HuggingFaceConfig): Reach => (config.allowPrivateNetwork ? 'anywhere' : 'public')
