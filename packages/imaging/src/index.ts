export { release } from './bytes.ts'
export { DEFAULT_LIMITS, type ImageLimits } from './probe/limits.ts'
export { probe, type ImageInfo } from './probe/probe.ts'
export {
  piecesWithRecipe,
  readRecipe,
  readSourceMark,
  readTexts,
  stripRecipe,
  writeRecipe,
  type FoundInFile,
} from './recipe/index.ts'
export { readLabels, readMadeAt, writeLabels, type FoundLabels, type Labels } from './labels/index.ts'
export { formatInfotext, infotextPairs } from './recipe/a1111.ts'
export type { FoundRecipe } from './recipe/values.ts'
export type { SourceMark } from './recipe/xmp.ts'
export type { Recipe } from './recipe.ts'
export type { RecipeDetails } from './recipe/details.ts'
export { ImageRejected, REJECTION_REASONS, type RejectionReason } from './rejected.ts'
export { bare, withoutHidden } from './derive/bare.ts'
export { findHiddenRecipe, findRecipe } from './derive/find-recipe.ts'
export { mayHide } from './derive/hidden.ts'
export { inspect, type Inspected } from './derive/inspect.ts'
export {
  blend,
  fitMask,
  fitPicture,
  fitWithin,
  maskOfTransparency,
  plainMask,
  surround,
  type FittedPicture,
} from './inputs/index.ts'
export type { Likeness } from './derive/likeness.ts'
export { renderPreview, type PreviewOptions } from './derive/preview.ts'
export { render, renderOnce, resizeOnce, type OnceOptions, type RenderOptions } from './derive/render.ts'
export { renderWithLabels, renderWithRecipe, type RecipeRenderOptions } from './derive/render-with-recipe.ts'
export { configureSharp, type SharpSettings } from './derive/sharp.ts'
export { renderLook, type Look } from './looks/index.ts'
export {
  drawSheet,
  MAX_SHEET_PIXELS,
  MAX_SHEET_SIDE,
  type Sheet,
  type SheetCell,
  type SheetOptions,
  type SheetTable,
  type SheetWords,
} from './sheet/index.ts'
