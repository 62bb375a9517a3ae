import { createHmac } from 'node:crypto'
import type { Webhook } from '@atelier/contracts'
import { answerWith, startReceiver, take, type Receiver } from '@atelier/providers/testing'
import type { Page } from '@playwright/test'
import { button } from '../support/engines.ts'
import { createEnglishFinder, overflowing, textsOf } from '../support/messages.ts'
import { expect, forget, importImages, tabTo, test, violationsInBoth } from '../support/test.ts'

const row = (page: Page, name: string) =>
  page
    .locator('.webhooks')
    .getByRole('listitem')
    .filter({ has: page.getByText(name, { exact: true }) })

async function menu(page: Page, name: string, entry: string | RegExp) {
  await button(page, `Actions for ${name}`).click()
  await page.getByRole('menuitem', { name: entry }).click()
}

/** As the receiver of a person would verify it. */
function isSigned({ headers, body }: Receiver['messages'][number], secret: string): boolean {
  const content = `${String(headers['webhook-id'])}.${String(headers['webhook-timestamp'])}.${body}`
  const key = Buffer.from(secret.slice('whsec_'.length), 'base64')
  const mac = createHmac('sha256', key).update(content).digest('base64')
  return String(headers['webhook-signature']).split(' ').includes(`v1,${mac}`)
}

const whole = async (page: Page) => {
  expect(await violationsInBoth(page)).toEqual([])
  expect(await overflowing(page)).toEqual([])
}

/** Through the API, where the form is not what is tried. */
async function addWebhook(page: Page, studioUrl: string, name: string, url: string) {
  const data = { name, url, events: ['image.created'] }
  const answer = await page.request.post(`${studioUrl}/api/v1/webhooks`, { data })
  expect(answer.status()).toBe(201)
}

test.afterEach(async ({ page, studio }) => {
  const { items } = (await (await page.request.get(`${studio.url}/api/v1/webhooks`)).json()) as { items: Webhook[] } // by the contract of listWebhooks
  for (const { id } of items) await page.request.delete(`${studio.url}/api/v1/webhooks/${id}`)
})

test('a webhook is added, its secret shown once, tested, told of a picture, and removed', async ({
  page,
  studio,
  complaints,
}) => {
  const receiver = await startReceiver()
  await page.goto(`${studio.url}/settings#webhooks`)
  await page.getByRole('link', { name: 'Set up webhooks' }).click()
  await expect(page.getByRole('heading', { name: 'No webhooks yet' })).toBeVisible()
  await whole(page)

  await button(page, 'Add a webhook').click()
  const form = page.getByRole('dialog', { name: 'Add a webhook' })
  await expect(form.getByLabel('Name', { exact: true })).toBeFocused()
  await form.getByLabel('Name', { exact: true }).fill('Picture frame')
  await form.getByLabel('Address', { exact: true }).fill('ftp://127.0.0.1/')
  await button(form, 'Add a webhook').click()
  await expect(form.getByRole('alert')).toHaveText(/^Nothing can be sent there\./)
  forget(complaints, /422/)
  await form.getByLabel('Address', { exact: true }).fill(receiver.url)
  for (const event of ['New picture', 'Generation finished', 'Generation failed'])
    await form.getByRole('checkbox', { name: event, exact: true }).uncheck()
  await button(form, 'Add a webhook').click()
  await expect(form.getByRole('alert')).toHaveText('Choose at least one event.')
  await form.getByRole('checkbox', { name: 'New picture', exact: true }).check()
  await whole(page)
  await button(form, 'Add a webhook').click()

  const shown = page.getByRole('dialog', { name: 'The secret of Picture frame' })
  const secret = await shown.getByLabel('Secret', { exact: true }).inputValue()
  expect(secret).toMatch(/^whsec_/)
  await whole(page)
  await button(shown, 'Done').click()
  await expect(button(page, 'Add a webhook')).toBeFocused()
  await expect(row(page, 'Picture frame').getByRole('status')).toHaveText('Nothing has been delivered yet.')
  await expect(row(page, 'Picture frame')).toContainText(`Secret ends in ${secret.slice(-4)}`)

  await button(page, 'Test Picture frame').press('Enter')
  await expect(row(page, 'Picture frame').getByRole('status')).toHaveText(
    /^The test was taken: answer 204 after \d+ ms\.$/,
  )
  await expect(button(page, 'Test Picture frame')).toBeFocused()
  await importImages(studio.url, [{ prompt: 'a dunnock in a frame' }])
  await expect.poll(() => receiver.messages.length).toBe(2)
  for (const message of receiver.messages) expect(isSigned(message, secret)).toBe(true)
  expect(receiver.messages[1]?.body).toContain('a dunnock in a frame')

  await menu(page, 'Picture frame', 'Deliveries')
  const deliveries = page.getByRole('dialog', { name: 'Deliveries to Picture frame' })
  await expect(deliveries.getByRole('listitem')).toHaveText([/^New picture/, /^Test message/])
  await whole(page)
  await button(deliveries, /^Send again: New picture/).press('Enter')
  await expect(deliveries.getByRole('listitem').first()).toContainText('2 attempts')
  await expect(button(deliveries, /^Send again: New picture/)).toBeFocused()
  expect(receiver.messages[2]?.headers['webhook-id']).toBe(receiver.messages[1]?.headers['webhook-id'])
  await page.keyboard.press('Escape')
  await expect(button(page, 'Actions for Picture frame')).toBeFocused()

  await menu(page, 'Picture frame', 'Remove')
  await button(page.getByRole('dialog', { name: 'Remove Picture frame?' }), 'Remove').click()
  await expect(page.getByRole('heading', { name: 'No webhooks yet' })).toBeVisible()
  await expect(button(page, 'Add a webhook')).toBeFocused()
  await receiver.close()
})

