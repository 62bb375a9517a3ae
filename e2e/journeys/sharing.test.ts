import type { Image } from '@atelier/contracts'
import type { Page } from '@playwright/test'
import { makePictures } from '../support/made.ts'
import { startStudio } from '../support/studio.ts'
import { expect, forget, importImages, test, violations, violationsInBoth } from '../support/test.ts'

const dialog = (page: Page) => page.getByRole('dialog', { name: /^Share/ })

test('a picture is shown to people without an account by a link, until the link is deleted', async ({
  page,
  studio,
  context,
  complaints,
}) => {
  const [image, wordy] = await importImages(studio.url, [
    { prompt: 'a firecrest in the ivy' },
    { prompt: `${'a firecrest among the leaves '.repeat(5)}again` },
  ])
  await page.goto(`${studio.url}/images/${image?.id}`)
  await page.getByRole('button', { name: 'More', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Share…' }).click()
  await expect(dialog(page).getByText('Everyone in this studio can see it')).toHaveCount(0)
  await dialog(page).getByLabel('Show the prompt and the settings').check()
  await dialog(page).getByLabel('Password (optional)').fill('ivy and moss')
  expect(await violationsInBoth(page)).toEqual([])
  await dialog(page).getByRole('button', { name: 'Create the link' }).click()
  const link = dialog(page).getByRole('link')
  await expect(link).toHaveText(/\/s\/[\w-]{22}$/)
  await expect(dialog(page).locator('summary')).toBeFocused()
  await expect(dialog(page).getByText(/not opened yet · with a password · with prompt and settings/)).toBeVisible()
  const address = (await link.textContent()) ?? ''

  const guest = await context.newPage()
  await guest.goto(address)
  await expect(guest.getByRole('heading', { name: 'This page has a password' })).toBeVisible()
  expect(await violations(guest)).toEqual([])
  await guest.getByLabel('Password').fill('moss')
  await guest.keyboard.press('Enter')
  await expect(guest.getByRole('alert')).toHaveText('That is not the password.')
  await guest.getByLabel('Password').fill('ivy and moss')
  await guest.keyboard.press('Enter')
  await expect(guest.getByRole('img', { name: 'a firecrest in the ivy' })).toBeVisible()
  await expect(guest.getByRole('definition').first()).toHaveText('a firecrest in the ivy')
  expect(await violations(guest)).toEqual([])

  await dialog(page).getByRole('button', { name: 'Delete this link' }).click()
  await expect(dialog(page).getByRole('link')).toHaveCount(0)
  await guest.reload()
  await expect(guest.getByRole('heading', { name: 'This link does not work' })).toBeVisible()

  const made = await page.request.post(`${studio.url}/api/v1/links`, {
    data: { kind: 'image', targetId: wordy?.id, withRecipe: true },
    headers: { origin: studio.url },
  })
  const { url } = (await made.json()) as { url: string } // by the contract of createLink
  await guest.goto(`${studio.url}${url}`)
  await expect(guest.getByRole('heading')).toHaveText(`${'a firecrest among the leaves '.repeat(4)}a…`)
  // The browser notes the status of each page that is not shown.
  forget(complaints, /40[14]/)
})

test('a collection is shared from its menu, and the link to it works without a script', async ({
  page,
  studio,
  browser,
}) => {
  const images = await importImages(
    studio.url,
    ['dipper one', 'dipper two', 'dipper three'].map(prompt => ({ prompt })),
  )
  const name = `Dippers ${test.info().project.name}`
  await page.request.post(`${studio.url}/api/v1/collections`, { data: { name, imageIds: images.map(({ id }) => id) } })
  await page.goto(`${studio.url}/collections`)
  await page.getByRole('button', { name: new RegExp(name) }).click()
  await page.getByRole('menuitem', { name: 'Share…' }).click()
  await dialog(page).getByRole('button', { name: 'Create the link' }).click()
  const address = (await dialog(page).getByRole('link').textContent()) ?? ''
  await page.keyboard.press('Escape')
  await expect(dialog(page)).toHaveCount(0)

  const plain = await browser.newContext({ javaScriptEnabled: false, ...test.info().project.use.viewport })
  const guest = await plain.newPage()
  await guest.goto(address)
  await expect(guest.getByRole('heading', { name })).toBeVisible()
  await expect(guest.getByRole('img')).toHaveCount(3)
  await guest.getByRole('link', { name: 'Picture 1' }).click()
  await expect(guest.getByRole('img')).toHaveCount(1)
  await expect(guest.getByRole('link', { name: 'Previous' })).toHaveCount(0)
  const first = guest.url()
  await guest.getByRole('link', { name: 'Next' }).click()
  await guest.getByRole('link', { name: 'Previous' }).click()
  await expect(guest).toHaveURL(first)
  await guest.getByRole('link', { name: 'All pictures' }).click()
  await expect(guest.getByRole('img')).toHaveCount(3)
  await plain.close()
})

test('a long wall behind a link is walked on and back, by its pages and by its pictures', async ({
  page,
  studio,
  browser,
}) => {
  const images = await importImages(
    studio.url,
    Array.from({ length: 62 }, (_, at) => ({ prompt: `ptarmigan ${at}` })),
  )
  const name = `Ptarmigans ${test.info().project.name}`
  const collection = await page.request.post(`${studio.url}/api/v1/collections`, {
    data: { name, imageIds: images.map(({ id }) => id) },
  })
  const { id: targetId } = await collection.json()
  const made = await page.request.post(`${studio.url}/api/v1/links`, { data: { kind: 'collection', targetId } })
  const { url } = await made.json()

  const plain = await browser.newContext({ javaScriptEnabled: false, ...test.info().project.use.viewport })
  const guest = await plain.newPage()
  const link = (of: string) => guest.getByRole('link', { name: of, exact: true })
  await guest.goto(`${studio.url}${url}`)
  await expect(guest.locator('.wall img')).toHaveCount(60)
  await expect(link('Previous pictures')).toHaveCount(0)
  await link('Picture 60').click()
  const last = guest.url()
  await link('Next').click()
  await link('Previous').click()
  await expect(guest).toHaveURL(last)
  await expect(guest.getByRole('img')).toHaveCount(1)

  await link('Next').click()
  await link('All pictures').click()
  await expect(guest.locator('.wall img')).toHaveCount(2)
  await expect(link('More pictures')).toHaveCount(0)
  const second = guest.url().split('#')[0] ?? ''
  await link('Previous pictures').press('Enter')
  await expect(guest).toHaveURL(`${studio.url}${url}`)
  await link('More pictures').press('Enter')
  await expect(guest).toHaveURL(second)
  await plain.close()

  // What looks for faults is a script of its own.
  await page.goto(second)
  expect(await violationsInBoth(page)).toEqual([])
})

test('in a studio of several people a lock says what is seen by oneself alone, and one chooses whose pictures one looks at', async ({
  page,
  request,
}) => {
  const studio = await startStudio()
  await makePictures(request, studio.url, { prompt: 'a wren of the admin' })
  const password = 'otters sleep holding hands'
  await page.request.post(`${studio.url}/api/v1/setup`, {
    data: { username: 'ana', password },
    headers: { origin: studio.url },
  })
  await page.goto(`${studio.url}/gallery`)
  const tile = page.getByRole('option', { name: /a wren of the admin/ })
  await expect(tile.getByTitle('Only you can see this')).toBeVisible()
  const whose = page.getByRole('combobox', { name: 'Whose pictures' })
  await whose.selectOption('Shared in the studio')
  await expect(page).toHaveURL(/scope=studio/)
  await expect(tile).toHaveCount(0)
  await whose.selectOption('Mine')
  await tile.press('Enter')
  await page.getByRole('button', { name: 'Only you see this picture. Share it' }).click()
  await dialog(page)
    .getByLabel(/Everyone in this studio can see it/)
    .check()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('button', { name: 'The whole studio sees this picture. Change who does' })).toBeVisible()
  expect(await violationsInBoth(page)).toEqual([])
  const listed = await page.request.get(`${studio.url}/api/v1/images?scope=studio`)
  const { items } = (await listed.json()) as { items: Image[] } // by the contract of listImages
  expect(items.map(({ prompt }) => prompt)).toEqual(['a wren of the admin'])
  await page.goto('about:blank')
  await studio.stop()
})
