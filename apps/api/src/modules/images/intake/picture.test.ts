import { configureSharp, findRecipe, writeRecipe } from '@atelier/imaging'
import { makeHiding, makeJpeg, makePng, NO_RECIPE } from '@atelier/imaging/testing'
import { beforeAll, expect, test } from 'vitest'
import { createDecoding } from '../../../platform/decoding.ts'
import { findRecipeInTurn, judge } from './picture.ts'

beforeAll(() => configureSharp())

const MAX_BYTES = 1_000_000
const TEXT = 'a fox\nSteps: 20, Sampler: Euler, Seed: 5'
const RECIPE = { ...NO_RECIPE, prompt: 'a fox', seed: 5, steps: 20 }

test('a recipe is looked for in pixels when it is their turn; one that the file tells waits for nobody', async () => {
  const decoding = createDecoding({ threads: 1 })
  const { promise: freed, resolve: free } = Promise.withResolvers<undefined>()
  // At least two work at a time, on the smallest machine, too.
  const held = [1, 1].map(pixels => decoding(pixels, () => freed))
  const hiding = await makeHiding('stealth_pnginfo', Buffer.from(TEXT))
  let isFound = false
  const found = findRecipeInTurn(judge(hiding, MAX_BYTES), decoding).then(result => {
    isFound = true
    return result
  })
  const telling = writeRecipe(makePng(), RECIPE, 'trained')
  expect(await findRecipeInTurn(judge(telling, MAX_BYTES), decoding)).toMatchObject({ recipe: { prompt: 'a fox' } })
  expect(await findRecipe(hiding)).toMatchObject({ recipe: { prompt: 'a fox' } })
  // Nothing lives in the lowest bits of a JPEG.
  expect(await findRecipeInTurn(judge(await makeJpeg(), MAX_BYTES), decoding)).toBeUndefined()
  expect(isFound).toBe(false)
  free(undefined)
  await Promise.all(held)
  expect(await found).toMatchObject({ recipe: { prompt: 'a fox', seed: 5 } })
})
