import { startComfyUi, startOpenAiStandIn, startSdCpp, startWebUi, workflowsOf } from '@atelier/providers/testing'
import type { Page } from '@playwright/test'
import { addEngine, button, chooseModel, openForm, row, sdCpp, test, webUi } from '../support/engines.ts'
import { generate, promptField } from '../support/starts.ts'
import { startStudio } from '../support/studio.ts'
import { expect, violationsInBoth } from '../support/test.ts'

const FOREVER = Number.POSITIVE_INFINITY
const words = (of: string) => `${of} ${test.info().project.name}`

async function begin(page: Page, prompt: string) {
  await promptField(page).fill(prompt)
  await button(page, /^Generate/).click()
  const work = page.getByRole('article', { name: prompt })
  await expect(work).toBeVisible()
  return work
}

const remove = async (page: Page, studioUrl: string, { id }: { id: string }) =>
  expect((await page.request.delete(`${studioUrl}/api/v1/engines/${id}`)).status()).toBe(204)

test('a web UI shows what it is at, and is stopped by the button beside it', async ({ page, engines: studio }) => {
  const standIn = await startWebUi({ looksUntilDone: FOREVER })
  const engine = await addEngine(page, studio.url, { kind: 'a1111', name: 'Slow', settings: { baseUrl: standIn.url } })
  await chooseModel(page, studio.url, webUi.model)
  const work = await begin(page, words('a theremin on a pier'))
  await expect(work.getByRole('progressbar')).toBeVisible()
  await expect(work.locator('img.preview')).toBeVisible()
  await button(work, 'Cancel').click()
  await standIn.until(({ path, status }) => path === '/sdapi/v1/interrupt' && status === 200)
  await expect(work).toContainText('Cancelled')
  await expect(work.locator('img.preview')).toHaveCount(0)
  await remove(page, studio.url, engine)
  await standIn.close()
})

test('a ComfyUI shows each step, and is interrupted', async ({ page, engines: studio }) => {
  const standIn = await startComfyUi({ stepMs: 50 })
  const settings = { baseUrl: standIn.url, workflows: workflowsOf(['sd15']) }
  const engine = await addEngine(page, studio.url, { kind: 'comfyui', name: 'Steps', settings })
  await chooseModel(page, studio.url, 'sd15')
  const work = await begin(page, words('a theremin in a tent [[fault:never-ending]]'))
  await expect(work.locator('img.preview')).toBeVisible()
  await button(work, 'Cancel').click()
  await standIn.until(({ path, status }) => path.endsWith('/interrupt') && status === 200)
  await expect(work).toContainText('Cancelled')
  await expect(work.locator('img.preview')).toHaveCount(0)
  await remove(page, studio.url, engine)
  await standIn.close()
})

test('a job that waits at a small server is taken out of its queue', async ({ page, engines: studio }) => {
  const standIn = await startSdCpp({ looksUntilDone: FOREVER })
  standIn.jobs.begin({})
  const engine = await addEngine(page, studio.url, { kind: 'sdcpp', name: 'Queue', settings: { baseUrl: standIn.url } })
  await chooseModel(page, studio.url, sdCpp.model)
  const work = await begin(page, words('a theremin in a queue'))
  await standIn.until(({ method, kind }) => method === 'GET' && kind.startsWith('job_'))
  await button(work, 'Cancel').click()
  await standIn.until(({ kind, status }) => kind === 'cancel' && status === 200)
  expect(standIn.jobs.all().map(({ status }) => status)).toEqual(['queued', 'cancelled'])
  await remove(page, studio.url, engine)
  await standIn.close()
})

test('a service that answers in one go is hung up on', async ({ page, engines: studio }) => {
  const standIn = await startOpenAiStandIn()
  const settings = { baseUrl: standIn.baseUrl }
  const engine = await addEngine(page, studio.url, { kind: 'openai', name: 'Hasty', settings })
  await chooseModel(page, studio.url, 'gpt-image-1.5')
  const work = await begin(page, words('a theremin by wire [[fault:hang]]'))
  await standIn.until(({ method }) => method === 'POST')
  await button(work, 'Cancel').click()
  await standIn.until(({ method, aborted }) => method === 'POST' && aborted)
  await expect(work).toContainText('Cancelled')
  await expect(work.locator('img.preview')).toHaveCount(0)
  await remove(page, studio.url, engine)
  await standIn.close()
})

test('another engine steps in, and the picture says for whom', async ({ page, engines: studio }) => {
  const [first, second] = [await startSdCpp(), await startSdCpp()]
  const added = []
  for (const [name, { url }] of [
    ['Upstairs', first],
    ['Downstairs', second],
  ] as const)
    added.push(await addEngine(page, studio.url, { kind: 'sdcpp', name, settings: { baseUrl: url } }))
  first.fault('unauthorized', { times: 99 })
  await chooseModel(page, studio.url, sdCpp.model)
  const prompt = words('a theremin downstairs')
  await promptField(page).fill(prompt)
  const { image } = await generate(page, studio.url, prompt)
  expect(image).toMatchObject({ provider: added[1]?.id, servedInstead: [{ engine: added[0]?.id }] })
  const file = await (await page.request.get(`${studio.url}${image.urls.file}`)).body()
  expect(file.includes(`Served instead of: "${added[0]?.id}: provider.auth"`)).toBe(true)
  await page.goto(`${studio.url}/images/${image.id}`)
  await expect(page.locator('dl').filter({ hasText: /Downstairs.*Instead of\s*Upstairs/s })).toBeVisible()
  for (const one of added) await remove(page, studio.url, one)
  await Promise.all([first.close(), second.close()])
})