test('a receiver that fails is told of as it happens, and gets what waits as soon as it is repaired', async ({
  page,
  studio,
}) => {
  const receiver = await startReceiver()
  receiver.set(answerWith(503, {}, 'closed for the night'))
  await addWebhook(page, studio.url, 'Night shift', receiver.url)
  await page.goto(`${studio.url}/webhooks`)
  await importImages(studio.url, [{ prompt: 'a dunnock at night' }])
  const state = row(page, 'Night shift').getByRole('status')
  await expect(state).toHaveText(/^Has taken nothing since .* \d+ attempts?; next: /)
  await whole(page)
  await button(page, 'Test Night shift').click()
  await expect(state).toHaveText(/^The test failed\. The receiver answered 503;/)

  await menu(page, 'Night shift', 'Deliveries')
  const deliveries = page.getByRole('dialog', { name: 'Deliveries to Night shift' })
  const waiting = deliveries.getByRole('listitem').filter({ hasText: 'New picture' })
  await expect(waiting).toContainText('Will be tried again')
  await expect(waiting).toContainText('Its answer: closed for the night')
  await whole(page)
  receiver.set(take)
  await button(waiting, /^Send again/).click()
  await expect(waiting.getByRole('status')).toHaveText('Delivered')
  await page.keyboard.press('Escape')
  await page.reload()
  await expect(state).toHaveText(/^Last delivered|^Nothing has been delivered yet\./)

  receiver.set(answerWith(410))
  await importImages(studio.url, [{ prompt: 'a dunnock too many' }])
  await expect(state).toHaveText(/^Ended: the receiver wants no more messages\./)
  await whole(page)
  const use = page.getByRole('switch', { name: 'Use Night shift' })
  await expect(use).not.toBeChecked()
  receiver.set(take)
  await use.click()
  await expect(row(page, 'Night shift')).toContainText('It was told nothing from')
  await whole(page)
  await button(row(page, 'Night shift'), 'Understood').click()
  await expect(row(page, 'Night shift')).not.toContainText('It was told nothing from')
  await receiver.close()
})

