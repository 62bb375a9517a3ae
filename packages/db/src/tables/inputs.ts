import type { ImageMimeType, InputUsed } from '@atelier/contracts'
import type { Kit } from '../kits/postgres.ts'
import type { defineGenerations } from './generations.ts'
import type { defineImages } from './images.ts'
import { ownerOf } from './owner.ts'

/** A picture that went in, as what came of it remembers it. */
export type StoredInput = Omit<InputUsed, 'url'>

type Users = Pick<ReturnType<typeof defineGenerations>, 'generations'> &
  Pick<ReturnType<typeof defineImages>, 'generatedImages'>

/** Pictures that others begin with (adr/0034). */
export function defineInputs(c: Kit, { generations, generatedImages }: Users) {
  /**
   * What was uploaded, or an image of the studio. As long as that image is there, the object in the storage is its own and
   * `storageKey` is null here; when it is deleted for good, the object becomes this row's, if anything still uses it.
   */
  const inputs = c.table(
    'inputs',
    {
      id: c.text().primaryKey(),
      ownerId: ownerOf(c),
      /** No foreign key: the id stays when the image was deleted for good. */
      imageId: c.text(),
      storageKey: c.text(),
      mimeType: c.text().$type<ImageMimeType>().notNull(),
      /** Pixels, as it is looked at. */
      width: c.integer().notNull(),
      height: c.integer().notNull(),
      sizeBytes: c.integer().notNull(),
      sha256: c.text().notNull(),
      createdAt: c.timestamp().notNull(),
      /** From then on it goes as soon as nothing uses it. */
      expiresAt: c.timestamp().notNull(),
    },
    t => [
      c.unique('inputs_image_key').on(t.imageId),
      c.unique('inputs_storage_key').on(t.storageKey),
      c.index('inputs_owner_idx').on(t.ownerId, t.id),
      c.index('inputs_expires_idx').on(t.expiresAt, t.id),
    ],
  )

  /** What an input is kept for: a generation, or an image that came of it. One of the two is null. */
  const inputUses = c.table(
    'input_uses',
    {
      inputId: c
        .text()
        .notNull()
        .references(() => inputs.id, { onDelete: 'cascade' }),
      generationId: c.text().references(() => generations.id, { onDelete: 'cascade' }),
      imagePosition: c.bigint().references(() => generatedImages.position, { onDelete: 'cascade' }),
    },
    t => [
      c.index('input_uses_input_idx').on(t.inputId),
      c.index('input_uses_generation_idx').on(t.generationId),
      c.index('input_uses_image_idx').on(t.imagePosition),
    ],
  )

  return { inputs, inputUses }
}