test('a refused password leads to the engines, where it was entered', async ({ page, engines: studio }) => {
  const standIn = await startWebUi()
  const engine = await addEngine(page, studio.url, {
    kind: 'a1111',
    name: 'Locked',
    settings: { baseUrl: standIn.url },
  })
  await chooseModel(page, studio.url, webUi.model)
  standIn.fault('unauthorized')
  await promptField(page).fill(words('a theremin behind a door'))
  await button(page, /^Generate/).click()
  await page.getByRole('link', { name: 'Look at the engines' }).first().click()
  await expect(row(page, 'Locked')).toBeVisible()
  await remove(page, studio.url, engine)
  await standIn.close()
})

test('a price is entered, a budget set, and what it stops says so', async ({ page, complaints }) => {
  // What others spend counts against its budget, too.
  const studio = await startStudio()
  const standIn = await startSdCpp({ looksUntilDone: 0 })
  await addEngine(page, studio.url, { kind: 'sdcpp', name: 'Meter', settings: { baseUrl: standIn.url } })
  await page.goto(`${studio.url}/engines`)
  await button(page, 'Actions for Meter').click()
  await page.getByRole('menuitem', { name: 'Prices' }).click()
  const prices = page.getByRole('dialog', { name: 'Prices of Meter' })
  await button(prices, 'Add a row').press('Enter')
  await prices.getByRole('combobox', { name: 'Model', exact: true }).selectOption(sdCpp.model)
  await prices.getByRole('spinbutton', { name: 'Price', exact: true }).fill('0.25')
  await prices.getByRole('spinbutton', { name: 'Price', exact: true }).press('Enter')
  await expect(prices).toHaveCount(0)
  await button(page, 'Set a monthly budget').press('Enter')
  const budget = page.getByRole('dialog', { name: 'Monthly budget' })
  await budget.getByRole('spinbutton', { name: 'Amount' }).fill('0.2')
  expect(await violationsInBoth(page)).toEqual([])
  await page.keyboard.press('Enter')
  await expect(budget).toHaveCount(0)
  await expect(page.getByText('$0.00 of $0.20 spent this month.')).toBeVisible()

  await chooseModel(page, studio.url, sdCpp.model)
  const prompt = words('a theremin for a quarter')
  await promptField(page).fill(prompt)
  const { image } = await generate(page, studio.url, prompt)
  expect(image.cost).toEqual({ amount: 0.25, currency: 'USD', source: 'listed' })
  // However much there is to say, what stands beside the button stays within the form.
  await expect(button(page, /^Generate 1 about \d+\ss · \$0\.25$/)).toBeVisible()
  const [field, queue] = [
    await promptField(page).boundingBox(),
    await button(page, /^Queue/)
      .first()
      .boundingBox(),
  ]
  expect((queue?.x ?? 0) + (queue?.width ?? 0)).toBeLessThanOrEqual((field?.x ?? 0) + (field?.width ?? 0) + 1)
  await promptField(page).fill(words('a theremin too much'))
  await button(page, /^Generate/).click()
  await expect(page.getByText(/This studio has spent 0\.25 of 0\.2(0)? USD/).first()).toBeVisible()
  expect(standIn.jobs.made()).toBe(1)
  // The browser complains of the refusal, too.
  expect(complaints.splice(0)).toEqual([expect.stringContaining('429')])

  await page.goto(`${studio.url}/engines`)
  const costs = page.getByRole('region', { name: 'Costs' })
  await expect(costs.getByRole('row', { name: /^Meter 1 \$0\.25$/ })).toBeVisible()
  await expect(costs).toContainText('$0.25 of $0.20 spent this month.')
  expect(await violationsInBoth(page)).toEqual([])
  await button(costs, 'Change the monthly budget').click()
  await budget.getByRole('spinbutton', { name: 'Amount' }).fill('')
  await button(budget, 'Save budget').click()
  await expect(button(costs, 'Set a monthly budget')).toBeFocused()
  await page.goto('about:blank')
  await studio.stop()
  await standIn.close()
})

test('a second Hugging Face needs its token and nothing else', async ({ page, engines: studio }) => {
  await page.goto(`${studio.url}/engines`)
  const form = await openForm(page, { ...webUi, name: 'Hugging Face' })
  await expect(form.getByLabel('Name', { exact: true })).toHaveValue('Hugging Face 2')
  await expect(form.getByLabel('Router', { exact: true })).toBeHidden()
  await form.getByLabel('Token', { exact: true }).fill('hf_ofSomebodyElse1234')
  await button(form, 'Check').click()
  await expect(form.getByRole('status')).toHaveText(/^Works: \d+ models/)
  await form.getByText('More settings').click()
  await expect(form.getByLabel('Router', { exact: true })).toBeVisible()
  expect(await violationsInBoth(page)).toEqual([])
  await button(form, 'Add an engine').click()
  await expect(row(page, 'Hugging Face 2').getByRole('status')).toHaveText(/^Works: /)
  await button(page, 'Actions for Hugging Face 2').click()
  await page.getByRole('menuitem', { name: 'Remove' }).click()
  await button(page.getByRole('dialog', { name: 'Remove Hugging Face 2?' }), 'Remove').click()
  await expect(row(page, 'Hugging Face 2')).toHaveCount(0)
})

test('what the one that comes with the studio lacks is a press away', async ({ page, engines: studio }) => {
  await page.goto(`${studio.url}/engines`)
  await row(page, 'Hugging Face').getByRole('link', { name: 'Open the settings' }).press('Enter')
  await expect(page).toHaveURL(/\/settings#token$/)
})
