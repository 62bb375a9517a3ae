import type { CDPSession, Page } from '@playwright/test'
import { addressOf, heading } from '../support/image.ts'
import { makePictures } from '../support/made.ts'
import { expect, importImages, test, violations } from '../support/test.ts'

const tile = (page: Page, name: string | RegExp) => page.getByRole('option', { name, exact: true })
/** The key that does the same stands in it, too. */
const entry = (page: Page, name: string) => page.getByRole('menuitem', { name: new RegExp(`^${name}`) })
const ACTIONS = ['Remix', 'Vary', 'Download', 'Copy picture', 'Copy prompt', 'Tags', '3 stars']

const expectAll = async (page: Page) => {
  for (const name of ACTIONS) await expect(entry(page, name)).toBeVisible()
}

test('by the keyboard a picture has its menu in the gallery, in the studio and below a picture', async ({
  page,
  studio,
  request,
}) => {
  const { images } = await makePictures(request, studio.url, { prompt: 'a serin', count: 2 })
  await test.step('gallery', async () => {
    await page.goto(`${studio.url}/gallery?q=serin`)
    await tile(page, 'a serin').first().focus()
    await page.keyboard.press('Shift+F10')
    await expectAll(page)
    expect(await violations(page)).toEqual([])
    await entry(page, 'Remix').press('Enter')
    await expect(page.getByRole('textbox', { name: 'Prompt', exact: true })).toHaveValue('a serin')
  })

  await test.step('studio', async () => {
    const picture = page.locator(`[data-picture="${images[0]?.id ?? ''}"]`)
    await picture.focus()
    await page.keyboard.press('Shift+F10')
    await expectAll(page)
    await entry(page, 'Tags').press('Enter')
    const dialog = page.getByRole('dialog', { name: 'Tags of the picture' })
    await dialog.getByRole('combobox', { name: 'Add a tag' }).fill('yellow')
    await page.keyboard.press('Enter')
    await expect(dialog.getByRole('listitem')).toContainText(['yellow'])
    await dialog.getByRole('button', { name: 'Done' }).press('Enter')
    await expect(dialog).toHaveCount(0)
    await expect(picture).toBeFocused()
  })

  await test.step('film strip', async () => {
    await page.goto(`${studio.url}${addressOf(images[0])}`)
    const second = page.getByRole('navigation', { name: 'Made together' }).getByRole('link').nth(1)
    await second.focus()
    await page.keyboard.press('Shift+F10')
    await expectAll(page)
    await entry(page, '3 stars').press('Enter')
    await second.press('Enter')
    const stars = page.getByRole('group', { name: 'Stars', exact: true })
    await expect(stars.getByRole('button', { name: '3 stars' })).toHaveAttribute('aria-pressed', 'true')
  })
})

test.describe('on a screen that is touched', () => {
  test.use({ hasTouch: true })

  test('a finger that rests on a picture of the studio opens its menu, and lifting it opens nothing else', async ({
    page,
    studio,
    request,
  }) => {
    const { images } = await makePictures(request, studio.url, { prompt: 'a crossbill' })
    await page.goto(studio.url)
    const picture = page.locator(`[data-picture="${images[0]?.id ?? ''}"]`)
    await expect(picture.locator('img.shown')).toHaveJSProperty('complete', true)
    const box = await picture.boundingBox()
    const client: CDPSession = await page.context().newCDPSession(page)
    const touchPoints = [{ x: (box?.x ?? 0) + 40, y: (box?.y ?? 0) + 40 }]
    await client.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints })
    await expect(entry(page, 'Copy prompt')).toBeVisible()
    await client.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] })
    await expect(entry(page, 'Copy prompt')).toBeVisible()
    await expect(page).toHaveURL(`${studio.url}/`)
  })
})

test('one selected picture is downloaded as itself', async ({ page, studio }) => {
  await importImages(studio.url, [{ prompt: 'one goldcrest' }])
  await page.goto(`${studio.url}/gallery?q=goldcrest`)
  await tile(page, 'one goldcrest').press(' ')
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('toolbar').getByRole('button', { name: 'Download' }).click(),
  ])
  expect(download.suggestedFilename()).toMatch(/^one-goldcrest-.*\.png$/)
})

test('the key that undoes takes back stars, a favourite and a tag on the page of a picture, the last one first', async ({
  page,
  studio,
}) => {
  const [image] = await importImages(studio.url, [{ prompt: 'a firecrest' }])
  await page.goto(`${studio.url}${addressOf(image)}`)
  await expect(heading(page)).toHaveText('a firecrest')
  const star = page.getByRole('group', { name: 'Stars', exact: true }).getByRole('button', { name: '4 stars' })
  const heart = page.getByRole('button', { name: 'Favourite' })
  const tags = page.getByRole('list', { name: 'Tags' }).getByRole('listitem')
  await page.keyboard.press('4')
  await expect(star).toHaveAttribute('aria-pressed', 'true')
  await page.keyboard.press('f')
  await expect(heart).toHaveAttribute('aria-pressed', 'true')
  await page.getByRole('combobox', { name: 'Add a tag' }).fill('crest')
  await page.keyboard.press('Enter')
  await expect(tags).toHaveText(['crest'])
  // In a field the key is the field's.
  await heading(page).click()
  await page.keyboard.press('ControlOrMeta+z')
  await expect(tags).toHaveCount(0)
  await page.keyboard.press('ControlOrMeta+z')
  await expect(heart).toHaveAttribute('aria-pressed', 'false')
  await page.keyboard.press('ControlOrMeta+z')
  await expect(star).toHaveAttribute('aria-pressed', 'false')
})

test('the stars of everything are taken back, of what was never looked at, too', async ({ page, studio, request }) => {
  const images = await importImages(
    studio.url,
    Array.from({ length: 130 }, (_, k) => ({ prompt: `bee-eater ${k + 1}`, width: 64, height: 256 })),
  )
  await request.patch(`${studio.url}/api/v1/images/${images[0]?.id ?? ''}`, { data: { rating: 2 } })
  const ratings = async () => {
    const { items } = await (await request.get(`${studio.url}/api/v1/images?q=bee-eater&limit=200`)).json()
    return [...new Set((items as { rating: number }[]).map(({ rating }) => rating))].toSorted((a, b) => a - b)
  }
  await page.goto(`${studio.url}/gallery?q=bee-eater`)
  await expect(tile(page, 'bee-eater 130')).toBeVisible()
  await page.keyboard.press('ControlOrMeta+a')
  await expect(page.getByText('130 pictures selected')).toBeVisible()
  await page.keyboard.press('5')
  await expect.poll(ratings).toEqual([5])
  await page.keyboard.press('ControlOrMeta+z')
  await expect.poll(ratings).toEqual([0, 2])
})