test('by the keyboard alone a webhook is changed, switched off and given another secret', async ({ page, studio }) => {
  await addWebhook(page, studio.url, 'Doorbell', 'https://hooks.example/doorbell')
  await page.goto(`${studio.url}/webhooks`)
  await expect(page.getByRole('switch', { name: 'Use Doorbell' })).toBeChecked()
  await tabTo(page, 'Use Doorbell')
  await page.keyboard.press('Space')
  await expect(row(page, 'Doorbell').getByRole('status')).toHaveText('Switched off')

  await tabTo(page, 'Actions for Doorbell')
  await page.keyboard.press('Enter')
  await page.getByRole('menuitem', { name: 'Change' }).press('Enter')
  const form = page.getByRole('dialog', { name: 'Change Doorbell' })
  await expect(form.getByLabel('Name', { exact: true })).toBeFocused()
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.type('Front door')
  await tabTo(page, 'Only these')
  await page.keyboard.press('ArrowLeft')
  await page.keyboard.press('Enter')
  await expect(form).toHaveCount(0)
  await expect(row(page, 'Front door')).toContainText('All events')

  await tabTo(page, 'Actions for Front door')
  await page.keyboard.press('Enter')
  await page.getByRole('menuitem', { name: 'New secret' }).press('Enter')
  const rotating = page.getByRole('dialog', { name: 'A new secret for Front door' })
  await whole(page)
  await rotating.getByLabel('The old secret expires').selectOption('At once')
  await button(rotating, 'Make a secret').press('Enter')
  const shown = page.getByRole('dialog', { name: 'The secret of Front door' })
  const secret = await shown.getByLabel('Secret', { exact: true }).inputValue()
  await page.keyboard.press('Escape')
  await expect(row(page, 'Front door')).toContainText(`Secret ends in ${secret.slice(-4)}`)
  await expect(button(page, 'Actions for Front door')).toBeFocused()
})

test('where they cannot be read the page says so, and reads them when asked again', async ({
  page,
  studio,
  complaints,
}) => {
  await addWebhook(page, studio.url, 'Letterbox', 'https://hooks.example/letters')
  let isAway = true
  await page.route('**/api/v1/webhooks', async route => (isAway ? route.abort() : route.fallback()))
  await page.goto(`${studio.url}/webhooks`)
  await expect(page.getByRole('alert')).toContainText('The server cannot be reached.')
  await whole(page)
  isAway = false
  await button(page.getByRole('alert'), 'Try again').click()
  await expect(row(page, 'Letterbox')).toBeVisible()
  // Only now: news of another journey's webhooks makes the page ask again meanwhile.
  forget(complaints, /ERR_FAILED/)
})

test.describe('in a browser that asks for German', () => {
  test.use({ locale: 'de-DE' })

  test('the page and its dialogs are in German, and whole', async ({ page, studio }) => {
    const englishIn = await createEnglishFinder()
    const german = async () => {
      expect.soft(englishIn(await textsOf(page))).toEqual([])
      expect.soft(await overflowing(page)).toEqual([])
    }
    const receiver = await startReceiver()
    receiver.set(answerWith(500))
    await page.goto(`${studio.url}/webhooks`)
    await expect(page.getByRole('heading', { name: 'Noch keine Webhooks' })).toBeVisible()
    await german()
    await addWebhook(page, studio.url, 'Bilderrahmen', receiver.url)
    await button(page, 'Bilderrahmen testen').click()
    await expect(row(page, 'Bilderrahmen').getByRole('status')).toHaveText(/^Der Test ist fehlgeschlagen/)
    await german()
    for (const entry of ['Ändern …', 'Zustellungen …', 'Neues Geheimnis …', 'Entfernen']) {
      await button(page, 'Aktionen für Bilderrahmen').click()
      await page.getByRole('menuitem', { name: entry }).click()
      await expect(page.getByRole('dialog').getByRole('heading', { name: /Bilderrahmen/ })).toBeVisible()
      await german()
      await page.keyboard.press('Escape')
    }
    await receiver.close()
  })
})
