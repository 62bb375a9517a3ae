import type { ImageFormat } from '@atelier/contracts'
import { viewOf } from '../bytes.ts'
import { withPngComment } from '../carriers/png.ts'
import { formatOf } from '../containers/format.ts'
import type { Recipe } from '../recipe.ts'
import { writeInfotext } from '../recipe/a1111.ts'
import { stripRecipe, writeRecipe } from '../recipe/index.ts'
import type { SourceMark } from '../recipe/xmp.ts'
import { ENCODERS, render } from './render.ts'
import { decoding, type DecodeLimits } from './sharp.ts'

export interface RecipeRenderOptions extends DecodeLimits {
  readonly format: ImageFormat
  readonly recipe: Recipe
  readonly mark: SourceMark
}

/**
 * The picture in another format with its recipe inside, and nothing else that it bore. Throws `ImageRejected` ('damaged'),
 * and a RangeError where the recipe is too long for a JPEG, be it the old one or the new one.
 */
export const renderWithRecipe = async (
  bytes: Uint8Array,
  { format, recipe, mark, maxPixels }: RecipeRenderOptions,
): Promise<Uint8Array> => {
  if (format !== 'avif')
    return writeRecipe(await render(bytes, { format, ...(maxPixels !== undefined && { maxPixels }) }), recipe, mark)
  const bearing = bearerOf(bytes, recipe, mark)
  // The encoder writes AVIF's boxes, and what it is given as text itself loses all but ASCII: so it carries ours over.
  return decoding(bearing, maxPixels === undefined ? {} : { maxPixels }, picture =>
    ENCODERS.avif(picture).keepExif().keepXmp().toBuffer(),
  )
}

/** The picture with its recipe where a decoder looks for it: in EXIF and XMP. */
const bearerOf = (bytes: Uint8Array, recipe: Recipe, mark: SourceMark) => {
  const written = viewOf(writeRecipe(stripRecipe(bytes), recipe, mark))
  return formatOf(written) === 'png' ? withPngComment(written, writeInfotext(recipe)) : written
}
