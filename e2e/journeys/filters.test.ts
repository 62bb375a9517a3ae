import type { Page } from '@playwright/test'
import { expect, importImages, tabTo, test, violations, violationsInBoth } from '../support/test.ts'

const tiles = (page: Page) => page.getByRole('listbox', { name: 'Images' }).getByRole('option')
const search = (page: Page) => page.getByRole('combobox', { name: 'Search prompts' })
const panel = (page: Page) => page.getByRole('dialog', { name: 'Filters' })
const star = (page: Page, name: string) =>
  panel(page).getByRole('group', { name: 'Stars, at least' }).getByRole('button', { name, exact: true })

/** Four pictures: wide, tall, square, wide, with 1 to 4 stars, the last two with the tag. */
async function importFour(page: Page, studioUrl: string, word: string, tag: string) {
  const shapes = [
    { width: 320, height: 200 },
    { width: 200, height: 320 },
    { width: 240, height: 240 },
    { width: 320, height: 180 },
  ]
  const images = await importImages(
    studioUrl,
    shapes.map((shape, k) => ({ prompt: `${word} ${k + 1}`, ...shape })),
  )
  for (const [k, { id }] of images.entries())
    await page.request.patch(`${studioUrl}/api/v1/images/${id}`, {
      data: { rating: k + 1, tags: k > 1 ? [tag] : [] },
    })
}

test('with the mouse one narrows the gallery by stars, tag and shape, and takes each away alone', async ({
  page,
  studio,
}) => {
  const tag = `reed ${test.info().project.name}`
  await importFour(page, studio.url, 'brambling', tag)
  await page.goto(`${studio.url}/gallery?q=brambling`)
  await expect(tiles(page)).toHaveCount(4)
  await page.getByRole('button', { name: 'Filters' }).click()
  await star(page, '2 stars').click()
  await expect(page).toHaveURL(/rating=2/)
  await panel(page).getByRole('combobox', { name: 'Tag' }).fill('reed')
  await page.getByRole('option', { name: tag }).click()
  await expect(page).toHaveURL(/tag=reed/)
  await panel(page).getByRole('radio', { name: 'Wide' }).check({ force: true })
  await expect(page).toHaveURL(/shape=wide/)
  expect(await violationsInBoth(page)).toEqual([])
  await page.keyboard.press('Escape')
  await expect(tiles(page)).toHaveCount(1)

  await page.getByRole('button', { name: 'Remove the filter Wide' }).click()
  await expect(tiles(page)).toHaveCount(2)
  await page.getByRole('button', { name: `Remove the filter Tag: ${tag}` }).click()
  await expect(tiles(page)).toHaveCount(3)
  await page.goBack()
  await expect(tiles(page)).toHaveCount(2)
  await page.reload()
  await expect(tiles(page)).toHaveCount(2)

  await page.getByRole('button', { name: 'Save this search' }).click()
  const form = page.getByRole('dialog')
  await form.getByLabel('Name').fill(`Bramblings ${test.info().project.name}`)
  await expect(form.getByRole('button', { name: '2 stars', exact: true })).toHaveAttribute('aria-pressed', 'true')
  expect(await violations(page)).toEqual([])
  await form.getByRole('button', { name: 'Create' }).click()
  await expect(form).toHaveCount(0)
  await page.goto(`${studio.url}/collections`)
  await page.getByRole('link', { name: `Bramblings ${test.info().project.name}` }).click()
  await expect(page.getByText(`2 stars or more`)).toBeVisible()
  await expect(tiles(page)).toHaveCount(2)
})

test('by the keyboard one sets filters, and the focus stays at what was pressed', async ({ page, studio }) => {
  const tag = `marsh ${test.info().project.name}`
  await importFour(page, studio.url, 'crake', tag)
  await page.goto(`${studio.url}/gallery?q=crake`)
  await expect(tiles(page)).toHaveCount(4)
  await tabTo(page, /^Filters/)
  await page.keyboard.press('Enter')
  if (test.info().project.name === 'desktop') await expect(star(page, '1 star')).toBeFocused()
  await tabTo(page, '3 stars')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/rating=3/)
  await expect(star(page, '3 stars')).toBeFocused()
  await tabTo(page, 'Tag')
  await page.keyboard.type('marsh')
  await expect(page.getByRole('option', { name: tag })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('option', { name: tag })).toHaveCount(0)
  await page.keyboard.press('ArrowDown')
  await expect(page.getByRole('option', { name: tag })).toBeVisible()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(panel(page).getByRole('combobox', { name: 'Tag' })).toHaveValue(tag)
  await tabTo(page, 'All')
  await page.keyboard.press('ArrowRight')
  await expect(page).toHaveURL(/shape=wide/)
  await page.keyboard.press('Escape')
  await expect(panel(page)).toHaveCount(0)
  await expect(tiles(page)).toHaveCount(1)
  await tabTo(page, 'Remove the filter 3 stars or more')
  await page.keyboard.press('Enter')
  await expect(page).not.toHaveURL(/rating=/)
  await expect(page.getByRole('button', { name: `Remove the filter Tag: ${tag}` })).toBeFocused()
})

test('the search says what it knows, and which tags there are', async ({ page, studio }) => {
  const tag = `fen ${test.info().project.name}`
  await importFour(page, studio.url, 'linnet', tag)
  await page.goto(`${studio.url}/gallery`)
  await tabTo(page, 'How to search')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog').locator(':focus')).toBeVisible()
  expect(await violationsInBoth(page)).toEqual([])
  const example = page.getByRole('dialog', { name: 'How to search' }).getByRole('button', { name: /rating:>=4/ })
  await example.press('Enter')
  await expect(search(page)).toBeFocused()
  await expect(search(page)).toHaveValue('rating:>=4')
  await search(page).fill('linnet rating:>=3 -shape:square')
  await expect(tiles(page)).toHaveCount(1)

  await search(page).fill('linnet tag:fen')
  const option = page.getByRole('option', { name: new RegExp(`^${tag}`) })
  await expect(option).toBeVisible()
  expect(await violations(page)).toEqual([])
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(search(page)).toHaveValue(`linnet tag:"${tag}" `)
  await expect(search(page)).toBeFocused()
  await expect(tiles(page)).toHaveCount(2)
})
