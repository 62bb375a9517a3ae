import type { Generation, GenerationPreview, Image } from '@atelier/contracts'
import type { EventMessage } from '../../platform/operations/answer.ts'
import type { Begun } from '../clients/module.ts'

interface Made {
  readonly generation: Generation
  readonly image: Image
}

interface Streamed {
  readonly kind: 'image_generation' | 'image_edit'
  /** Of each picture, at most. */
  readonly partials: number
  readonly begun: readonly Begun[]
  /** Of who reads it. */
  readonly signal: AbortSignal
  readonly hear: (hearing: (preview: GenerationPreview) => void) => () => void
  readonly get: (id: string) => Promise<Generation>
  readonly finish: () => Promise<{ readonly made: readonly Made[] }>
  readonly describe: (generation: Generation) => object
  readonly complete: (made: Made) => Promise<object>
}

/** Previews, each told once, until something ends them. The newest of each picture is enough for whoever is slow. */
function createLine(begun: readonly Begun[]) {
  const waiting = new Map<string, GenerationPreview>()
  let wake = Promise.withResolvers<void>()
  let isOver = false
  return {
    push(preview: GenerationPreview): void {
      if (!begun.some(({ id }) => id === preview.generationId)) return
      waiting.set(pictureOf(preview), preview)
      wake.resolve()
    },
    end(): void {
      isOver = true
      wake.resolve()
    },
    async *read(): AsyncGenerator<GenerationPreview> {
      while (!isOver) {
        await wake.promise
        wake = Promise.withResolvers()
        const all = [...waiting.values()]
        waiting.clear()
        yield* all
      }
    },
  }
}

const pictureOf = ({ generationId, ordinal }: Pick<GenerationPreview, 'generationId' | 'ordinal'>) =>
  `${generationId} ${ordinal}`

/** As OpenAI streams pictures: the type of an event stands in its data, too. */
export async function* streamPictures({
  kind,
  partials,
  begun,
  signal,
  hear,
  get,
  finish,
  describe,
  complete,
}: Streamed): AsyncGenerator<EventMessage> {
  const message = (type: string, data: object): EventMessage => ({ event: type, data: { type, ...data } })
  const line = createLine(begun)
  const stop = partials > 0 ? hear(line.push) : undefined
  const finishing = finish().finally(line.end)
  // It is waited for below, when there is nothing more to show.
  finishing.catch(() => {})
  const shown = new Map<string, number>()
  try {
    for await (const preview of line.read()) {
      const index = shown.get(pictureOf(preview)) ?? 0
      if (index >= partials) continue
      shown.set(pictureOf(preview), index + 1)
      yield message(`${kind}.partial_image`, {
        ...describe(await get(preview.generationId)),
        output_format: preview.mimeType.slice('image/'.length),
        partial_image_index: index,
        b64_json: preview.data,
      })
    }
    for (const one of (await finishing).made) {
      signal.throwIfAborted()
      yield message(`${kind}.completed`, await complete(one))
    }
  } finally {
    stop?.()
  }
}
