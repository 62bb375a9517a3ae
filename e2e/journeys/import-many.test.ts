import { expect, test } from '../support/test.ts'
import { picture, list, row, choose, begin } from '../support/imports.ts'

test('a folder of hundreds goes in, is stopped, and goes on where it stopped, also after a reload', async ({
  page,
  studio,
}, { project }) => {
  const word = `wallaby${project.name}`
  const files = Array.from({ length: 300 }, (_, k) => picture(word, k))
  await page.goto(`${studio.url}/import`)
  await choose(page, files)
  await expect(begin(page)).toHaveText('Import 300 pictures')
  // Only what is on the screen is drawn.
  expect(await list(page).getByRole('listitem').count()).toBeLessThan(40)

  // After the fortieth the line is held, so that the import is stopped on its way.
  let [sent, givenUp] = [0, 0]
  page.on('requestfailed', request => {
    if (request.method() === 'POST' && request.url().endsWith('/api/v1/images')) givenUp += 1
  })
  await page.route('**/api/v1/images', async route => {
    sent += 1
    if (sent <= 40) await route.continue()
  })
  await begin(page).click()
  await expect(page.getByRole('progressbar', { name: 'Importing' })).toBeVisible()
  await expect(page.getByText('40 of 300')).toBeVisible()
  await page.getByRole('link', { name: 'Settings' }).first().click()
  await expect(page.getByText('Importing 40 of 300')).toBeVisible()
  await page.getByRole('button', { name: 'Show the import' }).click()
  await page.getByRole('button', { name: 'Stop' }).click()
  await expect(page.getByText('Stopped. Pictures already imported are kept.')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Continue with 260 pictures' })).toBeVisible()
  // What was on its way is given up: where nothing is held any more it would arrive otherwise.
  await expect.poll(() => givenUp).toBe(sent - 40)
  await page.unroute('**/api/v1/images')

  await page.reload()
  await choose(page, files)
  let sentAgain = 0
  page.on('request', request => {
    if (request.method() === 'POST' && request.url().endsWith('/api/v1/images')) sentAgain += 1
  })
  await begin(page).click()
  await expect(page.getByText('260 new pictures · 40 were already in the gallery')).toBeVisible({ timeout: 60_000 })
  // What is known by its hash is not sent once more.
  expect(sentAgain).toBe(260)
})

test('an import waits for a server that is away, and goes on by itself', async ({ page, studio, complaints }, {
  project,
}) => {
  const word = `wombat${project.name}`
  await page.goto(`${studio.url}/import`)
  await choose(page, [picture(word, 1), picture(word, 2)])
  await expect(row(page, `${word}-1.png`)).toContainText(`${word} number 1`)
  await page.route('**/api/v1/images', async route => route.abort())
  await begin(page).click()
  await expect(page.getByText('The server cannot be reached. The import continues when it is back.')).toBeVisible()
  await page.unroute('**/api/v1/images')
  await expect(page.getByText('2 new pictures')).toBeVisible()
  complaints.length = 0
})
