import { THUMBNAIL_WIDTH, type ImageFormat, type ImageWidth } from '@atelier/contracts'
import type { Room } from '@atelier/storage'
import pLimit from 'p-limit'
import { requestInvalid } from '../../../platform/common.errors.ts'
import type { ServedFile } from '../../../platform/operations/answer.ts'
import { createHotFiles } from './hot-files.ts'
import { createIntegrity, isWholeWebp } from './integrity.ts'
import { createPlaces } from './places.ts'
import { imageDamaged, imageFileMissing } from '../images.errors.ts'
import type { FileRow, ImageRow } from '../images.presenter.ts'
import { labelled, mayDiffer, versionOf } from '../labels.ts'
import { createImageRenditions, type Conversion, type RenditionsDependencies } from './images.renditions.ts'
import { extensionOf, renditionKey, thumbnailKey } from '../names.ts'
import type { Thumbnails } from './thumbnails.ts'

interface FilesDependencies extends Omit<RenditionsDependencies, 'original' | 'once' | 'hot'> {
  readonly thumbnails: Pick<Thumbnails, 'begun' | 'remake'>
}

interface FileQuery {
  readonly width?: ImageWidth
  readonly format?: ImageFormat
  /** 1 to 100, of a JPEG or WebP without a recipe; the usual one where it is left out. */
  readonly quality?: number | undefined
  /** With the recipe inside, or with none; as it comes where it is left out. */
  readonly recipe?: boolean
  /** What a person takes away has stars and tags, too, unless it has no recipe. */
  readonly download?: boolean
}

/** Reading it throws `image.file_missing` where the object is gone, and `image.damaged` where it is not what was stored. */
export interface ImageFile extends ServedFile {
  readonly extension: string
}

/** Bytes up to which a file is read at once, which costs half of a stream. */
const AT_ONCE_BYTES = 1024 * 1024
/** Thumbnails of some thousand pictures, and renditions. */
const HOT_DERIVED = { maxBytes: 16 * 1024 * 1024, maxFileBytes: 256 * 1024 }
/** Pictures that are looked at again and again: some dozens. What is walked through once pushes none of them out. */
const HOT_STORED = { maxBytes: 16 * 1024 * 1024, maxFileBytes: AT_ONCE_BYTES, againWithin: 64 }
/** Answers whose bytes have a place that is used again; more at a time take new ones. */
const PLACES = 16
/** Pictures converted at a time: sharp's threads are shared with the worker. */
const CONVERSIONS = 2
/** Larger ones wait for each other, beside the others: a conversion takes time and memory by the pixel. */
const LARGE_PIXELS = 8_000_000

const THUMBNAIL = `${THUMBNAIL_WIDTH}.webp`

const readOf =
  (bytes: Uint8Array): ImageFile['read'] =>
  async range =>
    range ? bytes.subarray(range.start, range.end + 1) : bytes

