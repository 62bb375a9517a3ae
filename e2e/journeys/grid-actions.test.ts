import { readFile } from 'node:fs/promises'
import type { Grid } from '@atelier/contracts'
import type { Page } from '@playwright/test'
import { expect, test, violations, violationsInBoth } from '../support/test.ts'
import { cell, done, makeGrid, twoByThree } from '../support/grids.ts'

test('a grid is exported as one sheet and as a ZIP', async ({ page, studio }) => {
  const { id } = await makeGrid(page, studio.url, twoByThree(`a red sled ${test.info().project.name}`))
  await page.goto(`${studio.url}/grids/${id}`)
  await expect(done(page, 6)).toBeVisible()
  await page.getByRole('button', { name: 'Export' }).click()
  expect(await violations(page)).toEqual([])
  const sheet = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Download the sheet' }).click()
  expect((await readFile(await (await sheet).path())).subarray(1, 4).toString()).toBe('PNG')
  const archive = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Download all pictures (ZIP)' }).click()
  expect((await readFile(await (await archive).path())).subarray(0, 2).toString()).toBe('PK')
})

test('only what failed is tried again, and what is cancelled stops', async ({ page, studioWithToken: studio }) => {
  const prompt = `a red tower ${test.info().project.name}`
  const { id } = await makeGrid(page, studio.url, {
    base: { prompt, model: 'black-forest-labs/FLUX.1-schnell', width: 256, height: 256 },
    axes: [{ kind: 'prompt', search: 'red', values: ['red', '[[fault:no-credits]]', '[[fault:hang]]'] }],
  })
  await page.goto(`${studio.url}/grids/${id}`)
  await expect(page.getByText('1 of 3 done · 1 failed · 1 left')).toBeVisible()
  const [made] = await imagesOf(page, id, studio.url)
  await page.getByRole('button', { name: 'Cancel', exact: true }).click()
  await expect(page.getByText('1 of 3 done · 1 failed · 1 cancelled')).toBeVisible()
  await expect(page.getByText('Grid finished: 1 done, 1 failed.')).toBeAttached()
  await cell(page, /no-credits.*: failed/).click()
  await expect(page.getByRole('dialog').getByRole('link', { name: 'Buy credits' })).toBeVisible()
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Retry 2 cells' }).click()
  await expect(page.getByText('1 of 3 done · 1 failed · 1 left')).toBeVisible()
  expect(await imagesOf(page, id, studio.url)).toEqual([made])
  await page.getByRole('button', { name: 'Cancel', exact: true }).click()
  await expect(page.getByRole('button', { name: 'Retry 2 cells' })).toBeVisible()
})

test('without a pointer a grid is zoomed, turned, deleted, and its pictures go to the trash', async ({
  page,
  studio,
}) => {
  const title = `keys ${test.info().project.name}`
  const { id } = await makeGrid(page, studio.url, { title, ...twoByThree(`a red gate ${test.info().project.name}`) })
  await page.goto(`${studio.url}/grids/${id}`)
  await expect(done(page, 6)).toBeVisible()
  const images = await imagesOf(page, id, studio.url)
  const widthOf = async () => (await cell(page, 'red, seed 1: done').boundingBox())?.width ?? 0
  const before = await widthOf()
  await page.getByRole('slider').press('ArrowRight')
  await expect.poll(widthOf).toBeGreaterThan(before)
  await page.getByRole('button', { name: 'Swap across and down' }).press('Enter')
  await expect(page.getByRole('row')).toHaveCount(4)
  await page.getByRole('button', { name: 'More', exact: true }).press('Enter')
  await page.getByRole('menuitem', { name: 'Delete' }).press('Enter')
  const dialog = page.getByRole('dialog')
  expect(await violationsInBoth(page)).toEqual([])
  await dialog.getByRole('radio', { name: /trash/ }).press('Space')
  await dialog.getByRole('button', { name: 'Delete' }).press('Enter')
  await expect(page).toHaveURL(/\/grids$/)
  await expect(page.getByRole('link', { name: new RegExp(title) })).toHaveCount(0)
  const trashed = await Promise.all(
    images.map(
      async image =>
        (
          (await (await page.request.get(`${studio.url}/api/v1/images/${image}`)).json()) as {
            trashedAt: string | null
          }
        ).trashedAt,
    ),
  )
  expect(trashed.map(time => time !== null)).toEqual(images.map(() => true))
})

