import type { Grid } from '@atelier/contracts'
import type { Page } from '@playwright/test'
import { addEngine, button, sentTo, test, webUi } from '../support/engines.ts'
import { cell, done } from '../support/grids.ts'
import { card, photograph, pickFile } from '../support/starts.ts'
import { expect, violationsInBoth } from '../support/test.ts'

const axis = (page: Page, place: number) => page.getByRole('group', { name: `Axis ${place}` })

async function addAxis(page: Page, kind: string, place: number) {
  await button(page, 'Add an axis').click()
  await axis(page, place).getByRole('combobox', { name: 'What varies' }).selectOption({ label: kind })
  return axis(page, place)
}

/** The grid whose page is open, as the API tells it. */
async function madeGrid(page: Page, studioUrl: string): Promise<Grid> {
  await expect(page).toHaveURL(/\/grids\/[0-9a-f-]{36}$/)
  const id = page.url().split('/').at(-1) ?? ''
  return (await (await page.request.get(`${studioUrl}/api/v1/grids/${id}`)).json()) as Grid // by the contract of getGrid
}

test('a grid begins with a picture and goes along its strength, and so does another one like it', async ({
  page,
  engines: studio,
}) => {
  const prompt = `a gimlet ${test.info().project.name}`
  await page.goto(`${studio.url}/grids/new`)
  await page.getByRole('textbox', { name: 'Prompt', exact: true }).fill(prompt)
  // There is nothing to be strong about before there is a picture, and the built-in engine has no samplers.
  await button(page, 'Add an axis').click()
  const kinds = axis(page, 1).getByRole('combobox', { name: 'What varies' }).getByRole('option')
  await expect(kinds.filter({ hasText: /Strength|Samplers|Schedulers/ })).toHaveCount(0)
  await button(page, 'Remove axis 1').click()
  await button(page, 'Begin with a picture').click()
  await pickFile(page, page.getByRole('dialog', { name: 'Begin with a picture' }), photograph(31, 256, 192))
  await expect(card(page)).toContainText('256 × 192')
  const strength = await addAxis(page, 'Strength', 1)
  await strength.getByRole('textbox', { name: 'Values' }).fill('0.2, 2')
  await expect(page.getByText('2 is out of range: this model takes 0 to 1.')).toHaveCount(0)
  await button(page, 'Make grid').click()
  await expect(strength).toContainText('2 is out of range: this model takes 0 to 1.')
  await strength.getByRole('textbox', { name: 'Values' }).fill('0.2-0.8 [3]')
  await expect(page.getByText(/^3 of at most 200/)).toBeVisible()
  expect(await violationsInBoth(page)).toEqual([])
  await button(page, 'Make grid').click()
  await expect(done(page, 3)).toBeVisible()
  await expect(cell(page, 'strength 0.5: done')).toBeVisible()
  const grid = await madeGrid(page, studio.url)
  expect(grid.axes).toEqual([{ kind: 'strength', values: [0.2, 0.5, 0.8] }])
  expect(grid.items.map(({ image }) => [image?.task, image?.width, image?.recipe?.strength])).toEqual([
    ['image-to-image', 256, 0.2],
    ['image-to-image', 256, 0.5],
    ['image-to-image', 256, 0.8],
  ])

  // In a browser that knows nothing of the picture.
  await page.evaluate(() => localStorage.clear())
  await page.goto(`${studio.url}/grids/${grid.id}`)
  await expect(done(page, 3)).toBeVisible()
  await button(page, 'More').click()
  await page.getByRole('menuitem', { name: 'New grid from this one' }).click()
  await expect(card(page)).toContainText('256 × 192')
  await expect(axis(page, 1).getByRole('textbox', { name: 'Values' })).toHaveValue('0.2, 0.5, 0.8')
})

test('a grid goes along the samplers and schedulers that its model has', async ({ page, engines: studio }) => {
  const { standIn, address } = await webUi.start()
  const settings = { baseUrl: address, username: 'studio', password: 'right' }
  const { id } = await addEngine(page, studio.url, { kind: 'a1111', name: 'Sampled', settings })
  await page.goto(`${studio.url}/grids/new`)
  await page.getByRole('textbox', { name: 'Prompt', exact: true }).fill(`an awl ${test.info().project.name}`)
  await page
    .getByRole('region', { name: 'Shared by every cell' })
    .getByRole('button', { name: /^Model/ })
    .click()
  await page.getByRole('option').filter({ hasText: webUi.model }).first().click()

  const samplers = await addAxis(page, 'Samplers', 1)
  await samplers.getByRole('button', { name: 'Euler a', exact: true }).click()
  // By the keyboard, too.
  await samplers.getByRole('button', { name: 'DPM++ 2M', exact: true }).press('Enter')
  await expect(samplers.getByRole('button', { name: 'DPM++ 2M', exact: true })).toHaveAttribute('aria-pressed', 'true')
  const schedulers = await addAxis(page, 'Schedulers', 2)
  await schedulers.getByRole('button', { name: 'Karras', exact: true }).click()
  await expect(page.getByText('2 × 1 = 2 of at most 200 cells')).toBeVisible()
  expect(await violationsInBoth(page)).toEqual([])
  await page.reload()
  await expect(page.getByText('2 × 1 = 2 of at most 200 cells')).toBeVisible()
  await button(page, 'Make grid').click()
  await expect(done(page, 2)).toBeVisible()
  const grid = await madeGrid(page, studio.url)
  expect(new Set(grid.items.map(({ image }) => image?.sampler))).toEqual(new Set(['Euler a', 'DPM++ 2M']))
  expect(sentTo(standIn)).toMatch(/"sampler_name":"DPM\+\+ 2M","scheduler":"Karras"/i)
  expect((await page.request.delete(`${studio.url}/api/v1/engines/${id}`)).status()).toBe(204)
  await standIn.close()
})
