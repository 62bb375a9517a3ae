import type { Page } from '@playwright/test'
import { addressOf, heading } from '../support/image.ts'
import { expect, importImages, tabTo, test, violations, violationsInBoth } from '../support/test.ts'

const tiles = (page: Page) => page.getByRole('listbox', { name: 'Images' }).getByRole('option')
const tile = (page: Page, name: string | RegExp) => page.getByRole('option', { name, exact: true })
const tags = (page: Page) => page.getByRole('list', { name: 'Tags' }).getByRole('listitem')
const field = (page: Page) => page.getByRole('combobox', { name: 'Add a tag' })
const dialog = (page: Page) => page.getByRole('dialog')

/** Tags are the studio's: each test, in each project, has its own. */
const own = (word: string) => `${word} ${test.info().project.name}`

test('with the mouse one tags a picture, takes a tag away, and comes from a tag to its pictures', async ({
  page,
  studio,
}) => {
  const tag = own('wader')
  const [first, second] = await importImages(studio.url, [{ prompt: 'wryneck 1' }, { prompt: 'wryneck 2' }])
  await page.request.patch(`${studio.url}/api/v1/images/${second?.id ?? ''}`, { data: { tags: [tag] } })
  await page.goto(`${studio.url}${addressOf(first)}`)
  await field(page).fill('WADER')
  await expect(page.getByRole('option', { name: tag })).toBeVisible()
  expect(await violationsInBoth(page)).toEqual([])
  await page.getByRole('option', { name: tag }).click()
  await expect(tags(page)).toHaveText([tag])
  await field(page).fill('Long  Beak, shore,')
  await field(page).press('Enter')
  await expect(tags(page)).toHaveText(['long beak', 'shore', tag])
  await page.getByRole('button', { name: 'Remove the tag shore' }).click()
  await expect(tags(page)).toHaveText(['long beak', tag])
  await expect(field(page)).toBeFocused()
  expect(await violationsInBoth(page)).toEqual([])

  await page.getByRole('link', { name: tag }).click()
  await expect(page).toHaveURL(/\/gallery\?tag=wader/)
  await expect(tiles(page)).toHaveCount(2)
  await page.getByRole('button', { name: `Remove the filter Tag: ${tag}` }).click()
  await expect(page).not.toHaveURL(/tag=/)
  await page.goBack()
  await expect(tiles(page)).toHaveCount(2)
})

test('many are tagged at once, and what was done to them is undone of just those', async ({ page, studio }) => {
  const tag = own('coast')
  const [first] = await importImages(
    studio.url,
    ['1', '2', '3'].map(nth => ({ prompt: `whinchat ${nth}` })),
  )
  await page.request.patch(`${studio.url}/api/v1/images/${first?.id ?? ''}`, { data: { tags: [tag] } })
  await page.goto(`${studio.url}/gallery?q=whinchat`)
  await tile(page, 'whinchat 3').hover()
  await tile(page, 'whinchat 3').locator('[data-mark="check"]').click()
  await tile(page, 'whinchat 2').click()
  await tile(page, 'whinchat 1').click()
  await page.getByRole('toolbar').getByRole('button', { name: 'Tags' }).click()
  await expect(dialog(page).getByText('1 of 3')).toBeVisible()
  expect(await violationsInBoth(page)).toEqual([])
  await dialog(page)
    .getByRole('button', { name: `Tag all with ${tag}` })
    .click()
  await expect(dialog(page).getByText(`2 pictures tagged “${tag}”.`)).toBeVisible()
  await expect(dialog(page).getByText('1 of 3')).toHaveCount(0)
  await dialog(page).getByRole('button', { name: 'Undo' }).click()
  await expect(dialog(page).getByText('1 of 3')).toBeVisible()
  await dialog(page)
    .getByRole('button', { name: `Remove the tag ${tag}` })
    .click()
  await expect(dialog(page).getByText('No tags yet.')).toBeVisible()
  expect(await violationsInBoth(page)).toEqual([])
})

test('by the keyboard one tags what is focused in the gallery, and a picture on its page', async ({ page, studio }) => {
  const tag = own('moor')
  await importImages(studio.url, [{ prompt: 'grouse 1' }, { prompt: 'grouse 2' }])
  await page.goto(`${studio.url}/gallery?q=grouse`)
  await tabTo(page, 'grouse 2')
  await page.keyboard.press('t')
  await expect(field(page)).toBeFocused()
  await page.keyboard.type(tag)
  await page.keyboard.press('Enter')
  await expect(dialog(page).getByText(`1 picture tagged “${tag}”.`)).toBeVisible()
  await expect(field(page)).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(dialog(page)).toHaveCount(0)
  await expect(tile(page, 'grouse 2')).toBeFocused()

  await page.keyboard.press('Enter')
  await expect(heading(page)).toHaveText('grouse 2')
  await page.keyboard.press('ArrowRight')
  await expect(heading(page)).toHaveText('grouse 1')
  await page.keyboard.press('t')
  await expect(field(page)).toBeFocused()
  await page.keyboard.type('moor')
  await expect(page.getByRole('option', { name: tag })).toBeVisible()
  await page.keyboard.press('ArrowDown')
  await expect(page.getByRole('option', { name: tag })).toHaveAttribute('aria-selected', 'true')
  expect(await violations(page)).toEqual([])
  await page.keyboard.press('Enter')
  await expect(tags(page)).toHaveText([tag])
  await expect(field(page)).toBeFocused()
  await page.keyboard.press('Shift+Tab')
  await expect(page.getByRole('button', { name: `Remove the tag ${tag}` })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(tags(page)).toHaveCount(0)
  await expect(field(page)).toBeFocused()
})