async function imagesOf(page: Page, id: string, studioUrl: string): Promise<string[]> {
  const grid = (await (await page.request.get(`${studioUrl}/api/v1/grids/${id}`)).json()) as Grid // by the contract of getGrid
  return grid.items.flatMap(({ image }) => image?.id ?? [])
}

test('two tabs show the same grid; deleted, its pictures stay', async ({ newStudioPages, studio }) => {
  const [page, other] = await newStudioPages('tabs')
  const title = `harbours ${test.info().project.name}`
  const { id } = await makeGrid(page, studio.url, twoByThree(`a red harbour ${test.info().project.name}`))
  await page.goto(`${studio.url}/grids/${id}`)
  await other.goto(`${studio.url}/grids/${id}`)
  await expect(done(other, 6)).toBeVisible()
  await cell(page, 'red, seed 1: done').focus()
  await page.keyboard.press('w')
  await expect(cell(other, 'red, seed 1: done, winner')).toBeVisible()
  await page.getByRole('button', { name: 'More', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Rename' }).click()
  await page.getByRole('textbox', { name: 'Title' }).fill(title)
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(other.getByRole('heading', { name: title })).toBeVisible()
  const images = await imagesOf(page, id, studio.url)
  await page.getByRole('button', { name: 'More', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Delete' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click()
  await expect(page).toHaveURL(/\/grids$/)
  await expect(page.getByRole('link', { name: new RegExp(title) })).toHaveCount(0)
  await expect(other.getByText('Grid not found')).toBeVisible()
  const statuses = await Promise.all(
    images.map(
      async image =>
        (
          (await (await page.request.get(`${studio.url}/api/v1/images/${image}`)).json()) as {
            trashedAt: string | null
          }
        ).trashedAt,
    ),
  )
  expect(statuses).toEqual([null, null, null, null, null, null])
})

test('what the menu of a cell offers is reached by the mouse, and a failed cell leads to another grid', async ({
  page,
  studioWithToken: studio,
}) => {
  const prompt = `a red pier ${test.info().project.name}`
  const { id } = await makeGrid(page, studio.url, {
    base: { prompt, model: 'black-forest-labs/FLUX.1-schnell', width: 256, height: 256 },
    axes: [{ kind: 'prompt', search: 'red', values: ['red', '[[fault:no-credits]]'] }],
  })
  // What was begun before can be had back.
  await page.goto(`${studio.url}/grids/new`)
  await page.getByRole('textbox', { name: 'Prompt', exact: true }).fill('a grid of my own')
  await page.goto(`${studio.url}/grids/${id}`)
  await cell(page, /no-credits.*: failed/).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Choose another model' }).click()
  await expect(page).toHaveURL(/\/grids\/new$/)
  await expect(page.getByRole('textbox', { name: 'Prompt', exact: true })).toHaveValue(prompt)
  await expect(page.getByRole('textbox', { name: 'Replace', exact: true })).toHaveValue('red')
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(page.getByRole('textbox', { name: 'Prompt', exact: true })).toHaveValue('a grid of my own')

  await page.goto(`${studio.url}/grids/${id}`)
  const { project } = test.info()
  if (project.name === 'phone') {
    // Fingers have no menu over a cell, but all of it beside the large picture.
    await cell(page, 'red: done').click()
    await page.getByRole('dialog').getByRole('link', { name: 'Open the picture' }).click()
  } else {
    await cell(page, 'red: done').hover()
    await page.getByRole('button', { name: 'Actions' }).click()
    const entry = page.getByRole('menuitem', { name: 'Open the picture' })
    const box = await entry.boundingBox()
    if (!box) throw new Error('the menu is not on the screen')
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2, { steps: 10 })
    await entry.click()
  }
  await expect(page).toHaveURL(/\/images\//)
})
