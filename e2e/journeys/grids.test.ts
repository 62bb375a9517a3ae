import { readFile } from 'node:fs/promises'
import type { Grid } from '@atelier/contracts'
import type { Page } from '@playwright/test'
import { expect, test, violations, violationsInBoth } from '../support/test.ts'

const cell = (page: Page, name: string | RegExp) => page.getByRole('gridcell').getByRole('button', { name })
const done = (page: Page, count: number) => page.getByText(`${count} of ${count} done`)

/** Through the API, where the form is not what is tried. */
async function makeGrid(page: Page, studioUrl: string, body: object): Promise<Grid> {
  const answer = await page.request.post(`${studioUrl}/api/v1/grids`, { data: body })
  expect(answer.status()).toBe(202)
  return (await answer.json()) as Grid // by the contract of createGrid
}

const twoByThree = (prompt: string) => ({
  base: { prompt, width: 256, height: 256 },
  axes: [
    { kind: 'prompt', search: 'red', values: ['red', 'blue'] },
    { kind: 'seed', values: [1, 2, 3] },
  ],
})

test('a grid is written, kept over a reload, made, and watched as it fills', async ({ page, studio }) => {
  const prompt = `a red barge ${test.info().project.name}`
  await page.goto(`${studio.url}/grids`)
  await page.getByRole('link', { name: 'New grid' }).click()
  await page.getByRole('textbox', { name: 'Prompt', exact: true }).fill(prompt)
  await page.getByRole('button', { name: 'Add an axis' }).click()
  await page.getByRole('button', { name: 'Make the grid' }).click()
  await expect(page.getByText('Say which part of the prompt is exchanged.')).toBeVisible()
  await page.getByRole('group', { name: 'Words of the prompt' }).getByRole('button', { name: 'red' }).click()
  await page.getByRole('textbox', { name: 'Its place is taken by' }).fill('red\nblue')
  await page.getByRole('button', { name: 'Add an axis' }).click()
  const seeds = page.getByRole('group', { name: 'Axis 2' }).getByRole('textbox', { name: 'Values' })
  await seeds.fill('1-3, few')
  await expect(page.getByText('“few” is neither a number nor a range.')).toBeVisible()
  await seeds.fill('1-3')
  await expect(page.getByText('2 × 3 = 6 of at most 200')).toBeVisible()
  await page.reload()
  await expect(page.getByText('2 × 3 = 6 of at most 200')).toBeVisible()
  await expect(seeds).toHaveValue('1-3')
  expect(await violationsInBoth(page)).toEqual([])
  await page.getByRole('button', { name: 'Make the grid' }).click()
  await expect(page).toHaveURL(/\/grids\/[0-9a-f-]{36}$/)
  await expect(done(page, 6)).toBeVisible()
  await expect(cell(page, /: done/)).toHaveCount(6)
  await expect(page.getByText('The grid is done: 6 pictures.')).toBeAttached()
  expect(await violationsInBoth(page)).toEqual([])
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
  await page.goto(`${studio.url}/grids`)
  await expect(page.getByRole('link', { name: new RegExp(prompt) })).toContainText('2 × “red” · 3 seeds')
  expect(await violations(page)).toEqual([])
})

test('axes are switched, cells compared by keys and a winner picked, and all of it stays', async ({ page, studio }) => {
  const { id } = await makeGrid(page, studio.url, twoByThree(`a red mill ${test.info().project.name}`))
  await page.goto(`${studio.url}/grids/${id}`)
  await expect(done(page, 6)).toBeVisible()
  await expect(page.getByRole('row')).toHaveCount(3)
  await page.getByRole('button', { name: 'Swap across and down' }).click()
  await expect(page.getByRole('row')).toHaveCount(4)
  await page.reload()
  await expect(page.getByRole('row')).toHaveCount(4)

  await cell(page, 'red, seed 1: done').focus()
  await page.keyboard.press('ArrowRight')
  await expect(cell(page, 'blue, seed 1: done')).toBeFocused()
  await page.keyboard.press('ArrowDown')
  await expect(cell(page, 'blue, seed 2: done')).toBeFocused()
  await page.keyboard.press('w')
  await expect(cell(page, 'blue, seed 2: done, winner')).toBeFocused()
  await page.keyboard.press('Enter')
  const large = page.getByRole('dialog', { name: 'Picture blue, seed 2' })
  await expect(large.getByRole('button', { name: 'Winner' })).toHaveAttribute('aria-pressed', 'true')
  expect(await violationsInBoth(page)).toEqual([])
  await page.keyboard.press('ArrowDown')
  await expect(page.getByRole('dialog', { name: 'Picture blue, seed 3' })).toBeVisible()
  await page.reload()
  await expect(page.getByRole('dialog', { name: 'Picture blue, seed 3' })).toBeVisible()
  await page.keyboard.press('ArrowLeft')
  await expect(page.getByRole('dialog', { name: 'Picture red, seed 3' })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(cell(page, 'red, seed 3: done')).toBeFocused()
  await page.reload()
  await expect(cell(page, 'blue, seed 2: done, winner')).toBeVisible()
})

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
  await expect(page.getByText('The grid has ended: 1 done, 1 failed.')).toBeAttached()
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

test('a grid whose words are long and whose style is gone shows pictures, and says what the style was', async ({
  page,
  studio,
}) => {
  const words = `a colour ${'that nobody describes in fewer words '.repeat(12)}`.trim()
  const name = `Fading ${test.info().project.name}`
  const style = (await (
    await page.request.post(`${studio.url}/api/v1/styles`, { data: { name, prompt: '{prompt}, gouache' } })
  ).json()) as { id: string }
  const { id } = await makeGrid(page, studio.url, {
    base: { prompt: `a red wharf ${test.info().project.name}`, width: 256, height: 256 },
    axes: [
      { kind: 'style', values: ['', style.id] },
      { kind: 'prompt', search: 'red', values: ['red', words] },
    ],
  })
  expect((await page.request.delete(`${studio.url}/api/v1/styles/${style.id}`)).status()).toBe(204)
  await page.goto(`${studio.url}/grids/${id}`)
  await expect(done(page, 4)).toBeVisible()
  await expect(page.getByRole('rowheader', { name })).toBeVisible()
  const heading = page.getByRole('columnheader', { name: words })
  await expect(heading).toHaveAttribute('title', words)
  expect((await heading.boundingBox())?.height).toBeLessThan(120)
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
  await expect(other.getByText('There is no such grid')).toBeVisible()
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

test('a grid begins from what stands in the studio', async ({ page, studio }) => {
  await page.goto(studio.url)
  const prompt = `a quiet pond ${test.info().project.name}`
  await page.getByRole('textbox', { name: 'Prompt', exact: true }).fill(prompt)
  await page.getByRole('link', { name: 'Compare in a grid' }).click()
  await expect(page.getByRole('heading', { name: 'New grid' })).toBeVisible()
  await expect(page.getByRole('textbox', { name: 'Prompt', exact: true })).toHaveValue(prompt)
})
