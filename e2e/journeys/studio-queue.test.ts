import type { Page } from '@playwright/test'
import { startStudio } from '../support/studio.ts'
import { expect, test, violations } from '../support/test.ts'

async function openQueue(page: Page) {
  const button = page.getByRole('button', { name: /^Queue/ })
  if ((await button.getAttribute('aria-expanded')) === 'false') await button.click()
  return page.getByText('Queue', { exact: true }).locator('xpath=ancestor::*[self::aside or self::dialog]')
}

const wish = (prompt: string) => ({
  data: { prompt, model: 'black-forest-labs/FLUX.1-schnell', width: 256, height: 256 },
})

test('the queue is the same in two tabs and after a reload; it is cancelled, retried and cleared', async ({
  newStudioPages,
}) => {
  const studio = await startStudio({ HF_TOKEN: 'hf_anything', HF_CONCURRENCY: '1' })
  const [page, other] = await newStudioPages('tabs')
  await page.goto(studio.url)
  for (const k of [1, 2, 3, 4])
    await page.request.post(`${studio.url}/api/v1/generations`, wish(`slow ${k} [[fault:hang]]`))
  await page.reload()
  const queue = await openQueue(page)
  await expect(queue).toContainText('1 running · 3 waiting')
  await expect(queue.getByRole('listitem').filter({ hasText: 'slow 1' })).toContainText(/so far/)
  await expect(queue.getByRole('listitem').filter({ hasText: 'slow 2' })).toContainText('Next in line')
  await expect(queue.getByRole('listitem').filter({ hasText: 'slow 4' })).toContainText('3rd in line')
  expect(await violations(page)).toEqual([])

  await other.goto(studio.url)
  const same = await openQueue(other)
  await expect(same).toContainText('1 running · 3 waiting')
  await queue.getByRole('button', { name: /Cancel slow 2/ }).click()
  await expect(same.getByRole('listitem').filter({ hasText: 'slow 3' })).toContainText('Next in line')
  await queue.getByRole('button', { name: 'Cancel all waiting' }).click()
  const asked = page.getByRole('dialog', { name: 'Cancel everything that is waiting?' })
  await expect(asked.getByRole('button')).toHaveText(['', 'Keep waiting', 'Cancel 2 generations'])
  await asked.getByRole('button', { name: 'Keep waiting' }).click()
  await expect(same).toContainText('1 running · 2 waiting')
  await queue.getByRole('button', { name: 'Cancel all waiting' }).click()
  await asked.getByRole('button', { name: 'Cancel 2 generations' }).click()
  await expect(same.getByText(/^1 running/)).not.toContainText('waiting')
  await same.getByRole('button', { name: /Retry slow 4/ }).click()
  await expect(queue).toContainText('1 running · 1 waiting')

  await queue.getByRole('button', { name: 'Clear finished' }).click()
  await expect(same.getByText('Failed or cancelled')).toHaveCount(0)
  await expect(other.getByRole('article', { name: /slow 2/ })).toHaveCount(0)
  await expect(other.getByRole('article', { name: /slow 1/ })).toHaveCount(1)
  for (const tab of [page, other]) await tab.goto('about:blank')
  await studio.stop()
})

test('a running one says how long it will take once that is known, and is announced when it is done', async ({
  page,
  studioWithToken: studio,
}) => {
  await page.request.post(`${studio.url}/api/v1/generations`, {
    ...wish('to know how long'),
    headers: { prefer: 'wait=20' },
  })
  await page.goto(studio.url)
  await expect(page.getByRole('article').first()).toBeVisible()
  const prompt = `two at once ${test.info().project.name} [[fault:hang]]`
  await page.request.post(`${studio.url}/api/v1/generations`, wish(prompt))
  // Whoever rests at the top sees what is new.
  await expect(page.getByRole('article', { name: prompt })).toContainText(/about \d+\ss left|longer than usual/)
  await page.getByRole('article', { name: prompt }).getByRole('button', { name: 'Cancel' }).click()
  await expect(page.getByText(`Cancelled: ${prompt}`)).toBeAttached()
  await page.request.post(`${studio.url}/api/v1/generations`, wish('one that is done'))
  await expect(page.getByText('Picture 1 of 1 done: one that is done')).toBeAttached()
})
