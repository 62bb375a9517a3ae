import { ApiError, NetworkError } from './core/errors.ts'
import type { Generation } from './generated/schema.ts'
import type { CallOptions, InputOf } from './types.ts'
import type { WaitOptions } from './wait-for.ts'

/** A generation that ended without its pictures. `generation.error` says why; what was finished is in its `images`. */
export class GenerationError extends Error {
  override readonly name = 'GenerationError'
  readonly generation: Generation
  readonly code: string

  constructor(generation: Generation) {
    super(generation.error?.message ?? 'The generation was cancelled.')
    this.generation = generation
    this.code = generation.error?.code ?? 'generation.cancelled'
  }
}

export interface Steps {
  readonly create: (input: InputOf<'createGeneration'>, options?: CallOptions) => Promise<Generation>
  readonly waitFor: (generation: Generation, options?: WaitOptions) => Promise<Generation>
  readonly cancel: (input: { id: string }) => Promise<Generation>
}

/** Milliseconds that an answer under way still has when its asker gives up: by its id the generation can be cancelled. */
const ANSWERED_WITHIN_MS = 5000

export type GenerateOptions = CallOptions & WaitOptions

/** Asks for pictures and waits for them. Who gives up meanwhile does not pay for them: the generation is cancelled. */
export async function generate(
  { create, waitFor, cancel }: Steps,
  input: InputOf<'createGeneration'>,
  { onUpdate, ...options }: GenerateOptions = {},
): Promise<Generation> {
  const asked = await begin(create, input, options)
  try {
    options.signal?.throwIfAborted()
    const finished = await waitFor(asked, { signal: options.signal, onUpdate })
    if (finished.status !== 'succeeded') throw new GenerationError(finished)
    return finished
  } catch (error) {
    if (options.signal?.aborted) await cancel({ id: asked.id }).catch(ignoreRefusal)
    throw error
  }
}

/** Asks for it, and is told its id also where the asker gives up meanwhile: cut off, nobody would know what is being made. */
async function begin(
  create: Steps['create'],
  input: InputOf<'createGeneration'>,
  { signal, ...options }: CallOptions,
): Promise<Generation> {
  signal?.throwIfAborted()
  const givenUp = new AbortController()
  let timer: ReturnType<typeof setTimeout> | undefined
  const giveUpSoon = () => {
    timer = setTimeout(() => givenUp.abort(signal?.reason), ANSWERED_WITHIN_MS)
  }
  signal?.addEventListener('abort', giveUpSoon, { once: true })
  try {
    return await create(input, { ...options, signal: givenUp.signal })
  } catch (error) {
    signal?.throwIfAborted()
    throw error
  } finally {
    signal?.removeEventListener('abort', giveUpSoon)
    clearTimeout(timer)
  }
}

/** It may be finished by now. */
function ignoreRefusal(error: unknown) {
  if (!(error instanceof ApiError || error instanceof NetworkError)) throw error
}
