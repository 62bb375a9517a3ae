import { expect, test } from '../support/test.ts'

test('a call can be tried from the documentation, under its own content security policy', async ({ page, studio }) => {
  await page.goto(`${studio.url}/docs`)
  const operation = page.locator('#operations-Generations-createGeneration')
  await operation.getByRole('button', { name: /post/i }).first().click()
  await operation.locator('textarea').fill('{ "prompt": "a quiet harbour" }')
  // The example of `Prefer: wait=30` is filled in, so the answer comes with the image.
  await operation.getByRole('button', { name: 'Execute' }).click()
  await expect(operation.locator('.live-responses-table tbody .response-col_status').first()).toContainText('201')
})
