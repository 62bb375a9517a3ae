import { arriveIn } from '../support/keyboard.ts'
import type { Page } from '@playwright/test'
import { startStudio } from '../support/studio.ts'
import { expect, forget, importImages, test } from '../support/test.ts'

const SENTENCE = 'The disk is full.'

/** The server refuses to change whatever is at such an address. */
const refuseAt = async (page: Page, address: string) =>
  page.route(address, async route =>
    ['PATCH', 'PUT'].includes(route.request().method())
      ? route.fulfill({
          status: 507,
          contentType: 'application/problem+json',
          body: JSON.stringify({
            type: 'about:blank',
            title: SENTENCE,
            status: 507,
            detail: SENTENCE,
            code: 'storage.full',
          }),
        })
      : route.fallback(),
  )

test('a switch that the server refuses goes back, and it is said why', async ({ page, complaints }) => {
  const studio = await startStudio()
  try {
    await refuseAt(page, '**/api/v1/engines/*')
    await refuseAt(page, '**/api/v1/webhooks/*')
    await page.goto(`${studio.url}/engines`)
    const engine = page.getByRole('switch').first()
    await expect(engine).toBeChecked()
    await engine.click()
    await expect(page.getByText(SENTENCE).first()).toBeVisible()
    await expect(engine).toBeChecked()

    await page.request.post(`${studio.url}/api/v1/webhooks`, {
      data: { name: 'Shelf', url: 'http://127.0.0.1:9/hook' },
      headers: { origin: studio.url },
    })
    await page.goto(`${studio.url}/webhooks`)
    const webhook = page.getByRole('switch', { name: /Shelf/ })
    await expect(webhook).toBeChecked()
    await webhook.click()
    await expect(page.getByText(SENTENCE).first()).toBeVisible()
    await expect(webhook).toBeChecked()
    // The browser notes what was refused.
    await page.goto('about:blank')
    forget(complaints, /507/)
  } finally {
    await studio.stop()
  }
})

test('Remix on the page of a picture leads into the prompt', async ({ page, studio }) => {
  const [image] = await importImages(studio.url, [{ prompt: 'a hoatzin above the water' }])
  await page.goto(`${studio.url}/images/${image?.id}`)
  await page.getByRole('button', { name: 'Remix' }).click()
  await arriveIn(page, page.getByRole('textbox', { name: 'Prompt', exact: true }))
})
