import type { RecipeTool } from '@atelier/contracts'
import { viewOf } from '../bytes.ts'
import { XMP_KEYWORD, type Texts } from '../carriers/carrier.ts'
import { carriers } from '../carriers/index.ts'
import { formatOf, requireFormat } from '../containers/format.ts'
import { lengthOfLabels, NO_LABELS, withLabels, type Labels } from '../labels/packet.ts'
import type { Recipe } from '../recipe.ts'
import { a1111, atelierText, writeInfotext } from './a1111.ts'
import { atelier } from './atelier.ts'
import { comfyui } from './comfyui/index.ts'
import { diffusers } from './diffusers.ts'
import { drawthings } from './drawthings.ts'
import { easydiffusion } from './easydiffusion.ts'
import { evidenceOf, evidencesIn, type Evidence } from './evidence.ts'
import { fooocus, ruinedfooocus } from './fooocus.ts'
import type { RecipeFormat } from './format.ts'
import { invokeai } from './invokeai.ts'
import { midjourney } from './midjourney.ts'
import { novelai } from './novelai.ts'
import { swarmui } from './swarmui.ts'
import type { FoundRecipe } from './values.ts'
import { markIn, writeXmp, type SourceMark } from './xmp.ts'

/** In the order in which they are asked: the exact ones first, and A1111, whose text has no mark of its own, last. */
const FORMATS: readonly RecipeFormat[] = [
  atelier,
  atelierText,
  swarmui,
  invokeai,
  novelai,
  easydiffusion,
  fooocus,
  ruinedfooocus,
  drawthings,
  comfyui,
  diffusers,
  midjourney,
  a1111,
]

export interface FoundInFile {
  readonly source: RecipeTool
  readonly recipe: FoundRecipe
}

/** How the picture was made, by what its file says; undefined where it says nothing. Never throws, whatever the bytes are. */
export const readRecipe = (bytes: Uint8Array): FoundInFile | undefined => {
  const file = viewOf(bytes)
  const container = formatOf(file)
  if (!container) return undefined
  for (const evidence of evidencesIn(carriers[container].read(file))) {
    const found = readEvidence(evidence)
    if (found) return found
  }
  return undefined
}

const readEvidence = (evidence: Evidence): FoundInFile | undefined => {
  for (const { source, read } of FORMATS) {
    const recipe = read(evidence)
    if (recipe) return { source, recipe }
  }
  return undefined
}

/** All texts that a file carries, by their keywords; `parameters` are those of A1111. Never throws. */
export const readTexts = (bytes: Uint8Array): Texts => {
  const file = viewOf(bytes)
  const container = formatOf(file)
  return container ? carriers[container].read(file) : new Map()
}

/** How the picture was made, by a text that was found outside of the file's own places. Never throws. */
export const readRecipeText = (text: string): FoundInFile | undefined => readEvidence(evidenceOf(text))

/** What made the picture, by what its file says; undefined where it says nothing of it. Never throws. */
export const readSourceMark = (bytes: Uint8Array): SourceMark | undefined => {
  const file = viewOf(bytes)
  const container = formatOf(file)
  return container && markIn(carriers[container].read(file).get(XMP_KEYWORD) ?? '')
}

/**
 * The file with its recipe inside, as A1111 text and as XMP, with the mark that says what made it, and with stars and tags where there
 * are any. Nothing is encoded anew: pixels, colour profile and all else stay bit for bit, and what lay behind the picture is cut. Prompts of 4000
 * characters always fit; a RangeError tells of a recipe that a JPEG cannot hold. Throws `ImageRejected` for what `probe` rejects.
 */
export const writeRecipe = (
  bytes: Uint8Array,
  recipe: Recipe,
  mark: SourceMark,
  labels: Labels = NO_LABELS,
): Uint8Array => {
  const [only, ...more] = piecesWithRecipe(bytes, recipe, mark, labels)
  return only && more.length === 0 ? only : Buffer.concat([...(only ? [only] : []), ...more])
}

/** The same in pieces that follow each other: of a PNG all that stays as it is are views of `bytes`, and nothing is copied. */
export const piecesWithRecipe = (
  bytes: Uint8Array,
  recipe: Recipe,
  mark: SourceMark,
  labels: Labels = NO_LABELS,
): readonly Uint8Array[] => {
  const file = viewOf(bytes)
  const carrier = carriers[requireFormat(file)]
  const xmp = writeXmp(recipe, mark, carrier.maxXmpBytes - lengthOfLabels(labels))
  return carrier.write(file, { parameters: writeInfotext(recipe), xmp: withLabels(xmp, labels) })
}

/** The file with nothing in it but picture, colours and orientation: no text of any kind, no EXIF, no XMP, no trailer. Throws `ImageRejected`. */
export const stripRecipe = (bytes: Uint8Array): Uint8Array => {
  const file = viewOf(bytes)
  return carriers[requireFormat(file)].strip(file)
}
