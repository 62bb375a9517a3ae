import type { Readable } from 'node:stream'
import type { ImageFormat, ImageWidth } from '@atelier/contracts'
import { inspect, render } from '@atelier/imaging'
import type { ByteRange, Storage } from '@atelier/storage'
import pLimit from 'p-limit'
import type { Clock } from '../../shared/clock.ts'
import type { Database } from '@atelier/db'
import { createHotFiles } from './hot-files.ts'
import { imageFileMissing, tooLargeForAvif } from './images.errors.ts'
import { THUMBNAIL_WIDTH, type ImageRow } from './images.presenter.ts'
import { renditionKey, thumbnailKey } from './names.ts'
import type { RenditionsRepository } from './renditions.repository.ts'

interface FilesDependencies {
  readonly db: Database
  readonly storage: Storage
  readonly renditions: RenditionsRepository
  readonly exists: (id: string) => Promise<boolean>
  readonly clock: Clock
  /** All renditions together; the least recently used are removed beyond it. */
  readonly maxRenditionBytes: number
  readonly onError: (error: unknown) => void
}

export interface ServedFile {
  readonly mimeType: string
  readonly sizeBytes: number
  readonly etag: string
  readonly extension: string
  /** Throws `image.file_missing` when the object is gone. */
  readonly read: (range?: ByteRange) => Promise<Readable | Uint8Array>
}

/** Bytes up to which a file is read at once: cheaper than a stream of one or two chunks. */
const AT_ONCE_BYTES = 256 * 1024
/** A use is written down at most this often, so that looking at pictures writes next to nothing. */
const TOUCH_MS = 60 * 60 * 1000
/** Pictures converted at a time: sharp's threads are shared with the worker. */
const CONVERSIONS = 2
/** Larger ones wait for each other, beside the others: a conversion takes time and memory by the pixel. */
const LARGE_PIXELS = 8_000_000
/** An AVIF of 64 megapixels takes a core for half a minute and 1.7 GB. */
const MAX_AVIF_PIXELS = 16_000_000

/** The stored bytes of an image, and what is made of them: the thumbnail, and other sizes and formats on demand. */
export function createImageFiles({ db, storage, renditions, exists, clock, maxRenditionBytes, onError }: FilesDependencies) {
  const making = new Map<string, Promise<Uint8Array>>()
  const converting = pLimit(CONVERSIONS)
  const convertingLarge = pLimit(1)
  const hot = createHotFiles({ storage })

  async function original(row: ImageRow): Promise<Uint8Array> {
    const bytes = await storage.get(row.storageKey)
    if (!bytes) throw imageFileMissing()
    return bytes
  }

  /** One piece of work for however many ask at the same time. */
  function once(key: string, row: ImageRow, make: () => Promise<Uint8Array>): Promise<Uint8Array> {
    const running = making.get(key)
    if (running) return running
    const lane = row.width * row.height > LARGE_PIXELS ? convertingLarge : converting
    const work = lane(make).finally(() => void making.delete(key))
    making.set(key, work)
    return work
  }

  async function thumbnail(row: ImageRow): Promise<Uint8Array> {
    const key = thumbnailKey(row.id, row.createdAt)
    return await hot(key) ?? once(key, row, async () => {
      const { thumbnail: encode } = await inspect(await original(row))
      const bytes = await encode()
      await keepThumbnail(row.id, key, bytes).catch(onError)
      return bytes
    })
  }

  async function keepThumbnail(imageId: string, key: string, bytes: Uint8Array): Promise<void> {
    await storage.put(key, bytes)
    // Whoever deleted the image for good in the meantime may have looked for what was made of it too early.
    if (!await exists(imageId)) await storage.remove(key)
  }

  async function rendition(row: ImageRow, width: ImageWidth | undefined, format: ImageFormat): Promise<Uint8Array> {
    if (format === 'avif' && width === undefined && row.width * row.height > MAX_AVIF_PIXELS) throw tooLargeForAvif(MAX_AVIF_PIXELS)
    const key = renditionKey(row.id, width, format)
    const kept = await renditions.find(key)
    const bytes = kept && await hot(key)
    if (!kept || !bytes) return once(key, row, () => makeRendition(row, key, width, format))
    if (clock.now().getTime() - kept.usedAt.getTime() > TOUCH_MS) await renditions.touch(key, clock.now())
    return bytes
  }

  async function makeRendition(row: ImageRow, key: string, width: ImageWidth | undefined, format: ImageFormat): Promise<Uint8Array> {
    const bytes = await render(await original(row), { width, format })
    // It can be made again at any time, so it is served even when it cannot be kept.
    await keepRendition(row.id, key, bytes).catch(onError)
    return bytes
  }

  async function keepRendition(imageId: string, key: string, bytes: Uint8Array): Promise<void> {
    // The row first: an object without one would never be found again.
    await db.atomic(tx => renditions.add(tx, { key, imageId, sizeBytes: bytes.byteLength, usedAt: clock.now() }))
    await storage.put(key, bytes)
    if (!await exists(imageId)) return discard([key])
    let excess = await renditions.totalBytes() - maxRenditionBytes
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

  function served(row: ImageRow, variant: string, mimeType: string, bytes: Uint8Array): ServedFile {
    return {
      mimeType, sizeBytes: bytes.byteLength, etag: `"${row.sha256.slice(0, 32)}-${variant}"`, extension: variant.split('.').at(-1) ?? '',
      read: async range => range ? bytes.subarray(range.start, range.end + 1) : bytes,
    }
  }

  return {
    /** Tells of the file without reading it where it is the stored one. */
    async open(row: ImageRow, { width, format }: { width?: ImageWidth, format?: ImageFormat }): Promise<ServedFile> {
      if (width === undefined && (format === undefined || `image/${format}` === row.mimeType)) {
        return {
          mimeType: row.mimeType, sizeBytes: row.sizeBytes, etag: `"${row.sha256}"`, extension: row.filename.split('.').at(-1) ?? '',
          async read(range) {
            const bytes = range || row.sizeBytes > AT_ONCE_BYTES ? await storage.open(row.storageKey, range) : await storage.get(row.storageKey)
            if (!bytes) throw imageFileMissing()
            return bytes
          },
        }
      }
      const wanted = format ?? 'webp'
      const bytes = width === THUMBNAIL_WIDTH && wanted === 'webp' ? await thumbnail(row) : await rendition(row, width, wanted)
      return served(row, `${width ?? 'full'}.${wanted}`, `image/${wanted}`, bytes)
    },

    original,
  }
}
export type ImageFiles = ReturnType<typeof createImageFiles>
