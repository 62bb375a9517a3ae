import { writeRecipe } from '@atelier/imaging'
import { makePng } from '@atelier/imaging/testing'
import type { Page } from '@playwright/test'

export interface Chosen {
  readonly name: string
  readonly mimeType: string
  readonly buffer: Buffer
}

const RECIPE = {
  negativePrompt: 'fog',
  typed: null,
  model: 'stand-in/watercolour',
  provider: null,
  steps: 12,
  guidance: 4.5,
  sampler: null,
  width: 48,
  height: 32,
}

/** A file that no other is the same as: its recipe has the word in it. */
export const picture = (word: string, seed = 0): Chosen => ({
  name: `${word}-${seed}.png`,
  mimeType: 'image/png',
  buffer: Buffer.from(writeRecipe(makePng({ seed }), { ...RECIPE, prompt: `${word} number ${seed}`, seed }, 'trained')),
})

export const list = (page: Page) => page.getByRole('region', { name: 'Files' })
export const row = (page: Page, name: string) => list(page).getByRole('listitem').filter({ hasText: name })
export const choose = async (page: Page, files: readonly Chosen[]) =>
  page
    .getByLabel('Choose files', { exact: true })
    .and(page.locator('input'))
    .setInputFiles([...files])

export const begin = (page: Page) => page.getByRole('button', { name: /^Import [\d,]+ picture/ })
