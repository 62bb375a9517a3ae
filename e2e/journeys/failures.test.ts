import type { Page } from '@playwright/test'
import { openOptions } from '../support/studio-page.ts'
import { startStudio } from '../support/studio.ts'
import { expect, forget, importImages, test } from '../support/test.ts'

/** The browser notes each answer by itself. */
const BROKEN = /500/

const DOWN = { status: 500, contentType: 'application/problem+json' }
const problem = { type: 'about:blank', title: 'Fault', status: 500, code: 'server.internal', detail: 'It is broken.' }

/** Every answer of these addresses is a fault, until the page is told to go on. */
async function broken(page: Page, ...addresses: readonly string[]) {
  for (const address of addresses)
    await page.route(address, async route => route.fulfill({ ...DOWN, body: JSON.stringify(problem) }))
  return async () => page.unrouteAll()
}
test('a search of the Hub that failed says so, and never that nothing was found', async ({ page }) => {
  const studio = await startStudio({ HF_TOKEN: 'hf_anything', HF_HUB_URL: 'http://127.0.0.1:9' })
  await page.goto(studio.url)
  await openOptions(page)
  await page.getByRole('button', { name: /^Model/ }).click()
  await page.getByRole('combobox', { name: 'Search models' }).fill('nothing that is at hand')
  const news = page.getByRole('dialog').getByRole('status')
  await expect(news).toContainText('Only models at hand are listed.')
  await expect(news).not.toContainText('found')
  await page.goto('about:blank')
  await studio.stop()
})

const LISTS = [
  ['/gallery', ['**/api/v1/images/timeline?*', '**/api/v1/images/timeline'], 'Nothing|No pictures'],
  ['/gallery?q=otter', ['**/api/v1/images/timeline?*'], 'Nothing found'],
  ['/trash', ['**/api/v1/images/timeline?*'], 'The trash is empty'],
  ['/collections', ['**/api/v1/collections'], 'No collections'],
  ['/grids', ['**/api/v1/grids?*'], 'No grids'],
  ['/styles', ['**/api/v1/styles'], 'No style'],
  ['/wildcards', ['**/api/v1/wildcards'], 'No wildcards'],
  ['/', ['**/api/v1/generations?*'], 'The queue is empty'],
] as const

for (const [address, addresses, absence] of LISTS) {
  test(`where ${address} cannot be read it says that, and goes on when it can`, async ({
    page,
    studio,
    complaints,
  }) => {
    const mend = await broken(page, ...addresses)
    await page.goto(`${studio.url}${address}`)
    const told = page.getByRole('alert').filter({ hasText: 'It is broken.' }).first()
    await expect(told).toBeVisible()
    await expect(page.getByText(new RegExp(absence))).toHaveCount(0)
    await mend()
    await told.getByRole('button', { name: 'Try again' }).click()
    await expect(page.getByRole('alert').filter({ hasText: 'It is broken.' })).toHaveCount(0)
    forget(complaints, BROKEN)
  })
}

test('what a filter can choose from, and what a picture is in, are told apart from nothing', async ({
  page,
  studio,
  complaints,
}) => {
  const [image] = await importImages(studio.url, [{ prompt: `an otter ${test.info().project.name}` }])
  const mend = await broken(page, '**/api/v1/images/stats*', '**/api/v1/images/*/collections')
  await page.goto(`${studio.url}/gallery`)
  await page.getByRole('button', { name: /^Filters/ }).click()
  const filters = page.getByRole('dialog', { name: 'Filters' })
  await expect(filters.getByText('The list of models could not be read.')).toBeVisible()
  await page.goto(`${studio.url}/images/${image?.id ?? ''}`)
  const unread = page
    .getByRole('alert')
    .filter({ hasText: 'Could not load the collections that these pictures are in.' })
  await expect(unread).toBeVisible()
  await mend()
  await unread.getByRole('button', { name: 'Try again' }).click()
  await expect(unread).toHaveCount(0)
  forget(complaints, BROKEN)
})

test('a queue that could not be read does not say that nothing waits', async ({ page, studio, complaints }) => {
  await page.route(/generations\?.*status=/, async route => route.fulfill({ ...DOWN, body: JSON.stringify(problem) }))
  await page.route(/generations\?(?!.*status=)/, async route => {
    const answer = await route.fetch()
    // There is more than the first page, so that what waits has to be asked for.
    await route.fulfill({ json: { ...(await answer.json()), nextCursor: 'bW9yZQ' } })
  })
  await page.goto(studio.url)
  const button = page.getByRole('button', { name: /^Queue/ })
  if ((await button.getAttribute('aria-expanded')) === 'false') await button.click()
  await expect(page.getByText('Some of the queue could not be loaded.').first()).toBeVisible()
  await expect(page.getByText('The queue is empty')).toHaveCount(0)
  // The page asks again by itself: what is on its way when it closes cannot be answered any more.
  await page.goto('about:blank')
  await page.unrouteAll({ behavior: 'ignoreErrors' })
  forget(complaints, BROKEN)
})
