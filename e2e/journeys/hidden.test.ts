import type { Page } from '@playwright/test'
import { make as makeCollection } from '../support/collections.ts'
import { cell, done, makeGrid, twoByThree } from '../support/grids.ts'
import { addressOf, heading } from '../support/image.ts'
import { makePictures } from '../support/made.ts'
import { expect, importImages, test, violationsInBoth } from '../support/test.ts'

/** Of the library: whatever is loaded from there is to be seen by somebody. */
const loaded = (page: Page) =>
  page.locator('main').evaluate(main => {
    const shown = [...main.querySelectorAll('*')].map(
      one => `${one instanceof HTMLImageElement ? one.currentSrc : ''} ${getComputedStyle(one).backgroundImage}`,
    )
    return shown.filter(source => source.includes('/api/v1/images/')).length
  })
const hideAll = async (page: Page) => page.evaluate(() => localStorage.setItem('atelier.hidden-pictures', 'all'))

test('with a tag of its own a picture is hidden, shown by a press, and hidden again when one comes back', async ({
  page,
  studio,
  request,
}) => {
  const [plain, secret] = await importImages(studio.url, [{ prompt: 'an open twite' }, { prompt: 'a secret twite' }])
  await request.patch(`${studio.url}/api/v1/images/${secret?.id ?? ''}`, { data: { tags: ['private'] } })
  await page.goto(`${studio.url}/settings#hiding`)
  const setting = page.getByRole('region', { name: 'Hidden pictures' })
  await setting.getByRole('radio', { name: 'With a tag' }).check({ force: true })
  await expect(setting.getByRole('textbox', { name: 'Tag' })).toHaveValue('private')
  expect(await violationsInBoth(page)).toEqual([])

  await page.goto(`${studio.url}/gallery?q=twite`)
  const hidden = page.getByRole('option', { name: 'Hidden picture. Show picture' })
  await expect(page.getByRole('option', { name: 'an open twite' })).toBeVisible()
  await expect(hidden).toHaveCount(1)
  expect(await violationsInBoth(page)).toEqual([])
  await hidden.press('Enter')
  await expect(page.getByRole('option', { name: 'a secret twite' })).toBeVisible()
  await page.getByRole('option', { name: 'a secret twite' }).press('Enter')

  const show = page.getByRole('main').getByRole('button', { name: 'Show picture' })
  await expect(show).toBeVisible()
  await expect(page).toHaveTitle('Hidden picture · Atelier')
  await expect(page.getByText('a secret twite')).toHaveCount(0)
  await show.press('Enter')
  await expect(heading(page)).toHaveText('a secret twite')
  await page.keyboard.press('ArrowRight')
  await expect(heading(page)).toHaveText('an open twite')
  await page.goBack()
  await expect(hidden).toHaveCount(1)
  await page.goto(`${studio.url}${addressOf(plain, `?compare=${secret?.id ?? ''}`)}`)
  await expect(page.getByRole('button', { name: 'Show pictures' })).toBeVisible()
  expect(await violationsInBoth(page)).toEqual([])
})

test('with all of them hidden no view shows one, nor what it was made of', async ({ page, studio, request }) => {
  const { images } = await makePictures(request, studio.url, { prompt: 'a hidden linnet', count: 4 })
  const collection = await makeCollection(request, studio.url, `Linnets ${test.info().project.name}`, images)
  const grid = await makeGrid(page, studio.url, twoByThree('a red hidden linnet'))
  await page.goto(`${studio.url}/grids/${grid.id}`)
  await expect(done(page, 6)).toBeVisible()
  await hideAll(page)
  const [first, ...others] = images.map(({ id }) => id)
  const views = [
    ['/', page.getByRole('button', { name: 'Show picture' })],
    ['/gallery', page.getByRole('option', { name: 'Hidden picture. Show picture' })],
    [`/collections/${collection.id}`, page.getByRole('option', { name: 'Hidden picture. Show picture' })],
    ['/collections', page.getByRole('link', { name: collection.name })],
    ['/grids', page.getByRole('link', { name: /Hidden picture/ })],
    [`/grids/${grid.id}`, cell(page, /Show picture/)],
    [`/images/${first ?? ''}`, page.getByRole('button', { name: 'Show picture' })],
    [`/images/${first ?? ''}?compare=${others.join(',')}`, page.getByRole('button', { name: 'Show picture' })],
  ] as const
  for (const [path, sign] of views) {
    await page.goto(`${studio.url}${path}`)
    await expect(sign.first()).toBeVisible()
    expect([path, await loaded(page)]).toEqual([path, 0])
    expect([path, await page.getByText('hidden linnet').count()]).toEqual([path, 0])
  }
})

test('the cover of a collection and of a grid is shown by a press, and the card still leads there', async ({
  page,
  studio,
  request,
}) => {
  const name = `Hawfinches ${test.info().project.name}`
  const { images } = await makePictures(request, studio.url, { prompt: 'a hawfinch under wraps', count: 1 })
  const collection = await makeCollection(request, studio.url, name, images)
  const grid = await makeGrid(page, studio.url, twoByThree('a red hawfinch in a grid'))
  await page.goto(`${studio.url}/grids/${grid.id}`)
  await expect(done(page, 6)).toBeVisible()
  await hideAll(page)
  for (const [path, card] of [
    ['/collections', page.getByRole('listitem').filter({ hasText: name })],
    ['/grids', page.getByRole('listitem').filter({ has: page.locator(`a[href="/grids/${grid.id}"]`) })],
  ] as const) {
    await page.goto(`${studio.url}${path}`)
    await expect(card.getByRole('link')).toBeVisible()
    await expect(card.locator('img')).toHaveCount(0)
    expect(await violationsInBoth(page)).toEqual([])
    await card.getByRole('button', { name: 'Show picture' }).press('Enter')
    await expect(card.locator('img')).toBeVisible()
    await expect(card.getByRole('button', { name: 'Show picture' })).toHaveCount(0)
    await expect(card.getByRole('link')).toBeFocused()
  }
  await page.goto(`${studio.url}/collections`)
  await page.getByRole('link', { name: collection.name }).click()
  await expect(page).toHaveURL(`${studio.url}/collections/${collection.id}`)
})

test('a key hides everything at once, also after a reload, and shows it again', async ({ page, studio }) => {
  const [image] = await importImages(studio.url, [{ prompt: 'a quick brambling' }])
  await page.goto(`${studio.url}${addressOf(image)}`)
  await expect(heading(page)).toHaveText('a quick brambling')
  await page.keyboard.press('h')
  await expect(page.getByText('All pictures are hidden.').first()).toBeVisible()
  await expect(heading(page)).toHaveCount(0)
  await page.reload()
  await expect(page.getByRole('main').getByRole('button', { name: 'Show picture' })).toBeVisible()
  await page.keyboard.press('h')
  await expect(heading(page)).toHaveText('a quick brambling')
})
