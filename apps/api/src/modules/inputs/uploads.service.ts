import { MAX_UPLOAD_MB, MAX_UPLOADS, UPLOAD_HOURS, type Upload } from '@atelier/contracts'
import type { Database, Orm, Work } from '@atelier/db'
import type { Storage } from '@atelier/storage'
import type { Actor } from '../../platform/actor.ts'
import type { Clock } from '../../platform/clock.ts'
import { quotaExceeded, serverBusy } from '../../platform/common.errors.ts'
import type { Ids } from '../../platform/ids.ts'
import type { FileAnswer } from '../../platform/operations/answer.ts'
import { seenBy, type Asker } from '../../platform/ownership.ts'
import { persist } from '../../platform/persist.ts'
import {
  ObjectSwept,
  type ImageFiles,
  type ImageImport,
  type ImagesService,
  type LooseObjects,
} from '../images/module.ts'
import { uploadFileMissing, uploadNotFound } from './inputs.errors.ts'
import type { InputRow, InputsRepository } from './inputs.repository.ts'

const HOUR_MS = 60 * 60 * 1000
const MEGABYTE = 1_000_000

interface UploadsDependencies {
  readonly db: Database
  readonly storage: Pick<Storage, 'put' | 'get' | 'open'>
  readonly repository: InputsRepository
  readonly loose: LooseObjects
  readonly imports: Pick<ImageImport, 'take'>
  readonly images: Pick<ImagesService, 'get' | 'getFile'>
  readonly files: Pick<ImageFiles, 'open'>
  readonly clock: Clock
  readonly ids: Ids
}

const inputKey = (id: string, createdAt: Date, extension: string) =>
  `inputs/${createdAt.toISOString().slice(0, 7).replace('-', '/')}/${id}.${extension}`

const present = ({ id, mimeType, width, height, sizeBytes, sha256, expiresAt }: InputRow): Upload => ({
  id,
  mimeType,
  width,
  height,
  sizeBytes,
  sha256,
  expiresAt: expiresAt.toISOString(),
})

/** Files that people send to begin with, until something uses them. */
export function createUploads({
  db,
  storage,
  repository,
  loose,
  imports,
  images,
  files,
  clock,
  ids,
}: UploadsDependencies) {
  function* requireRoom(tx: Orm, ownerId: string, sizeBytes: number): Work<void> {
    const waiting = yield* repository.readWaiting(tx, ownerId)
    if (waiting.files >= MAX_UPLOADS) throw quotaExceeded({ what: 'uploads', most: MAX_UPLOADS, retryAfterMs: HOUR_MS })
    const most = MAX_UPLOAD_MB * MEGABYTE
    if (waiting.bytes + sizeBytes > most) throw quotaExceeded({ what: 'upload bytes', most, retryAfterMs: HOUR_MS })
  }

  /** What is left of one that was not stored is noted, and goes. */
  async function abandon(key: string, id: string, error: unknown): Promise<InputRow> {
    if (error instanceof ObjectSwept) {
      // A commit whose answer was lost has taken the note away, too.
      const row = await persist(() => repository.find(id))
      if (row) return row
      await loose.discard(key)
      throw serverBusy()
    }
    await loose.undo(key).catch(() => {})
    throw error
  }

  return {
    async store(owner: Actor, file: Uint8Array): Promise<Upload> {
      const { pieces, extension, mimeType, width, height, sha256 } = await imports.take(file)
      const createdAt = clock.now()
      const id = ids.next()
      const storageKey = inputKey(id, createdAt, extension)
      const sizeBytes = pieces.reduce((sum, { byteLength }) => sum + byteLength, 0)
      const row: InputRow = {
        id,
        ownerId: owner.id,
        imageId: null,
        storageKey,
        mimeType,
        width,
        height,
        sizeBytes,
        sha256,
        createdAt,
        expiresAt: new Date(createdAt.getTime() + UPLOAD_HOURS * HOUR_MS),
      }
      await loose.note(storageKey)
      try {
        await storage.put(storageKey, pieces)
        return present(
          await persist(() =>
            db.atomic(function* (tx) {
              yield* loose.own(tx, storageKey)
              yield* requireRoom(tx, owner.id, sizeBytes)
              return yield* repository.add(tx, row)
            }),
          ),
        )
      } catch (error) {
        return present(await abandon(storageKey, id, error))
      }
    },

    /** As long as its image is there, it is seen by whoever sees that one; else by its owner. */
    async open(asker: Asker, id: string): Promise<FileAnswer> {
      const row = await repository.find(id)
      if (!row) throw uploadNotFound()
      const { imageId } = row
      if (imageId !== null && row.storageKey === null) {
        const image = await images.getFile(asker, imageId).catch(() => {
          throw uploadNotFound()
        })
        const file = await files.open(image, {}, () => images.get(asker, imageId))
        return { answer: 'file', file, downloadAs: undefined }
      }
      const { storageKey, mimeType, sizeBytes, sha256 } = seenBy(asker, row, uploadNotFound)
      if (storageKey === null) throw uploadFileMissing()
      const read: FileAnswer['file']['read'] = async range => {
        const found = await (range ? storage.open(storageKey, range) : storage.get(storageKey))
        if (!found) throw uploadFileMissing()
        return found
      }
      return { answer: 'file', file: { mimeType, sizeBytes, etag: `"${sha256}"`, read }, downloadAs: undefined }
    },

    /** What was begun with it keeps it. */
    async remove(asker: Asker, id: string): Promise<void> {
      const row = seenBy(asker, await repository.find(id), uploadNotFound)
      if (row.imageId !== null) throw uploadNotFound()
      const now = clock.now()
      await loose.release(function* (tx) {
        yield* repository.expire(tx, id, now)
        return (yield* repository.removeUnused(tx, { id, limit: 1 })).flatMap(({ storageKey }) => storageKey ?? [])
      })
    },
  }
}
export type Uploads = ReturnType<typeof createUploads>
