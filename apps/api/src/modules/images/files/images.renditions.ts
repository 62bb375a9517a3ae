import type { ImageFormat, ImageWidth } from '@atelier/contracts'
import type { Database } from '@atelier/db'
import { bare, render, renderOnce, renderWithLabels, renderWithRecipe, withoutHidden } from '@atelier/imaging'
import type { Storage } from '@atelier/storage'
import type { Clock } from '../../../platform/clock.ts'
import type { Decoding } from '../../../platform/decoding.ts'
import type { HotFiles } from './hot-files.ts'
import { recipeTooLong, tooLargeForAvif } from '../images.errors.ts'
import type { FileRow, ImageRow } from '../images.presenter.ts'
import { versionOf } from '../labels.ts'
import { recipeOf, type SourceMarkOf } from '../recipes.ts'
import type { RenditionsRepository } from './renditions.repository.ts'

/** What is made of the stored bytes: other pixels without a recipe, of a quality that somebody names, other pixels with it and with stars and tags, or the same pixels without it. */
export type Conversion =
  | { readonly kind: 'plain'; readonly format: ImageFormat; readonly width: ImageWidth | undefined }
  | { readonly kind: 'encoded'; readonly format: 'jpeg' | 'webp'; readonly quality: number }
  | { readonly kind: 'with_recipe'; readonly format: ImageFormat; readonly row: ImageRow }
  | { readonly kind: 'bare' }

export interface RenditionsDependencies {
  readonly db: Database
  readonly storage: Storage
  readonly renditions: RenditionsRepository
  readonly exists: (id: string) => Promise<boolean>
  readonly sourceMarkOf: SourceMarkOf
  readonly clock: Clock
  readonly decoding: Decoding
  /** All renditions together; the least recently used are removed beyond it. */
  readonly maxRenditionBytes: number
  readonly onError: (error: unknown) => void
  readonly original: (row: FileRow) => Promise<Uint8Array>
  /** One piece of work for however many ask for a key at the same time. */
  readonly once: (key: string, row: FileRow, make: () => Promise<Uint8Array>) => Promise<Uint8Array>
  readonly hot: HotFiles
}

/** A use is written down at most this often, so that looking at pictures writes next to nothing. */
const TOUCH_MS = 60 * 60 * 1000
/** An AVIF of 64 megapixels takes a core for half a minute and 1.7 GB. */
const MAX_AVIF_PIXELS = 16_000_000
/** Times the memory of other formats. */
const AVIF_COST = 3

/** Conversions of images, made on demand and kept while there is room. */
export function createImageRenditions({
  db,
  storage,
  renditions,
  exists,
  sourceMarkOf,
  clock,
  decoding,
  maxRenditionBytes,
  onError,
  original,
  once,
  hot,
}: RenditionsDependencies) {
  async function make(row: FileRow, key: string, conversion: Conversion): Promise<Uint8Array> {
    // Read before its turn: a slow disk keeps nobody else from the lane.
    const stored = await original(row)
    const bytes = await decoding(costOf(row, conversion), () => convert(stored, conversion, sourceMarkOf))
    // It can be made again at any time, so it is served even when it cannot be kept.
    await keep(row.id, key, bytes).catch(onError)
    return bytes
  }

  async function keep(imageId: string, key: string, bytes: Uint8Array): Promise<void> {
    // The row first: an object without one would never be found again.
    await db.atomic(tx => renditions.add(tx, { key, imageId, sizeBytes: bytes.byteLength, usedAt: clock.now() }))
    await storage.put(key, bytes, { isDerived: true })
    if (!(await exists(imageId))) return discard([key])
    let excess = (await renditions.totalBytes()) - maxRenditionBytes
    while (excess > 0) {
      const oldest = await renditions.leastRecentlyUsed(20)
      if (oldest.length === 0) return
      const doomed: string[] = []
      for (const row of oldest) {
        if (excess <= 0) break
        excess -= row.sizeBytes
        doomed.push(row.key)
      }
      await discard(doomed)
    }
  }

  async function discard(keys: readonly string[]): Promise<void> {
    for (const key of keys) await storage.remove(key)
    await db.atomic(tx => renditions.remove(tx, keys))
  }

  return async function rendition(row: FileRow, key: string, conversion: Conversion): Promise<Uint8Array> {
    const isWhole = conversion.kind === 'with_recipe' || (conversion.kind === 'plain' && conversion.width === undefined)
    if (isWhole && conversion.format === 'avif' && row.width * row.height > MAX_AVIF_PIXELS)
      throw tooLargeForAvif(MAX_AVIF_PIXELS)
    const kept = await renditions.find(key)
    const isSound = (bytes: Uint8Array) => bytes.byteLength === kept?.sizeBytes
    const bytes = kept && (await hot(key, { isSound }))
    // One that was cut short is made again, as one that is gone.
    if (!kept || !bytes || !isSound(bytes)) return once(key, row, () => make(row, key, conversion))
    if (clock.now().getTime() - kept.usedAt.getTime() > TOUCH_MS) await renditions.touch(key, clock.now())
    return bytes
  }
}

/** In pixels of a picture that is only decoded. */
function costOf({ width, height }: FileRow, conversion: Conversion): number {
  const isEncodedWhole = conversion.kind !== 'bare' && !('width' in conversion && conversion.width !== undefined)
  return width * height * (isEncodedWhole && conversion.format === 'avif' ? AVIF_COST : 1)
}

async function convert(bytes: Uint8Array, conversion: Conversion, sourceMarkOf: SourceMarkOf): Promise<Uint8Array> {
  if (conversion.kind === 'bare') return bare(bytes)
  if (conversion.kind === 'encoded') return renderOnce(await withoutHidden(bytes), conversion)
  if (conversion.kind === 'with_recipe') return convertWithRecipe(conversion, bytes, sourceMarkOf)
  // In fewer pixels nothing stays hidden.
  return render(conversion.width === undefined ? await withoutHidden(bytes) : bytes, conversion)
}

/** Stars and tags go with it, also where nothing tells how the picture was made. */
async function convertWithRecipe(
  { row, format }: Extract<Conversion, { kind: 'with_recipe' }>,
  bytes: Uint8Array,
  sourceMarkOf: SourceMarkOf,
): Promise<Uint8Array> {
  const told = await recipeOf(row, bytes, sourceMarkOf)
  const labels = { rating: row.rating, tags: row.tags }
  try {
    if (told) return await renderWithRecipe(bytes, { ...told, labels, format })
    const plain = await withoutHidden(bytes)
    return versionOf(row) === '' ? await render(plain, { format }) : await renderWithLabels(plain, { labels, format })
  } catch (error) {
    throw error instanceof RangeError ? recipeTooLong() : error
  }
}
