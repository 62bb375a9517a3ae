import type { ImageNotes } from '@atelier/contracts'
import type { EngineModel } from './manifest.ts'
import type { ProviderError, ProviderErrorCode } from './errors.ts'
import type { ImageRequest } from './request.ts'

/**
 * A reason of a signal: whoever asked does not have this work any more. Somebody else goes on with what `onAccepted` told of,
 * or cancels it by its name, so that is left alone.
 */
export class HandedOverError extends Error {}

export interface GenerateOptions {
  /** Aborted by cancel, deadline and shutdown: stops the call upstream, and the work unless it was handed over. */
  readonly signal: AbortSignal
  /** Told how far the image is, 0 to 1. */
  readonly onProgress?: (progress: number) => void
  /** Shown what the image looks like so far, where the engine can tell. */
  readonly onPreview?: (preview: Preview) => void
  /**
   * Told by what name the engine knows this work, once it has taken it: by it the work is found again after a restart of the
   * studio. Only engines tell it that can be asked about work which somebody else began.
   */
  readonly onAccepted?: (job: string) => void
  /**
   * What `onAccepted` told of an earlier try. The engine goes on with that work, or gives what came of it. Where it does not
   * know it any more it begins anew if that costs nothing, else it throws `provider.task_lost`.
   */
  readonly job?: string | undefined
}

/** What a picture looks like while it is made: shown and forgotten. */
export interface Preview {
  readonly bytes: Uint8Array
  readonly mimeType: string
}

/** What somebody charges for a picture. */
export interface Cost {
  readonly amount: number
  /** ISO 4217. */
  readonly currency: string
}

export interface ImageResult {
  /** As they came: what they really are is judged by the caller, who gives their memory up when the picture is kept. */
  readonly bytes: Uint8Array
  /** The id under which the upstream logged the call. */
  readonly upstreamRequestId?: string
  /** What became of the words of the prompt, where the engine can tell. */
  readonly notes?: ImageNotes
  /** Where the engine says it. */
  readonly cost?: Cost
  /** The beginning of the SHA-256 of each LoRA that was used, by its name, where the engine says it. */
  readonly loraHashes?: Readonly<Record<string, string>>
}

export interface ModelQuery {
  readonly search?: string | undefined
  readonly signal: AbortSignal
  /** Told when what is given is not all, since whoever knows the rest could not be asked. */
  readonly onIncomplete?: (failure: ProviderError) => void
}

/** What came of asking an engine whether it works. */
export interface EngineCheck {
  readonly ok: boolean
  readonly latencyMs: number
  /** How many models it has. */
  readonly models: number
  /** What is wrong and what helps, for people; there is one exactly where `ok` is false. */
  readonly problem?: { readonly code: ProviderErrorCode; readonly message: string; readonly suggestion?: string }
}

/** Whether a picture was made by a model that learned from data, or by an algorithm that did not. */
export type SourceMark = 'trained' | 'algorithmic'

/** Pages for people. */
export interface EngineLinks {
  /** Where its tokens are made. */
  readonly token?: string
  /** Where its credits are bought. */
  readonly credits?: string
  /** The page of a model; `{model}` stands for the id of the model. */
  readonly model?: string
}

/** What all engines of a kind have in common. */
export interface EngineManifest {
  /** For people, e.g. "Hugging Face". */
  readonly name: string
  /** Part of the studio: it needs no network and nothing set up. */
  readonly isBuiltIn: boolean
  readonly sourceMark: SourceMark
  readonly links?: EngineLinks
}

/** Methods throw a `ProviderError` when they fail, or the signal's reason when that was aborted; nothing else. */
export interface EngineWork {
  /** Can it be used as it is set up now? `reason` is one sentence that says what is missing. */
  readonly availability: () => { available: true } | { available: false; reason: string }
  readonly models: {
    /** The curated models; with `search`, also what a search finds. */
    readonly list: (query: ModelQuery) => Promise<EngineModel[]>
    readonly find: (id: string, options: { signal: AbortSignal }) => Promise<EngineModel | undefined>
    /** The one to use when nobody chose. */
    readonly defaultId: string
  }
  readonly generate: (request: ImageRequest, options: GenerateOptions) => Promise<ImageResult>
  /**
   * Stops work that `onAccepted` told of and that nobody wants any more, also where another process began it. Of work that is
   * over, or that the engine does not know, there is nothing to stop. Absent where the signal of `generate` does all of it.
   */
  readonly cancel?: (job: string, options: { readonly signal: AbortSignal }) => Promise<void>
  /** Opens what it needs to work. It can be asked before, and is then only slower. */
  readonly start: () => Promise<void>
  /** Asks whether it works as it is set up. What is wrong is told, not thrown. */
  readonly check: (options: { signal: AbortSignal }) => Promise<EngineCheck>
  /** Ends what is under way and lets go of all that it holds. */
  readonly close: () => Promise<void>
}

/** Someone who makes images. There may be several of one kind, each with its own id and settings. */
export interface Engine extends EngineManifest, EngineWork {
  readonly id: string
  /** The id of its kind. */
  readonly kind: string
}
