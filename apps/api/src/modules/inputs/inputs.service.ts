import type { InputRef, InputRole, InputsAsked } from '@atelier/contracts'
import type { Orm, StoredInput, Work } from '@atelier/db'
import type { Storage } from '@atelier/storage'
import type { Clock } from '../../platform/clock.ts'
import type { Ids } from '../../platform/ids.ts'
import { maySee, type Asker } from '../../platform/ownership.ts'
import type { ImageRow, ImagesService } from '../images/module.ts'
import { inputNotFound, maskOfOtherShape } from './inputs.errors.ts'
import type { InputRow, InputsRepository, User } from './inputs.repository.ts'

interface InputsDependencies {
  readonly repository: InputsRepository
  readonly images: Pick<ImagesService, 'findMany' | 'isSeen'>
  readonly storage: Pick<Storage, 'get'>
  readonly clock: Clock
  readonly ids: Pick<Ids, 'next'>
}

/** A picture that somebody may begin with, before it is written down that it is used. */
export interface FoundInput {
  readonly role: InputRole
  /** Where in the request it stands. */
  readonly path: string
  readonly imageId: string | null
  /** Of an upload; an image has a row only once something begins with it. */
  readonly inputId: string | null
  readonly width: number
  readonly height: number
  /** Of an image: what it was made from. */
  readonly prompt: string | null
}

interface Place {
  readonly role: InputRole
  readonly path: string
  readonly ref: InputRef
}

/** Of this share two proportions may differ: a mask is often drawn smaller, in whole pixels. */
const SAME_SHAPE = 0.02

function placesOf({ image, mask, references = [] }: InputsAsked, at: string): Place[] {
  const path = `${at}/inputs`
  return [
    ...(image ? [{ role: 'image', path: `${path}/image`, ref: image } as const] : []),
    ...(mask ? [{ role: 'mask', path: `${path}/mask`, ref: mask } as const] : []),
    ...references.map((ref, index) => ({ role: 'reference', path: `${path}/references/${index}`, ref }) as const),
  ]
}

function requireShape(found: readonly FoundInput[]): void {
  const [image, mask] = (['image', 'mask'] as const).map(role => found.find(one => one.role === role))
  if (!image || !mask) return
  const ratio = (mask.width / mask.height) * (image.height / image.width)
  if (Math.abs(ratio - 1) > SAME_SHAPE)
    throw maskOfOtherShape(`${mask.width} x ${mask.height}`, `${image.width} x ${image.height}`)
}

/** Pictures that generations begin with: who may, and that they stay for as long as anything uses them (adr/0034). */
export function createInputs({ repository, images, storage, clock, ids }: InputsDependencies) {
  const ofImage = ({ role, path }: Place, { id, width, height, prompt }: ImageRow): FoundInput => ({
    role,
    path,
    imageId: id,
    inputId: null,
    width,
    height,
    prompt,
  })
  const ofUpload = ({ role, path }: Place, { id, imageId, width, height }: InputRow): FoundInput => ({
    role,
    path,
    imageId,
    inputId: id,
    width,
    height,
    prompt: null,
  })

  async function seesUpload(asker: Asker, row: InputRow): Promise<boolean> {
    return row.imageId !== null && row.storageKey === null ? images.isSeen(asker, row.imageId) : maySee(asker, row)
  }

  return {
    /** What was asked for, where somebody may see all of it. `at`: where in the request it stands. */
    async find(asker: Asker, asked: InputsAsked | undefined, at = ''): Promise<readonly FoundInput[]> {
      if (!asked) return []
      const places = placesOf(asked, at)
      const [seen, uploads] = await Promise.all([
        images.findMany(
          asker,
          places.flatMap(({ ref }) => ('imageId' in ref ? ref.imageId : [])),
        ),
        repository.findMany(places.flatMap(({ ref }) => ('uploadId' in ref ? ref.uploadId : []))),
      ])
      const found: FoundInput[] = []
      for (const place of places) {
        const { ref, path } = place
        if ('imageId' in ref) {
          const image = seen.find(({ id }) => id === ref.imageId)
          if (!image) throw inputNotFound(path)
          found.push(ofImage(place, image))
        } else {
          const row = uploads.find(({ id }) => id === ref.uploadId)
          if (!row || !(await seesUpload(asker, row))) throw inputNotFound(path)
          found.push(ofUpload(place, row))
        }
      }
      requireShape(found)
      return found
    },

    /** A part of the write that begins something with them: as it is remembered. One that is gone meanwhile fails the write. */
    *hold(tx: Orm, found: readonly FoundInput[]): Work<StoredInput[] | null> {
      if (found.length === 0) return null
      const imageIds = [...new Set(found.flatMap(one => (one.inputId === null ? (one.imageId ?? []) : [])))]
      const inputIds = [...new Set(found.flatMap(one => one.inputId ?? []))]
      const ofImages =
        imageIds.length === 0 ? [] : yield* repository.readOfImages(tx, imageIds, { next: ids.next, now: clock.now() })
      const ofUploads = inputIds.length === 0 ? [] : yield* repository.read(tx, inputIds)
      return found.map(({ role, path, imageId, inputId }) => {
        const row =
          inputId === null ? ofImages.find(one => one.imageId === imageId) : ofUploads.find(one => one.id === inputId)
        if (!row) throw inputNotFound(path)
        const { id, mimeType, width, height, sha256 } = row
        return { id, role, imageId: row.imageId, mimeType, width, height, sha256 }
      })
    },

    /** A part of the write that adds the users, behind that. */
    *use(tx: Orm, inputs: readonly StoredInput[] | null, users: readonly User[]): Work<void> {
      if (inputs && users.length > 0) yield* repository.use(tx, [...new Set(inputs.map(({ id }) => id))], users)
    },

    /** Its bytes; undefined where they are gone. */
    async read(id: string): Promise<Uint8Array | undefined> {
      for (let tries = 0; ; tries += 1) {
        const key = await repository.placeOf(id)
        const bytes = key === undefined ? undefined : await storage.get(key)
        // Its image may have been deleted for good in between, which gives the file to the input.
        if (bytes || tries > 0) return bytes
      }
    },
  }
}
export type Inputs = ReturnType<typeof createInputs>
