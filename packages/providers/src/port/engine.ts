import type { Model } from '@atelier/contracts'
import type { ProviderError } from './errors.ts'

/** What to draw: one image. Values are inside the model's limits; null where the model has no such parameter. */
export interface ImageRequest {
  readonly model: string
  readonly prompt: string
  readonly negativePrompt: string | null
  /** Pixels. */
  readonly width: number
  /** Pixels. */
  readonly height: number
  readonly steps: number | null
  readonly guidance: number | null
  /** 0 to 2^32 - 1. */
  readonly seed: number
}

export interface GenerateOptions {
  /** Aborted by cancel, deadline and shutdown: stops the call upstream. */
  readonly signal: AbortSignal
  /** Told how far the image is, 0 to 1. */
  readonly onProgress?: (progress: number) => void
}

export interface ImageResult {
  /** As they came: what they really are is judged by the caller. */
  readonly bytes: Uint8Array
  /** The id under which the upstream logged the call. */
  readonly upstreamRequestId?: string
}

/** A model as its provider knows it; which one is the default is the studio's to say. */
export type ProviderModel = Omit<Model, 'isDefault'>

export interface ModelQuery {
  readonly search?: string | undefined
  readonly signal: AbortSignal
  /** Told when what is given is not all, since whoever knows the rest could not be asked. */
  readonly onIncomplete?: (failure: ProviderError) => void
}

/**
 * Someone who makes images from text. Every method throws a `ProviderError` when it fails, or the
 * signal's reason when that was aborted; nothing else.
 */
export interface Provider {
  readonly id: string
  /** For people, e.g. "Sketch, built in, no AI". */
  readonly name: string
  /** Can it be used as it is set up now? `reason` is one sentence that says what is missing. */
  readonly availability: () => { available: true } | { available: false; reason: string }
  readonly models: {
    /** The curated models; with `search`, also what a search finds. */
    readonly list: (query: ModelQuery) => Promise<ProviderModel[]>
    readonly find: (id: string, options: { signal: AbortSignal }) => Promise<ProviderModel | undefined>
    /** The one to use when nobody chose. */
    readonly defaultId: string
  }
  readonly generate: (request: ImageRequest, options: GenerateOptions) => Promise<ImageResult>
}