/** The stored bytes of an image, and what is made of them: the thumbnail, and other sizes and formats on demand. */
export function createImageFiles({ storage, thumbnails, ...dependencies }: FilesDependencies) {
  const making = new Map<string, Promise<Uint8Array>>()
  const converting = pLimit(CONVERSIONS)
  const convertingLarge = pLimit(1)
  const hot = createHotFiles({ storage, ...HOT_DERIVED })
  const hotStored = createHotFiles({ storage, ...HOT_STORED })
  const places = createPlaces({ sizeBytes: AT_ONCE_BYTES, max: PLACES })
  const integrity = createIntegrity(storage)
  const rendition = createImageRenditions({ storage, ...dependencies, original, once, hot })

  async function original(row: FileRow): Promise<Uint8Array> {
    const bytes = await storage.get(row.storageKey)
    if (!bytes) throw imageFileMissing()
    integrity.requireSound(row, bytes)
    return bytes
  }

  /** One piece of work for however many ask at the same time. */
  function once(key: string, row: FileRow, make: () => Promise<Uint8Array>): Promise<Uint8Array> {
    const running = making.get(key)
    if (running) return running
    const lane = row.width * row.height > LARGE_PIXELS ? convertingLarge : converting
    const work = lane(make).finally(() => void making.delete(key))
    making.set(key, work)
    return work
  }

  async function thumbnail(row: FileRow): Promise<Uint8Array> {
    const key = thumbnailKey(row.id, row.createdAt)
    const stored = await hot(key, { isSound: isWholeWebp })
    return (
      (stored && isWholeWebp(stored) ? stored : undefined) ??
      (await thumbnails.begun(row)) ??
      once(key, row, async () => thumbnails.remake(row, await original(row)))
    )
  }

  async function readStored(row: FileRow, room?: Room): Promise<Uint8Array> {
    const isSound = (bytes: Uint8Array) => integrity.isSound(row, bytes)
    const bytes = await hotStored(row.storageKey, { isSound, room })
    if (!bytes) throw imageFileMissing()
    if (!isSound(bytes)) throw imageDamaged()
    return bytes
  }

  const opened = (row: FileRow): ImageFile => ({
    mimeType: row.mimeType,
    sizeBytes: row.sizeBytes,
    etag: `"${row.sha256}"`,
    extension: extensionOf(row.filename),
    async read(range, lent) {
      const room =
        lent &&
        ((sizeBytes: number) => {
          const place = places.borrow(sizeBytes)
          lent(() => places.giveBack(place))
          return place
        })
      if (range || row.sizeBytes > AT_ONCE_BYTES) {
        await integrity.requireWhole(row)
        const stream = await storage.open(row.storageKey, range)
        if (!stream) throw imageFileMissing()
        return stream
      }
      return readStored(row, room)
    },
    async requireSound() {
      if (row.sizeBytes > AT_ONCE_BYTES || integrity.isKnown(row)) await integrity.requireWhole(row)
      else await readStored(row)
    },
  })

  const stored = (row: FileRow): ImageFile => ({ ...opened(row), storageKey: row.storageKey })

  /** The stored bytes but for stars and tags. Never handed over to a proxy, which says of all that it sends that it stays as it is. */
  async function withLabels(row: ImageRow): Promise<ImageFile> {
    const file = { ...opened(row), mayChange: true }
    if (!mayDiffer(row)) return file
    const unchanged = await readStored(row)
    const bytes = labelled(row, unchanged)
    if (bytes === unchanged) return file
    const etag = `"${row.sha256.slice(0, 32)}-labels${versionOf(row)}"`
    return { ...file, sizeBytes: bytes.byteLength, etag, read: readOf(bytes) }
  }

  async function withRecipe(row: ImageRow, format: ImageFormat): Promise<ImageFile> {
    const file = await made(row, `recipe${versionOf(row)}.${format}`, { kind: 'with_recipe', format, row })
    return { ...file, mayChange: true }
  }

  async function made(row: FileRow, variant: string, conversion: Conversion): Promise<ImageFile> {
    const bytes =
      variant === THUMBNAIL ? await thumbnail(row) : await rendition(row, renditionKey(row.id, variant), conversion)
    return {
      mimeType: conversion.kind === 'bare' ? row.mimeType : `image/${conversion.format}`,
      sizeBytes: bytes.byteLength,
      etag: `"${row.sha256.slice(0, 32)}-${variant}"`,
      extension: extensionOf(variant),
      read: readOf(bytes),
    }
  }

  return {
    /** Tells of the file without reading it where it is the stored one. `whole` is asked where its recipe or stars go with it. */
    async open(
      row: FileRow,
      { width, format, quality, recipe, download }: FileQuery,
      whole: () => Promise<ImageRow>,
    ): Promise<ImageFile> {
      if (width !== undefined && recipe)
        throw requestInvalid([{ path: '/recipe', message: 'cannot be true together with a width' }])
      if (quality !== undefined && (format === 'jpeg' || format === 'webp'))
        return made(row, `full-quality${quality}.${format}`, { kind: 'encoded', format, quality })
      const asStored = width === undefined && (format === undefined || `image/${format}` === row.mimeType)
      if (asStored && recipe === false) return made(row, `bare.${extensionOf(row.filename)}`, { kind: 'bare' })
      if (asStored) return recipe || download ? withLabels(await whole()) : stored(row)
      const wanted = format ?? 'webp'
      return recipe
        ? withRecipe(await whole(), wanted)
        : made(row, `${width ?? 'full'}.${wanted}`, { kind: 'plain', format: wanted, width })
    },

    original,
  }
}
export type ImageFiles = ReturnType<typeof createImageFiles>
