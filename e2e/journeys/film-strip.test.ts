import type { Page } from '@playwright/test'
import { cell, done, makeGrid, twoByThree } from '../support/grids.ts'
import { addressOf, heading, importThree } from '../support/image.ts'
import { makePictures } from '../support/made.ts'
import { expect, importImages, test, violationsInBoth } from '../support/test.ts'

const strip = (page: Page, name: 'Made together' | 'Nearby') => page.getByRole('navigation', { name })
const back = (page: Page) => page.getByRole('main').getByRole('link').first()

test('what was made together stands below a picture, and one goes from one to the other', async ({
  page,
  studio,
  request,
}) => {
  const { images } = await makePictures(request, studio.url, { prompt: 'a dipper', count: 4 })
  await page.goto(`${studio.url}${addressOf(images[0])}`)
  const links = strip(page, 'Made together').getByRole('link')
  await expect(links).toHaveCount(4)
  await expect(links.nth(0)).toHaveAttribute('aria-current', 'true')
  expect(await violationsInBoth(page)).toEqual([])
  await links.nth(2).click()
  await expect(page).toHaveURL(`${studio.url}${addressOf(images[2])}`)
  await expect(links.nth(2)).toHaveAttribute('aria-current', 'true')
  await expect(links.nth(2)).toBeFocused()
})

test('a picture that was made alone has its neighbours below it, those of the search that one came from', async ({
  page,
  studio,
}) => {
  const [, second] = await importThree(studio.url, 'ouzel')
  await importImages(studio.url, [{ prompt: 'a finch' }])
  await page.goto(`${studio.url}${addressOf(second, '?q=ouzel')}`)
  const links = strip(page, 'Nearby').getByRole('link')
  await expect(links).toHaveCount(3)
  await expect(links.nth(0)).toHaveAccessibleName('ouzel third')
  await page.keyboard.press('ArrowRight')
  await expect(heading(page)).toHaveText('ouzel first')
  await expect(links.nth(2)).toHaveAttribute('aria-current', 'true')
})

test('a long row of small pictures scrolls inside of itself, with the one that is looked at in the middle', async ({
  page,
  studio,
}) => {
  const images = await importImages(
    studio.url,
    Array.from({ length: 24 }, (_, k) => ({ prompt: `knot ${k + 1}`, width: 320, height: 240 })),
  )
  await page.setViewportSize({ width: 390, height: 844 })
  await page.goto(`${studio.url}${addressOf(images[12], '?q=knot')}`)
  const here = strip(page, 'Nearby').locator('[aria-current]')
  await expect(strip(page, 'Nearby').getByRole('link')).toHaveCount(24)
  await expect
    .poll(async () => {
      const box = await here.boundingBox()
      return Math.abs((box?.x ?? 0) + (box?.width ?? 0) / 2 - 195)
    })
    .toBeLessThan(40)
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390)
})

test('a dark surround is turned on by a key, is darker than the page, and is there after a reload', async ({
  page,
  studio,
}) => {
  const [image] = await importImages(studio.url, [{ prompt: 'a redstart' }])
  await page.goto(`${studio.url}${addressOf(image)}`)
  const button = page.getByRole('button', { name: 'Dark surround' })
  const colour = async () => page.locator('.stage').evaluate(stage => getComputedStyle(stage).backgroundColor)
  const before = await colour()
  await page.keyboard.press('d')
  await expect(button).toHaveAttribute('aria-pressed', 'true')
  expect([before === 'rgb(13, 12, 11)', await colour()]).toEqual([false, 'rgb(13, 12, 11)'])
  expect(await violationsInBoth(page)).toEqual([])
  await page.reload()
  await expect(button).toHaveAttribute('aria-pressed', 'true')
  await button.click()
  expect(await colour()).toBe(before)
})

test('a whole picture fits its stage and is never stretched beyond its own pixels', async ({ page, studio }) => {
  const pictures = await importImages(studio.url, [
    { prompt: 'a wide wheatear', width: 1600, height: 400 },
    { prompt: 'a tall wheatear', width: 400, height: 1600 },
    { prompt: 'a small wheatear', width: 120, height: 90 },
  ])
  for (const [width, height] of [
    [390, 844],
    [1440, 900],
    [2560, 1440],
  ] as const) {
    await page.setViewportSize({ width, height })
    for (const image of pictures) {
      await page.goto(`${studio.url}${addressOf(image)}`)
      const picture = page.getByRole('img', { name: image.prompt })
      await expect(picture).toHaveJSProperty('complete', true)
      const [own, stage] = [await picture.boundingBox(), await page.locator('.stage').boundingBox()]
      if (!own || !stage) throw new Error('there is no picture on the stage')
      expect(own.width).toBeLessThanOrEqual(Math.min(image.width, stage.width) + 1)
      expect(own.height).toBeLessThanOrEqual(Math.min(image.height, stage.height) + 1)
      expect(own.width / own.height).toBeCloseTo(image.width / image.height, 1)
    }
  }
})

test('back leads to where one came from, says what that is, and is where one was', async ({
  page,
  studio,
  request,
}) => {
  await importThree(studio.url, 'siskin')
  await test.step('the gallery with its search', async () => {
    await page.goto(`${studio.url}/gallery?q=siskin`)
    await page.getByRole('option', { name: 'siskin second' }).click()
    await expect(heading(page)).toHaveText('siskin second')
    await page.keyboard.press('ArrowRight')
    await expect(heading(page)).toHaveText('siskin first')
    await expect(back(page)).toHaveText('Gallery')
    await back(page).click()
    await expect(page).toHaveURL(`${studio.url}/gallery?q=siskin`)
    await expect(page.getByRole('option', { name: 'siskin first' })).toBeFocused()
  })

  await test.step('a grid, by its name', async () => {
    const grid = await makeGrid(page, studio.url, twoByThree('a red siskin'))
    await page.goto(`${studio.url}/grids/${grid.id}`)
    await expect(done(page, 6)).toBeVisible()
    await cell(page, /red/).first().click()
    await page.getByRole('dialog').getByRole('link', { name: 'Open the picture' }).click()
    await expect(page).toHaveURL(/\/images\//)
    await expect(back(page)).toHaveText('a red siskin')
    await back(page).press('Enter')
    await expect(page).toHaveURL(`${studio.url}/grids/${grid.id}?cell=0`)
  })

  await test.step('the studio, where one had scrolled to', async () => {
    for (let k = 0; k < 6; k += 1)
      await makePictures(request, studio.url, { prompt: `a siskin of the studio ${k}`, count: 8, height: 512 })
    await page.goto(studio.url)
    await expect(page.locator('[data-picture]').first()).toBeVisible()
    await page.mouse.move(700, 500)
    await page.evaluate(() => scrollTo({ top: 700 }))
    await expect.poll(async () => page.evaluate(() => scrollY)).toBe(700)
    await page.locator('[data-picture]').evaluateAll(links => {
      const link = links.find(one => one.getBoundingClientRect().top > 150 && one.getBoundingClientRect().top < 600)
      if (link instanceof HTMLElement) link.click()
    })
    await expect(page).toHaveURL(/\/images\//)
    await expect(back(page)).toHaveText('Studio')
    await page.keyboard.press('Escape')
    await expect(page).toHaveURL(`${studio.url}/`)
    await expect.poll(async () => page.evaluate(() => scrollY)).toBe(700)
  })
})
