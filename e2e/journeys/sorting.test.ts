import type { Page } from '@playwright/test'
import { expect, importImages, test, violationsInBoth } from '../support/test.ts'

const tiles = (page: Page) => page.getByRole('listbox', { name: 'Images' }).getByRole('option')
const order = (page: Page) => page.getByRole('combobox', { name: 'Order' })
const heading = (page: Page) => page.getByRole('heading', { level: 2 }).first()

/** Three pictures, written one after the other: the second is the largest, the first the best, the last has a title. */
async function importThree(page: Page, studioUrl: string, word: string): Promise<string[]> {
  const sizes = [
    { width: 64, height: 64 },
    { width: 320, height: 320 },
    { width: 128, height: 128 },
  ]
  const images = await importImages(
    studioUrl,
    sizes.map((size, k) => ({ prompt: `${word} ${k + 1}`, ...size })),
  )
  const [first, , third] = images
  await page.request.patch(`${studioUrl}/api/v1/images/${first?.id}`, { data: { rating: 5 } })
  await page.request.patch(`${studioUrl}/api/v1/images/${third?.id}`, { data: { title: 'Aardvark' } })
  return images.map(({ id }) => id)
}

const shownIds = async (page: Page) => tiles(page).evaluateAll(all => all.map(tile => tile.getAttribute('data-id')))

test('one puts the pictures in another order, which stays in the address', async ({ page, studio }) => {
  const [first, second, third] = await importThree(page, studio.url, 'avocet')
  await page.goto(`${studio.url}/gallery?q=avocet`)
  await expect(tiles(page)).toHaveCount(3)
  await expect.poll(async () => shownIds(page)).toEqual([third, second, first])
  await order(page).selectOption({ label: 'Most stars first' })
  await expect(page).toHaveURL(/sort=rating/)
  await expect.poll(async () => shownIds(page)).toEqual([first, third, second])
  await order(page).selectOption({ label: 'Largest first' })
  await expect.poll(async () => shownIds(page)).toEqual([second, third, first])
  await order(page).selectOption({ label: 'By title' })
  await expect.poll(async () => shownIds(page)).toEqual([third, second, first])
  await order(page).selectOption({ label: 'Oldest first' })
  await expect.poll(async () => shownIds(page)).toEqual([first, second, third])
  expect(await violationsInBoth(page)).toEqual([])
  await page.reload()
  await expect(order(page)).toHaveValue('oldest')
  await expect.poll(async () => shownIds(page)).toEqual([first, second, third])
  // The picture beside another is the one beside it in that order.
  await tiles(page).first().press('Enter')
  await page
    .getByRole('link', { name: /Older|next/i })
    .or(page.getByRole('button', { name: /Older|next/i }))
    .first()
    .click()
  await expect(page).toHaveURL(new RegExp(`${second}.*sort=oldest`))
  await page.goBack()
  await expect(tiles(page)).toHaveCount(3)
})

test('the day of the pictures on the screen stands above them, and stays there', async ({ page, studio }) => {
  await importThree(page, studio.url, 'phalarope')
  await page.goto(`${studio.url}/gallery`)
  await expect(tiles(page).first()).toBeVisible()
  await expect(heading(page)).toHaveText('Today')
  await expect(tiles(page).first().locator('[data-day]')).toHaveAttribute('data-day', 'Today')
  const before = await heading(page).boundingBox()
  await page.mouse.wheel(0, 60)
  await expect(heading(page)).toBeInViewport()
  expect((await heading(page).boundingBox())?.height).toBe(before?.height)
  await order(page).selectOption({ label: 'Largest first' })
  await expect(heading(page)).toHaveText(/^\d+ × \d+$/)
})

test('what no collection has is found by a filter and by a word, and goes when it is put into one', async ({
  page,
  studio,
}) => {
  const [first] = await importThree(page, studio.url, 'dotterel')
  await page.goto(`${studio.url}/gallery?q=dotterel`)
  await page.getByRole('button', { name: 'Filters' }).click()
  const panel = page.getByRole('dialog', { name: 'Filters' })
  await panel.getByRole('checkbox', { name: 'Only pictures in no collection' }).check()
  await expect(page).toHaveURL(/collection=none/)
  await page.keyboard.press('Escape')
  await expect(tiles(page)).toHaveCount(3)
  const made = await page.request.post(`${studio.url}/api/v1/collections`, {
    data: { name: `Shorebirds ${test.info().project.name}`, imageIds: [first] },
  })
  expect(made.ok()).toBe(true)
  await expect(tiles(page)).toHaveCount(2)
  await page.getByRole('button', { name: 'Remove the filter In no collection' }).click()
  await expect(tiles(page)).toHaveCount(3)

  const search = page.getByRole('combobox', { name: 'Search prompts' })
  await search.fill('dotterel -coll')
  await page.getByRole('option', { name: /collection:/ }).click()
  await page.getByRole('option', { name: /^none/ }).click()
  await expect(search).toHaveValue('dotterel -collection:none ')
  await expect(tiles(page)).toHaveCount(1)
})
