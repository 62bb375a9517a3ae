import type { Image, InspectedFile, Typed } from '@atelier/contracts'
import { ImageRejected, readMadeAt, readRecipe, release, type FoundRecipe } from '@atelier/imaging'
import type { Orm, Work } from '@atelier/db'
import type { Actor } from '../../../platform/actor.ts'
import type { Clock } from '../../../platform/clock.ts'
import type { Ids } from '../../../platform/ids.ts'
import { NO_LIMITS, type LimitsOf } from '../../../platform/limits.ts'
import { importRejected, importTooLarge } from '../images.errors.ts'
import type { ImageIntake } from './images.intake.ts'
import type { JudgedPicture, Picture } from './picture.ts'
import { presentImage } from '../images.presenter.ts'
import type { ImagesService } from '../images.service.ts'
import { labelsIn } from '../labels.ts'
import type { Room } from '../room.ts'
import { detailColumns } from '../recipe-details.ts'

/** Characters; far more than any tool writes, and a bound for what search has to index. */
const MAX_FOUND_PROMPT_LENGTH = 20_000
const MAX_MODEL_LENGTH = 200
const MAX_SAMPLER_LENGTH = 200
const MAX_STYLE_NAME_LENGTH = 300

interface ImportDependencies {
  readonly images: ImagesService
  readonly intake: ImageIntake
  readonly ids: Ids
  readonly clock: Clock
  readonly maxImageMb: number
  readonly newImagesAreShared: () => boolean
  readonly room: Room
  readonly limitsOf?: LimitsOf | undefined
}

/** Files of the user's own become images; their recipe is read where they carry one. */
export function createImageImport({ images, intake, ids, clock, maxImageMb, ...parts }: ImportDependencies) {
  const { newImagesAreShared, room, limitsOf } = parts

  /** Refused where it is no picture that is taken. */
  function judge(bytes: Uint8Array): JudgedPicture {
    try {
      return intake.judge(bytes)
    } catch (error) {
      throw refusal(error, maxImageMb)
    }
  }

  /** Refused where its pixels cannot be read to the last one. */
  async function decode(judged: JudgedPicture): Promise<Picture> {
    const picture = intake.decode(judged)
    await picture.inspected.catch((error: unknown) => {
      throw refusal(error, maxImageMb)
    })
    return picture
  }

  /** Of the owner's share of the disk. */
  function* requireRoom(tx: Orm, { id }: Actor, sizeBytes: number): Work<void> {
    const { bytes } = limitsOf ? yield* limitsOf(tx, id) : NO_LIMITS
    if (bytes !== null) yield* room.requireFor(tx, id, bytes, sizeBytes)
  }

  const find = async (owner: Actor, sha256: string) => (await images.withHashes(owner, [sha256])).get(sha256)

  return {
    /** Judged as an import is, and stored by whoever asks. */
    take: async (bytes: Uint8Array): Promise<Picture> => decode(judge(bytes)),

    /**
     * A file that is there already is not stored twice; whoever sends it at the same time gets the image of the one that was first.
     * The bytes are given up when they are kept.
     */
    async store(owner: Actor, bytes: Uint8Array): Promise<{ image: Image; isNew: boolean }> {
      const judged = judge(bytes)
      const known = await find(owner, judged.sha256)
      if (known) return { image: presentImage(known), isNew: false }
      const picture = await decode(judged)
      const id = ids.next()
      const recipe = recipeColumns((await intake.findRecipe(judged))?.recipe)
      const createdAt = clock.now()
      const told = {
        shared: newImagesAreShared(),
        ...recipe,
        ...labelsIn(judged.bytes),
        madeAt: readMadeAt(judged.bytes, createdAt) ?? null,
      }
      const row = await intake.store({ id, createdAt, picture, prompt: recipe.prompt }, function* (tx, file) {
        const first = yield* images.readWithHash(tx, owner.id, judged.sha256)
        if (first) return first
        yield* requireRoom(tx, owner, file.sizeBytes)
        return yield* images.add(tx, { ...file, ...told, ownerId: owner.id, generationId: null, provider: null })
      })
      release(bytes)
      return { image: presentImage(row), isNew: row.id === id }
    },

    /** What {@link store} would make of it. */
    async inspect(owner: Actor, bytes: Uint8Array): Promise<InspectedFile> {
      const judged = judge(bytes)
      const known = await find(owner, judged.sha256)
      if (!known) await decode(judged)
      const { mimeType, width, height, sha256 } = judged
      // The pixels of a file that is there already were looked at when it came.
      const found = known ? readRecipe(judged.bytes) : await intake.findRecipe(judged)
      return {
        mimeType,
        width,
        height,
        sha256,
        sizeBytes: judged.bytes.byteLength,
        tool: found?.source ?? null,
        recipe: found ? presentRecipe(found.recipe) : null,
        duplicateOf: known ? presentImage(known) : null,
      }
    },

    async known(owner: Actor, hashes: readonly string[]) {
      const rows = await images.withHashes(owner, hashes)
      return Array.from(rows.values(), ({ sha256, id, trashed }) => ({ sha256, imageId: id, trashed }))
    },
  }
}
export type ImageImport = ReturnType<typeof createImageImport>

function refusal(error: unknown, maxImageMb: number): unknown {
  if (!(error instanceof ImageRejected)) return error
  return error.reason === 'too_large' ? importTooLarge(maxImageMb) : importRejected(error.message)
}

/** The columns of what a file says of its making. */
const recipeColumns = (recipe: FoundRecipe = {}) => ({
  prompt: storable(recipe.prompt ?? '', MAX_FOUND_PROMPT_LENGTH),
  negativePrompt: recipe.negativePrompt ? storable(recipe.negativePrompt, MAX_FOUND_PROMPT_LENGTH) : null,
  typed: recipe.typed ? storableTyped(recipe.typed) : null,
  model: recipe.model ? storable(recipe.model, MAX_MODEL_LENGTH) : null,
  seed: wholeNumber(recipe.seed, Number.MAX_SAFE_INTEGER),
  steps: wholeNumber(recipe.steps, 2 ** 31 - 1),
  guidance: recipe.guidance ?? null,
  sampler: recipe.sampler ? storable(recipe.sampler, MAX_SAMPLER_LENGTH) : null,
  ...detailColumns(recipe),
  servedInstead: recipe.servedInstead ? [...recipe.servedInstead] : null,
})

/** All that a file says, also what the columns do not take. */
function presentRecipe(found: FoundRecipe) {
  const { recipe: details, servedInstead, ...columns } = recipeColumns(found)
  return {
    ...columns,
    seed: found.seed ?? null,
    sampler: found.sampler ?? null,
    details,
    servedInstead: servedInstead ?? [],
    ...(found.cut && { cut: [...found.cut] }),
  }
}

/** As the columns take it: PostgreSQL knows no NUL, and a cut may leave half of a character. */
const storable = (text: string, maxLength: number) => text.replaceAll('\0', '').slice(0, maxLength).toWellFormed()

const storableTyped = ({ prompt, negativePrompt, styles }: Typed): Typed => ({
  prompt: storable(prompt, MAX_FOUND_PROMPT_LENGTH),
  negativePrompt: negativePrompt === null ? null : storable(negativePrompt, MAX_FOUND_PROMPT_LENGTH),
  styles: styles.map(style => storable(style, MAX_STYLE_NAME_LENGTH)),
})

/** As the columns take it: other tools write numbers as they like. */
const wholeNumber = (value: number | string | null | undefined, max: number) =>
  typeof value === 'number' && Number.isSafeInteger(value) && Math.abs(value) <= max ? value : null
