import type { GenerationPreview, ImageMimeType } from '@atelier/contracts'
import type { Database } from '@atelier/db'
import { ImageRejected, probe, renderPreview } from '@atelier/imaging'
import type { Clock } from '../clock.ts'
import type { Decoding } from '../decoding.ts'
import type { Ids } from '../ids.ts'
import { createLine } from './line.ts'
import { createPace } from './pace.ts'

/** Pixels of the longer side. */
const MAX_SIDE = 512
const MAX_PIXELS = 16_000_000
/** Bytes of a picture; in base64 a third more. */
const MAX_BYTES = 192 * 1024
/** Bytes of one that goes to other processes. */
const MAX_BYTES_AFAR = 40 * 1024

/** Which picture, and whose. */
export interface PreviewOf {
  readonly generationId: string
  readonly ownerId: string
  readonly ordinal: number
}

interface Told {
  readonly ownerId: string
  readonly preview: GenerationPreview
}

interface PreviewsDependencies {
  readonly db: Database
  readonly clock: Clock
  readonly ids: Ids
  readonly decoding: Decoding
  /** Nobody else works on this database. */
  readonly alone: boolean
  readonly log: { readonly debug: (object: object, message: string) => void }
}

type Hearing = (preview: GenerationPreview) => void

/**
 * What pictures look like while they are made, for those who watch: told as it comes, to their owner alone, and kept nowhere.
 * Work is done only for what somebody could see: in a studio of one process for whoever follows its events.
 */
export function createPreviews({ db, clock, ids, decoding, alone, log }: PreviewsDependencies) {
  const hearings = new Map<string, Set<Hearing>>()
  const pace = createPace()
  const line = !alone && db.dialect === 'postgresql' ? createLine(db, ids.next()) : undefined
  const maxBytes = line ? MAX_BYTES_AFAR : MAX_BYTES
  let stopListening: (() => void) | undefined

  function tell({ ownerId, preview }: Told): void {
    for (const hear of hearings.get(ownerId) ?? []) hear(preview)
  }

  async function shrunk(bytes: Uint8Array): Promise<{ bytes: Uint8Array; mimeType: ImageMimeType }> {
    const { width, height, mimeType } = probe(bytes, { maxPixels: MAX_PIXELS })
    if (bytes.byteLength <= maxBytes && Math.max(width, height) <= MAX_SIDE) return { bytes, mimeType }
    const options = { maxSide: MAX_SIDE, maxBytes, maxPixels: MAX_PIXELS }
    return { bytes: await decoding(width * height, () => renderPreview(bytes, options)), mimeType: 'image/webp' }
  }

  async function publish({ generationId, ownerId, ordinal }: PreviewOf, bytes: Uint8Array): Promise<void> {
    const { bytes: small, mimeType } = await shrunk(bytes)
    const preview: GenerationPreview = {
      type: 'generation.preview',
      at: clock.now().toISOString(),
      generationId,
      ordinal,
      mimeType,
      data: Buffer.from(small).toString('base64'),
    }
    tell({ ownerId, preview })
    await line?.send(JSON.stringify({ ownerId, preview } satisfies Told))
  }

  /** What another process sent was a preview when it left. */
  const receive = (text: string) => tell(JSON.parse(text) as Told)

  return {
    /** Shows it, unless nobody could see it, or another one comes too soon behind it. Never throws, and is never waited for. */
    offer(of: PreviewOf, bytes: Uint8Array): void {
      if (!line && !hearings.has(of.ownerId)) return
      pace.offer(of.generationId, of.ordinal, () => {
        publish(of, bytes).catch((err: unknown) => {
          // What cannot be shown is no matter for the picture: an engine sent something else, or the database is away.
          const what = err instanceof ImageRejected ? { reason: err.reason } : { err }
          log.debug({ generationId: of.generationId, ...what }, 'a preview could not be shown')
        })
      })
    },

    /** The picture is made, or is not to be made any more. */
    forget: ({ generationId, ordinal }: Omit<PreviewOf, 'ownerId'>): void => pace.forget(generationId, ordinal),
    /** Of a generation that is over. */
    end: (generationId: string): void => pace.end(generationId),

    /** Told of each preview of somebody's pictures. Returns how to stop. */
    hear(ownerId: string, hearing: Hearing): () => void {
      stopListening ??= line?.hear(receive)
      const own = hearings.get(ownerId) ?? new Set()
      hearings.set(ownerId, own.add(hearing))
      return () => {
        own.delete(hearing)
        if (own.size === 0 && hearings.get(ownerId) === own) hearings.delete(ownerId)
      }
    },
    close: () => stopListening?.(),
  }
}
export type Previews = ReturnType<typeof createPreviews>
