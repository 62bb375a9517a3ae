import sharp from 'sharp'
import type { Recipe } from '../recipe.ts'
import { makeJpeg, makePng, makeWebp } from './samples.ts'

/** A recipe that tells nothing, of a picture in the usual size of these tests. */
export const NO_RECIPE: Recipe = {
  prompt: '',
  negativePrompt: null,
  typed: null,
  model: null,
  provider: null,
  seed: null,
  steps: null,
  guidance: null,
  sampler: null,
  width: 48,
  height: 32,
}

/** A recipe that tells everything. */
export const RECIPE: Recipe = {
  prompt: 'a lighthouse at dusk',
  negativePrompt: 'blurry',
  typed: null,
  model: 'black-forest-labs/FLUX.1-schnell',
  provider: 'huggingface',
  seed: 4_294_967_295,
  steps: 20,
  guidance: 3.5,
  sampler: 'Euler a',
  width: 1024,
  height: 768,
}

/** Files of all kinds that a recipe is written into. */
const samples = {
  'a PNG': async () => makePng(),
  'a PNG with alpha': async () => makePng({ alpha: true }),
  'a PNG with a profile': () => sharp(makePng()).withIccProfile('p3').png().toBuffer(),
  'a JPEG': () => makeJpeg(),
  'a progressive JPEG with a profile': () => makeJpeg({ progressive: true, icc: true }),
  'a JPEG that lies on its side': () => makeJpeg({ orientation: 6 }),
  'a WebP': () => makeWebp(),
  'a lossless WebP with alpha': () => makeWebp({ lossless: true, alpha: true }),
  'a WebP with alpha, profile and orientation': () => makeWebp({ alpha: true, icc: true, orientation: 3 }),
}
export const cases = Object.entries(samples)

export const pixels = async (bytes: Uint8Array) => (await sharp(bytes).raw().toBuffer()).toString('base64')
export const traits = async (bytes: Uint8Array) => {
  const { width, height, icc, orientation, hasAlpha, space, isProgressive } = await sharp(bytes).metadata()
  return { width, height, icc: icc?.toString('base64'), orientation: orientation ?? 1, hasAlpha, space, isProgressive }
}
