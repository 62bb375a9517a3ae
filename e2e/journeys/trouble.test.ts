import { expect, test } from '../support/test.ts'

test('a generation that fails says why and what to do, and its prompt can be used again', async ({ page, studioWithToken }) => {
  await page.goto(studioWithToken.url)
  const prompt = 'a castle [[fault:no-credits]]'
  await page.getByRole('textbox', { name: 'Prompt' }).fill(prompt)
  await page.getByRole('button', { name: /^Generate/ }).click()
  const card = page.getByRole('article', { name: prompt }).first()
  await expect(card).toContainText(/credits/i)
  await expect(card.getByRole('button', { name: /Retry|Try again/ })).toBeVisible()
})

test('a generation that waits for a rate limit says until when, and can be cancelled', async ({ page, studioWithToken }) => {
  await page.goto(studioWithToken.url)
  const prompt = 'a harbour [[fault:rate-limited:60]]'
  await page.getByRole('textbox', { name: 'Prompt' }).fill(prompt)
  await page.getByRole('button', { name: /^Generate/ }).click()
  const card = page.getByRole('article', { name: prompt }).first()
  await expect(card).toContainText(/until|wait/i)
  await card.getByRole('button', { name: 'Cancel' }).click()
  await expect(card).toContainText(/cancelled/i)
})

test('a mistyped address shows the way back', async ({ page, studio, complaints }) => {
  await page.goto(`${studio.url}/nowhere`)
  await expect(page.getByRole('link', { name: /studio/i }).first()).toBeVisible()
  // The browser itself notes the status of the document.
  expect(complaints.splice(0)).toEqual([expect.stringContaining('404')])
})
