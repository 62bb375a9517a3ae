export { meanDifference, pictureDifference } from './difference.ts'
export { makeHiding, type HidingOptions } from './hiding.ts'
export { bearers, LABELLED, type MetadataBlocks } from './labelled.ts'
export { makeClearMask, makeHalfMask, pixelsOf } from './masks.ts'
export { NO_RECIPE } from './written.ts'
export { createRandom } from './random.ts'
export {
  makeAnimatedPng,
  makeAnimatedWebp,
  makeBomb,
  makeJpeg,
  makeNoise,
  makePng,
  makePngWithoutPixels,
  makeWebp,
  NOT_TAKEN,
  truncate,
  type EncodedOptions,
  type PngOptions,
  type SampleOptions,
} from './samples.ts'
