import type { Page } from '@playwright/test'
import { addressOf, heading, importThree, zoom } from '../support/image.ts'
import { makePictures } from '../support/made.ts'
import { expect, importImages, tabTo, test, violations, violationsInBoth } from '../support/test.ts'

const tile = (page: Page, name: string) => page.getByRole('option', { name, exact: true })
const panes = (page: Page) => page.getByRole('figure')
const modes = (page: Page) => page.getByRole('group', { name: 'How to compare' })

test('four pictures that were made together stand side by side, with what tells them apart, and zoom together', async ({
  page,
  studio,
  request,
}) => {
  const { images } = await makePictures(request, studio.url, { prompt: 'a wagtail', count: 4 })
  await page.goto(`${studio.url}${addressOf(images[0])}`)
  await expect(heading(page)).toHaveText('a wagtail')
  await page.keyboard.press('c')
  const dialog = page.getByRole('dialog', { name: 'Compare with' })
  await expect(dialog.getByRole('heading', { level: 3 }).first()).toHaveText('Made together')
  await dialog.getByRole('button', { name: 'Compare all 4' }).click()
  await expect(panes(page)).toHaveCount(4)
  await expect(panes(page).first()).toContainText(/Seed \d+/)
  expect(await violationsInBoth(page)).toEqual([])
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)

  const widths = async () => page.getByRole('img').evaluateAll(all => all.map(one => one.getBoundingClientRect().width))
  const before = await widths()
  await page.keyboard.press('+')
  await page.keyboard.press('+')
  await expect.poll(async () => Math.min(...(await widths()))).toBeGreaterThan(2 * Math.max(...before) - 1)
  await page.keyboard.press('Escape')
  await expect.poll(widths).toEqual(before)

  await panes(page)
    .nth(3)
    .getByRole('button', { name: /from the comparison/ })
    .click()
  await expect(panes(page)).toHaveCount(3)
  await page.reload()
  await expect(panes(page)).toHaveCount(3)
  await page.keyboard.press('Escape')
  await expect(panes(page)).toHaveCount(0)
  await expect(page).toHaveURL(`${studio.url}${addressOf(images[0])}`)
})

test('two are compared by a wipe, side by side and by their difference; keys and buttons change how', async ({
  page,
  studio,
}) => {
  const [one, other] = await importImages(studio.url, [
    { prompt: 'a small bunting', width: 240, height: 160 },
    { prompt: 'a large bunting', width: 480, height: 320 },
  ])
  await page.goto(`${studio.url}${addressOf(one, `?compare=${other?.id ?? ''}`)}`)
  await expect(page.getByRole('slider')).toBeVisible()
  await page.keyboard.press('m')
  await expect(panes(page)).toHaveCount(2)
  await expect(page).toHaveURL(/mode=side/)
  await modes(page).getByRole('button', { name: 'Difference' }).click()
  await expect(page.getByText(/differ in size \(240 × 160 and 480 × 320\)/)).toBeVisible()
  await expect(modes(page).getByRole('button', { name: 'Difference' })).toHaveAttribute('aria-pressed', 'true')
  expect(await violations(page)).toEqual([])
  await page.reload()
  await expect(page.getByText(/differ in size/)).toBeVisible()
  await tabTo(page, 'Wipe')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('slider')).toBeVisible()
  await page.getByRole('button', { name: 'Add a picture' }).click()
  await expect(page.getByRole('dialog', { name: 'Compare with' })).toBeVisible()
})

test('those that are selected in the gallery are compared, and back leads to it', async ({ page, studio }) => {
  const [first, , third] = await importThree(studio.url, 'pipit')
  await page.goto(`${studio.url}/gallery?q=pipit`)
  await tile(page, 'pipit first').press(' ')
  const compare = page.getByRole('toolbar').getByRole('button', { name: 'Compare' })
  await expect(page.getByText('1 picture selected')).toBeVisible()
  await expect(compare).toHaveCount(0)
  await tile(page, 'pipit third').press(' ')
  await expect(compare).toBeVisible()
  await page.keyboard.press('c')
  await expect(page).toHaveURL(`${studio.url}${addressOf(first, `?q=pipit&compare=${third?.id ?? ''}`)}`)
  await expect(zoom(page)).toBeVisible()
  await page.getByRole('main').getByRole('link', { name: 'Gallery' }).click()
  await expect(page).toHaveURL(`${studio.url}/gallery?q=pipit`)
})
