import type { Image } from '@atelier/contracts'
import type { Page } from '@playwright/test'
import { importImages } from './test.ts'

export const heading = (page: Page) => page.getByRole('heading', { level: 1 })
export const zoom = (page: Page) => page.getByRole('group', { name: 'Zoom' }).getByRole('button', { name: /%/ })

/** Three pictures, oldest first, that a search for `word` finds. */
export const importThree = async (studioUrl: string, word: string) =>
  importImages(
    studioUrl,
    ['first', 'second', 'third'].map(nth => ({ prompt: `${word} ${nth}` })),
  )

export const addressOf = (image: Image | undefined, query = '') => `/images/${image?.id ?? ''}${query}`
