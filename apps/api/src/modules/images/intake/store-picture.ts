import type { ImageMimeType } from '@atelier/contracts'
import type { Database, Orm, Work } from '@atelier/db'
import type { Storage } from '@atelier/storage'
import { persist } from '../../../platform/persist.ts'
import type { Thumbnails } from '../files/thumbnails.ts'
import type { ImageRow } from '../images.presenter.ts'
import { filenameOf, imageKey } from '../names.ts'
import type { LooseObjects } from './loose-objects.ts'
import type { Picture } from './picture.ts'

/** The columns that follow from the file. */
export interface FileColumns {
  readonly id: string
  readonly createdAt: Date
  readonly storageKey: string
  readonly filename: string
  readonly mimeType: ImageMimeType
  readonly width: number
  readonly height: number
  readonly sizeBytes: number
  readonly sha256: string
  readonly placeholder: string
}

export interface StorePictureDependencies {
  readonly db: Database
  readonly storage: Pick<Storage, 'put'>
  readonly loose: Pick<LooseObjects, 'note' | 'own' | 'undo'>
  readonly thumbnails: Pick<Thumbnails, 'begin'>
}

interface NewPicture {
  readonly id: string
  readonly createdAt: Date
  readonly picture: Picture
  readonly prompt: string
}

/**
 * Stores a picture: puts its file, then writes its row, both or neither. The file is put while the pixels are still being
 * decoded, and goes again when that fails. The thumbnail follows.
 *
 * `write` adds the row and what goes with it, and may be run again after a commit whose answer was lost. The row that it
 * gives may be of another image: then the file that was put is not needed, and goes.
 */
export const createStorePicture = ({ db, storage, loose, thumbnails }: StorePictureDependencies) =>
  async function storePicture(
    { id, createdAt, picture, prompt }: NewPicture,
    write: (tx: Orm, file: FileColumns) => Work<ImageRow>,
  ): Promise<ImageRow> {
    const { bytes, extension, inspected, ...facts } = picture
    const filename = filenameOf(prompt, id, extension)
    const storageKey = imageKey(filename, createdAt)
    await loose.note(storageKey)
    try {
      await storage.put(storageKey, bytes)
      const { placeholder, thumbnail } = await inspected
      const file = { ...facts, id, createdAt, storageKey, filename, sizeBytes: bytes.byteLength, placeholder }
      const row = await persist(() =>
        db.atomic(function* (tx) {
          const written = yield* write(tx, file)
          if (written.id === id) yield* loose.own(tx, storageKey)
          return written
        }),
      )
      if (row.id === id) await thumbnails.begin(row, thumbnail)
      else await loose.undo(storageKey)
      return row
    } catch (error) {
      // What cannot be removed now is still noted, and the sweep removes it.
      await loose.undo(storageKey).catch(() => {})
      throw error
    }
  }
