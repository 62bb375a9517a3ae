import type { ImageMimeType } from '@atelier/contracts'
import type { Database, Orm, Work } from '@atelier/db'
import type { Storage } from '@atelier/storage'
import { persist } from '../../../platform/persist.ts'
import type { LikenessesRepository } from '../alike/likenesses.repository.ts'
import type { Thumbnails } from '../files/thumbnails.ts'
import type { ImageRow } from '../images.presenter.ts'
import { filenameOf, imageKey } from '../names.ts'
import { ObjectSwept, type LooseObjects } from './loose-objects.ts'
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
  readonly loose: Pick<LooseObjects, 'note' | 'own' | 'disown' | 'undo' | 'discard'>
  readonly thumbnails: Pick<Thumbnails, 'begin'>
  readonly likenesses: Pick<LikenessesRepository, 'add'>
  readonly find: (imageId: string) => Promise<ImageRow | undefined>
}

interface NewPicture {
  readonly id: string
  readonly createdAt: Date
  readonly picture: Picture
  readonly prompt: string
}

/** Times that a picture is put and its row is written, where others take its file for left behind in between. */
const MAX_PUTS = 3

/**
 * Stores a picture: puts its file, then writes its row, both or neither. The file is put while the pixels are still being
 * decoded, and goes again when that fails. The thumbnail follows. A file that was swept before its row was written, since
 * this process stood still or clocks differ, is put again under another key.
 *
 * `write` adds the row and what goes with it, and may be run again after a commit whose answer was lost. The row that it
 * gives may be of another image: then the file that was put is not needed, and goes.
 */
export function createStorePicture({ db, storage, loose, thumbnails, likenesses, find }: StorePictureDependencies) {
  type Write = (tx: Orm, file: FileColumns) => Work<ImageRow>

  async function putOnce(file: Omit<FileColumns, 'placeholder'>, { picture }: NewPicture, write: Write) {
    const { storageKey } = file
    await loose.note(storageKey)
    try {
      await storage.put(storageKey, picture.pieces)
      const { placeholder, likeness } = await picture.inspected
      const row = await persist(() =>
        db.atomic(function* (tx) {
          yield* loose.own(tx, storageKey)
          const written = yield* write(tx, { ...file, placeholder })
          if (written.id !== file.id) yield* loose.disown(tx, storageKey)
          else yield* likenesses.add(tx, written.position, likeness)
          return written
        }),
      )
      if (row.id !== file.id) await loose.undo(storageKey)
      return row
    } catch (error) {
      if (error instanceof ObjectSwept) {
        // A commit whose answer was lost has taken the note away, too.
        const row = await persist(() => find(file.id))
        if (row) return row
        // It may have been put after it was swept.
        await loose.discard(storageKey)
        throw error
      }
      // What cannot be removed now is still noted, and the sweep removes it.
      await loose.undo(storageKey).catch(() => {})
      throw error
    }
  }

  return async function storePicture(wish: NewPicture, write: Write): Promise<ImageRow> {
    const { id, createdAt, picture, prompt } = wish
    const { pieces, extension, inspected, ...facts } = picture
    const filename = filenameOf(prompt, id, extension)
    const file = { ...facts, id, createdAt, filename, sizeBytes: sizeOf(pieces) }
    for (let put = 1; ; put += 1) {
      try {
        const row = await putOnce({ ...file, storageKey: imageKey(filename, createdAt, put) }, wish, write)
        if (row.id === id) await thumbnails.begin(row, (await inspected).thumbnail)
        return row
      } catch (error) {
        if (!(error instanceof ObjectSwept) || put === MAX_PUTS) throw error
      }
    }
  }
}

const sizeOf = (pieces: readonly Uint8Array[]) => pieces.reduce((sum, { byteLength }) => sum + byteLength, 0)
