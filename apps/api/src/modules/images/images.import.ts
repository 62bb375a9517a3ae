import type { Image, Typed } from '@atelier/contracts'
import { ImageRejected, readRecipe } from '@atelier/imaging'
import type { Clock } from '../../shared/clock.ts'
import type { Ids } from '../../shared/ids.ts'
import { importRejected, importTooLarge } from './images.errors.ts'
import type { ImageIntake, Picture } from './images.intake.ts'
import { presentImage } from './images.presenter.ts'
import type { ImagesService } from './images.service.ts'

/** Characters; far more than any tool writes, and a bound for what search has to index. */
const MAX_PROMPT_LENGTH = 20_000
const MAX_MODEL_LENGTH = 200
const MAX_STYLE_NAME_LENGTH = 300

interface ImportDependencies {
  readonly images: ImagesService
  readonly intake: ImageIntake
  readonly ids: Ids
  readonly clock: Clock
  readonly maxImageMb: number
}

/** A file of the user's own becomes an image; its recipe is read where it carries one. */
export const createImageImport = ({ images, intake, ids, clock, maxImageMb }: ImportDependencies) =>
  async function importImage(bytes: Uint8Array): Promise<Image> {
    const picture = await judged(() => intake.prepare(bytes), maxImageMb)
    const recipe = readRecipe(bytes)?.recipe
    const prompt = keepable(recipe?.prompt ?? '', MAX_PROMPT_LENGTH)
    const row = await intake.keep({ id: ids.next(), createdAt: clock.now(), picture, prompt }, (tx, file) => images.add(tx, {
      ...file,
      generationId: null,
      prompt,
      negativePrompt: recipe?.negativePrompt ? keepable(recipe.negativePrompt, MAX_PROMPT_LENGTH) : null,
      typed: recipe?.typed ? keepableTyped(recipe.typed) : null,
      model: recipe?.model ? keepable(recipe.model, MAX_MODEL_LENGTH) : null,
      provider: null,
      seed: wholeNumber(recipe?.seed, Number.MAX_SAFE_INTEGER),
      steps: wholeNumber(recipe?.steps, 2 ** 31 - 1),
      guidance: recipe?.guidance ?? null,
    }))
    return presentImage(row)
  }
export type ImportImage = ReturnType<typeof createImageImport>

async function judged(prepare: () => Picture, maxImageMb: number): Promise<Picture> {
  try {
    const picture = prepare()
    await picture.inspected
    return picture
  }
  catch (error) {
    if (!(error instanceof ImageRejected)) throw error
    throw error.reason === 'too_large' ? importTooLarge(maxImageMb) : importRejected(error.message)
  }
}

/** As the columns take it: PostgreSQL knows no NUL, and a cut may leave half of a character. */
const keepable = (text: string, maxLength: number) => text.replaceAll('\0', '').slice(0, maxLength).toWellFormed()

const keepableTyped = ({ prompt, negativePrompt, styles }: Typed): Typed => ({
  prompt: keepable(prompt, MAX_PROMPT_LENGTH),
  negativePrompt: negativePrompt === null ? null : keepable(negativePrompt, MAX_PROMPT_LENGTH),
  styles: styles.map(style => keepable(style, MAX_STYLE_NAME_LENGTH)),
})

/** As the columns take it: other tools write numbers as they like. */
const wholeNumber = (value: number | null | undefined, max: number) => Number.isSafeInteger(value) && Math.abs(value ?? 0) <= max ? value ?? null : null
