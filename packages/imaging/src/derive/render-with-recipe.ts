import type { ImageFormat } from '@atelier/contracts'
import { viewOf } from '../bytes.ts'
import { withPngComment } from '../carriers/png.ts'
import { formatOf } from '../containers/format.ts'
import { writeLabels, type Labels } from '../labels/index.ts'
import type { Recipe } from '../recipe.ts'
import { writeInfotext } from '../recipe/a1111.ts'
import { stripRecipe, writeRecipe } from '../recipe/index.ts'
import type { SourceMark } from '../recipe/xmp.ts'
import { ENCODERS, render } from './render.ts'
import { decoding, type DecodeLimits } from './sharp.ts'

interface LabelsRenderOptions extends DecodeLimits {
  readonly format: ImageFormat
  readonly labels: Labels
}

export interface RecipeRenderOptions extends DecodeLimits {
  readonly format: ImageFormat
  readonly recipe: Recipe
  readonly mark: SourceMark
  readonly labels?: Labels
}

/**
 * The picture in another format with its recipe inside, with stars and tags where there are any, and nothing else that it
 * bore. Throws `ImageRejected` ('damaged'), and a RangeError where the recipe is too long for a JPEG, be it the old one or
 * the new one.
 */
export const renderWithRecipe = async (
  bytes: Uint8Array,
  { format, recipe, mark, labels, ...limits }: RecipeRenderOptions,
): Promise<Uint8Array> =>
  format === 'avif'
    ? renderAvif(bearerOf(bytes, recipe, mark, labels), limits)
    : writeRecipe(await render(bytes, { format, ...limits }), recipe, mark, labels)

/** The picture in another format with stars and tags, and nothing else that it bore. Throws `ImageRejected` ('damaged'). */
export const renderWithLabels = async (
  bytes: Uint8Array,
  { format, labels, ...limits }: LabelsRenderOptions,
): Promise<Uint8Array> =>
  format === 'avif'
    ? renderAvif(writeLabels(stripRecipe(bytes), labels), limits)
    : writeLabels(await render(bytes, { format, ...limits }), labels)

/** The encoder writes AVIF's boxes, and what it is given as text itself loses all but ASCII: so it carries over what the picture bears. */
const renderAvif = (bearing: Uint8Array, limits: DecodeLimits) =>
  decoding(bearing, limits, picture => ENCODERS.avif(picture).keepExif().keepXmp().toBuffer())

/** The picture with its recipe where a decoder looks for it: in EXIF and XMP. */
const bearerOf = (bytes: Uint8Array, recipe: Recipe, mark: SourceMark, labels: Labels | undefined) => {
  const written = viewOf(writeRecipe(stripRecipe(bytes), recipe, mark, labels))
  return formatOf(written) === 'png' ? withPngComment(written, writeInfotext(recipe)) : written
}
