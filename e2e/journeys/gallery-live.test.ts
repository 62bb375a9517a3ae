import type { Page } from '@playwright/test'
import { tiles } from '../support/collections.ts'
import { expect, importImages, tabTo, test, violations } from '../support/test.ts'

const tile = (page: Page, name: string | RegExp) => page.getByRole('option', { name, exact: true })
const scrubber = (page: Page) => page.getByRole('slider', { name: 'Date' })
const topOf = async (page: Page, name: string) => (await tile(page, name).boundingBox())?.y

const importMany = async (url: string, word: string, count: number) =>
  importImages(
    url,
    Array.from({ length: count }, (_, k) => ({ prompt: `${word} ${k + 1}` })),
  )

test('new pictures come in at the top, and wait while one is further down', async ({ newStudioPages, studio }) => {
  const [page, other] = await newStudioPages('tabs')
  await importMany(studio.url, 'marten', 30)
  await page.goto(`${studio.url}/gallery?q=marten`)
  await page.getByRole('radio', { name: 'Large pictures' }).check({ force: true })
  await expect(tile(page, 'marten 30')).toBeVisible()
  await other.goto(`${studio.url}/gallery?q=marten`)
  await importImages(studio.url, [{ prompt: 'marten at the top' }])
  await expect(tile(page, 'marten at the top')).toBeVisible()

  await page.mouse.move(200, 400)
  await page.mouse.wheel(0, 1500)
  await expect(tile(page, 'marten at the top')).toBeHidden()
  const anchor = (await tiles(page).nth(6).getAttribute('aria-label')) ?? ''
  const before = await topOf(page, anchor)
  await importImages(studio.url, [{ prompt: 'marten one more' }])
  const button = page.getByRole('button', { name: '1 new picture' })
  await expect(button).toBeVisible()
  expect(await topOf(page, anchor)).toBe(before)
  expect(await violations(page)).toEqual([])
  await button.click()
  await expect(tile(page, 'marten one more')).toBeInViewport()
  await expect(tile(other, 'marten one more')).toBeVisible()
})

test('what is deleted and restored in one tab leaves and comes back in the other', async ({
  newStudioPages,
  studio,
}) => {
  const [page, other] = await newStudioPages('tabs')
  await importMany(studio.url, 'stoat', 3)
  await page.goto(`${studio.url}/gallery?q=stoat`)
  await other.goto(`${studio.url}/gallery?q=stoat`)
  await expect(tile(other, 'stoat 2')).toBeVisible()
  await tile(page, 'stoat 2').focus()
  await page.keyboard.press('Delete')
  await expect(tile(other, 'stoat 2')).toHaveCount(0)
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(tile(other, 'stoat 2')).toBeVisible()
})

test('the scrubber goes anywhere by pointer and by keys, and says the date', async ({ page, studio }) => {
  await importMany(studio.url, 'bittern', 45)
  await page.goto(`${studio.url}/gallery?q=bittern`)
  await page.getByRole('radio', { name: 'Large pictures' }).check({ force: true })
  await expect(scrubber(page)).toHaveAttribute('aria-valuetext', new RegExp(String(new Date().getFullYear())))
  await page.mouse.move(200, 500)
  await page.mouse.wheel(0, 300)
  // On a phone there is only the thumb, and only while the page scrolls.
  const thumb = await scrubber(page).locator('.grip').boundingBox()
  if (!thumb) throw new Error('there is no thumb')
  await page.mouse.move(thumb.x + thumb.width / 2, thumb.y + thumb.height / 2)
  await page.mouse.down()
  await page.mouse.move(thumb.x + thumb.width / 2, 1000, { steps: 5 })
  await expect(scrubber(page).getByText(String(new Date().getFullYear())).last()).toBeVisible()
  await page.mouse.up()
  await expect(tile(page, 'bittern 1')).toBeInViewport()
  await tabTo(page, 'Date')
  await page.keyboard.press('Home')
  await expect(tile(page, 'bittern 45')).toBeInViewport()
  await page.keyboard.press('End')
  await expect(tile(page, 'bittern 1')).toBeInViewport()
  expect(await violations(page)).toEqual([])
  // The place is kept a moment after one has stopped.
  await expect.poll(() => page.evaluate(() => JSON.stringify(history.state))).toContain('galleryPlace')
  await page.reload()
  await expect(tile(page, 'bittern 1')).toBeInViewport()
})

test('pictures in the trash come back or go for good', async ({ page, studio, request }) => {
  const images = await importMany(studio.url, 'polecat', 4)
  await request.post(`${studio.url}/api/v1/images/batch`, {
    data: { ids: images.map(({ id }) => id), action: 'delete' },
  })
  await page.goto(`${studio.url}/gallery?q=polecat`)
  await expect(page.getByRole('heading', { name: 'Nothing found' })).toBeVisible()
  // What is on its way to its place has contrasts that nobody chose.
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await page.goto(`${studio.url}/trash?q=polecat`)
  await expect(page.getByText('Kept for 30 days')).toBeVisible()
  expect(await violations(page)).toEqual([])

  await tile(page, 'polecat 4').focus()
  await page.keyboard.press('Space')
  await page.getByRole('button', { name: 'Restore' }).click()
  await expect(tiles(page)).toHaveCount(3)

  await tile(page, 'polecat 3').focus()
  await page.keyboard.press('Space')
  await page.getByRole('button', { name: 'Delete for good' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Delete 1 picture' }).click()
  await expect(tiles(page)).toHaveCount(2)

  await page.goto(`${studio.url}/trash`)
  await page.getByRole('button', { name: 'Empty the trash' }).click()
  expect(await violations(page)).toEqual([])
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^Delete/ })
    .click()
  await expect(page.getByRole('heading', { name: 'The trash is empty' })).toBeVisible()
  await page.goto(`${studio.url}/gallery?q=polecat`)
  await expect(tiles(page)).toHaveCount(1)
})
