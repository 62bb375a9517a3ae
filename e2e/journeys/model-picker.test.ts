import { expect, test, violations } from '../support/test.ts'
import { openOptions } from '../support/studio-page.ts'
import { startStudio } from '../support/studio.ts'

const search = 'Search models'

test('a card tells what a model is good at, how long it takes and what it made here last', async ({
  page,
  studioWithToken: studio,
}) => {
  const prompt = `a sampled lighthouse ${test.info().project.name}`
  const made = await page.request.post(`${studio.url}/api/v1/generations`, {
    data: { prompt, model: 'atelier/sketch', width: 256, height: 256 },
    headers: { prefer: 'wait=30' },
  })
  expect(made.status()).toBe(201)
  await page.goto(`${studio.url}/?choose=model`)
  const dialog = page.getByRole('dialog', { name: 'Choose a model' })
  const sketch = dialog.getByRole('option', { name: /^Sketch/ })
  await expect(sketch).toContainText('Simple scenes at once')
  await expect(sketch).toContainText(/About \d+\ss a picture · Free/)
  await expect(sketch).toContainText('MIT')
  await expect(sketch).toContainText('Built in, no AI')
  const { id } = ((await made.json()) as { images: { id: string }[] }).images[0] ?? {}
  await expect(sketch.locator('img')).toHaveAttribute('src', new RegExp(`/images/${id}/file`))
  const flux = dialog.getByRole('option', { name: /^FLUX.1 Krea dev/ })
  await expect(flux).toContainText('No picture yet')
  expect(await violations(page)).toEqual([])
  // On a phone one below the other, else beside each other.
  const cards = await dialog.getByRole('option').all()
  const lefts = new Set(await Promise.all(cards.slice(0, 6).map(async card => (await card.boundingBox())?.x)))
  expect(lefts.size).toBe(test.info().project.name === 'phone' ? 1 : 2)
})

test('the arrow keys go through rows of cards, and Enter takes the one they come to', async ({
  page,
  studioWithToken: studio,
}) => {
  await page.goto(`${studio.url}/?choose=model`)
  const dialog = page.getByRole('dialog', { name: 'Choose a model' })
  const field = dialog.getByRole('combobox', { name: search })
  await field.fill('flux')
  await expect(dialog.getByRole('status')).toHaveText(/\d+ models found/)
  const here = dialog.locator('[data-highlighted]')
  await expect(here).toContainText('FLUX.1 schnell')
  await field.press('ArrowDown')
  await field.press('ArrowUp')
  await expect(here).toContainText('FLUX.1 schnell')
  await field.press('ArrowRight')
  await expect(here).toContainText('FLUX.1 dev')
  await expect(field).toBeFocused()
  await field.press('Enter')
  await openOptions(page)
  await expect(page.getByRole('button', { name: /^Model FLUX.1 dev/ })).toBeVisible()
})

test('the address of a model is pasted, and one that is not there is said so', async ({
  page,
  studioWithToken: studio,
  complaints,
}) => {
  await page.goto(`${studio.url}/?choose=model`)
  const dialog = page.getByRole('dialog', { name: 'Choose a model' })
  const field = dialog.getByRole('combobox', { name: search })
  await field.fill('https://huggingface.co/stand-in/watercolour/tree/main')
  await expect(dialog.getByRole('option', { name: /^watercolour/ })).toBeVisible()
  await field.fill('nobody/knows-this')
  await expect(dialog.getByRole('status')).toHaveText('There is no model called nobody/knows-this.')
  // The browser notes the answer's status by itself.
  expect(complaints.splice(0)).toEqual([expect.stringContaining('404')])
})

test('a Hub that cannot be reached is said as such, and asked again on demand', async ({ page }) => {
  const studio = await startStudio({ HF_TOKEN: 'hf_anything', HF_HUB_URL: 'http://127.0.0.1:9' })
  await page.goto(`${studio.url}/?choose=model`)
  const dialog = page.getByRole('dialog', { name: 'Choose a model' })
  await dialog.getByRole('combobox', { name: search }).fill('watercolour')
  await expect(dialog.getByRole('status')).toContainText('Only models at hand are listed.')
  const asked = page.waitForRequest(request => request.url().includes('/api/v1/models?q=watercolour'))
  await dialog.getByRole('button', { name: 'Try again' }).click()
  await asked
  await expect(dialog.getByRole('status')).toContainText('Only models at hand are listed.')
  await expect(dialog.getByRole('status')).not.toContainText('found')
  await page.goto('about:blank')
  await studio.stop()
})
