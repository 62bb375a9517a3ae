import type { Collection, Image } from '@atelier/contracts'
import type { APIRequestContext, Page } from '@playwright/test'
import { importImages } from './test.ts'

export const tiles = (page: Page) => page.getByRole('listbox', { name: 'Images' }).getByRole('option')
export const selectedTiles = (page: Page) =>
  page.getByRole('listbox', { name: 'Images' }).getByRole('option', { selected: true })
export const tile = (page: Page, name: string | RegExp) => page.getByRole('option', { name, exact: true })
export const dialog = (page: Page) => page.getByRole('dialog')

/** Its dialog is loaded when it is needed first; until then the keys are the gallery's. */
export const finder = (page: Page) => dialog(page).getByRole('searchbox', { name: 'Find or create a collection' })
export const box = (page: Page, name: RegExp | string) => dialog(page).getByRole('checkbox', { name })
export const importMany = async (url: string, word: string, count: number) =>
  importImages(
    url,
    Array.from({ length: count }, (_, k) => ({ prompt: `${word} ${k + 1}` })),
  )

export async function make(
  request: APIRequestContext,
  url: string,
  name: string,
  images: readonly Image[] = [],
): Promise<Collection> {
  const answer = await request.post(`${url}/api/v1/collections`, {
    data: { name, ...(images.length > 0 && { imageIds: images.map(({ id }) => id) }) },
  })
  return (await answer.json()) as Collection // by the contract of createCollection
}

export async function dragTo(page: Page, name: string, target: string) {
  const from = await tile(page, name).boundingBox()
  if (!from) throw new Error('the picture is not on the screen')
  await page.mouse.move(from.x + 20, from.y + 20)
  await page.mouse.down()
  await page.mouse.move(from.x + 60, from.y + 60, { steps: 4 })
  const place = page.locator(target)
  await place.scrollIntoViewIfNeeded()
  const to = await place.boundingBox()
  if (!to) throw new Error('the place is not on the screen')
  await page.mouse.move(to.x + to.width / 2, to.y + to.height / 2, { steps: 4 })
  await page.mouse.up()
}
