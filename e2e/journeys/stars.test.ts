import type { Page } from '@playwright/test'
import { selectedTiles, tile, tiles } from '../support/collections.ts'
import { addressOf, heading } from '../support/image.ts'
import { expect, importImages, tabTo, test, violations, violationsInBoth } from '../support/test.ts'

const star = (page: Page, name: string) =>
  page.getByRole('group', { name: 'Stars', exact: true }).getByRole('button', { name, exact: true })

const importSome = async (url: string, word: string, count: number) =>
  importImages(
    url,
    Array.from({ length: count }, (_, k) => ({ prompt: `${word} ${k + 1}`, width: 320, height: 240 })),
  )

test('with the mouse one gives stars on the page of a picture, and to many in the gallery, and takes them back', async ({
  page,
  studio,
}) => {
  const [first] = await importSome(studio.url, 'tern', 3)
  await page.goto(`${studio.url}${addressOf(first)}`)
  await star(page, '4 stars').click()
  await expect(star(page, '4 stars')).toHaveAttribute('aria-pressed', 'true')
  expect(await violationsInBoth(page)).toEqual([])
  await page.reload()
  await expect(star(page, '4 stars')).toHaveAttribute('aria-pressed', 'true')
  await star(page, '4 stars').click()
  await expect(star(page, '4 stars')).toHaveAttribute('aria-pressed', 'false')
  await star(page, '2 stars').click()

  await page.goto(`${studio.url}/gallery?q=tern`)
  await expect(tile(page, 'tern 1, 2 stars')).toBeVisible()
  await tile(page, /^tern 1/).click({ button: 'right' })
  await page.getByRole('menuitem', { name: '5 stars' }).click()
  await expect(tile(page, 'tern 1, 5 stars')).toBeVisible()
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(tile(page, 'tern 1, 2 stars')).toBeVisible()

  await tile(page, 'tern 3').hover()
  await tile(page, 'tern 3').locator('[data-mark="check"]').click()
  await tile(page, 'tern 2').click()
  await tile(page, /^tern 1/).click()
  const toolbar = page.getByRole('toolbar', { name: 'Selected pictures' })
  if (test.info().project.name === 'phone') {
    await toolbar.getByRole('button', { name: 'Stars' }).click()
    await page.getByRole('menuitem', { name: '3 stars' }).click()
  } else await toolbar.getByRole('button', { name: '3 stars' }).click()
  await expect(tile(page, /^tern \d, 3 stars$/)).toHaveCount(3)
  expect(await violationsInBoth(page)).toEqual([])
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(tile(page, 'tern 1, 2 stars')).toBeVisible()
  await expect(tile(page, /^tern \d$/)).toHaveCount(2)
})

test('by the keyboard one gives stars where one is, and the focus stays', async ({ page, studio }) => {
  await importSome(studio.url, 'skua', 4)
  await page.goto(`${studio.url}/gallery?q=skua`)
  await expect(tiles(page)).toHaveCount(4)
  await tabTo(page, 'skua 4')
  await page.keyboard.press('5')
  await expect(tile(page, 'skua 4, 5 stars')).toBeFocused()
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Space')
  await page.keyboard.press('Shift+ArrowRight')
  await page.keyboard.press('2')
  await expect(tile(page, /^skua [32], 2 stars$/)).toHaveCount(2)
  await expect(selectedTiles(page)).toHaveCount(2)
  await page.keyboard.press('Escape')
  await page.keyboard.press('0')
  await expect(tile(page, 'skua 2')).toBeFocused()
  expect(await violations(page)).toEqual([])

  await page.keyboard.press('Enter')
  await expect(heading(page)).toHaveText('skua 2')
  await page.keyboard.press('4')
  await expect(page.getByRole('status').getByText('4 stars')).toBeVisible()
  await expect(star(page, '4 stars')).toHaveAttribute('aria-pressed', 'true')
  await page.keyboard.press('0')
  await expect(star(page, '4 stars')).toHaveAttribute('aria-pressed', 'false')
  await star(page, '3 stars').focus()
  await page.keyboard.press('Enter')
  await expect(star(page, '3 stars')).toBeFocused()
  await expect(star(page, '3 stars')).toHaveAttribute('aria-pressed', 'true')
})

test('a picture that has too few stars for the gallery leaves it, and the keyboard goes on at the next one', async ({
  page,
  studio,
}) => {
  const images = await importSome(studio.url, 'gannet', 3)
  for (const { id } of images) await page.request.patch(`${studio.url}/api/v1/images/${id}`, { data: { rating: 4 } })
  await page.goto(`${studio.url}/gallery?q=gannet&rating=3`)
  await tabTo(page, 'gannet 3, 4 stars')
  await page.keyboard.press('2')
  await expect(tiles(page)).toHaveCount(2)
  await expect(tile(page, 'gannet 2, 4 stars')).toBeFocused()
  await page.getByRole('button', { name: 'Undo' }).press('Enter')
  await expect(tiles(page)).toHaveCount(3)
})
