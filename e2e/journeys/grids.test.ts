import { expect, test, violations, violationsInBoth } from '../support/test.ts'
import { openOptions } from '../support/studio-page.ts'
import { cell, done, makeGrid, twoByThree } from '../support/grids.ts'

test('a grid is written, kept over a reload, made, and watched as it fills', async ({ page, studio }) => {
  const prompt = `a red barge ${test.info().project.name}`
  await page.goto(`${studio.url}/grids`)
  await page.getByRole('link', { name: 'New grid' }).click()
  await page.getByRole('textbox', { name: 'Prompt', exact: true }).fill(prompt)
  await page.getByRole('button', { name: 'Add an axis' }).click()
  await page.getByRole('button', { name: 'Make grid' }).click()
  await expect(page.getByText('Choose the part of the prompt to replace.')).toBeVisible()
  await page.getByRole('group', { name: 'Words of the prompt' }).getByRole('button', { name: 'red' }).click()
  await page.getByRole('textbox', { name: 'Replace with' }).fill('red\nblue')
  await expect(page.getByText(/^2 of at most 200/)).toBeVisible()
  await page.getByRole('button', { name: 'Add an axis' }).click()
  const seeds = page.getByRole('group', { name: 'Axis 2' }).getByRole('textbox', { name: 'Values' })
  await seeds.fill('1-3, few')
  await expect(page.getByText('“few” is not a number or a range.')).toBeVisible()
  await seeds.fill('1-3')
  await expect(page.getByText('2 × 3 = 6 of at most 200')).toBeVisible()
  await page.reload()
  await expect(page.getByText('2 × 3 = 6 of at most 200')).toBeVisible()
  await expect(seeds).toHaveValue('1-3')
  expect(await violationsInBoth(page)).toEqual([])
  await page.getByRole('button', { name: 'Make grid' }).click()
  await expect(page).toHaveURL(/\/grids\/[0-9a-f-]{36}$/)
  await expect(done(page, 6)).toBeVisible()
  await expect(cell(page, /: done/)).toHaveCount(6)
  await expect(page.getByText('Grid finished: 6 pictures.')).toBeAttached()
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

test('a grid begins from what stands in the studio', async ({ page, studio }) => {
  await page.goto(studio.url)
  const prompt = `a quiet pond ${test.info().project.name}`
  await page.getByRole('textbox', { name: 'Prompt', exact: true }).fill(prompt)
  // On a phone it is in the sheet of options.
  await openOptions(page)
  await page.getByRole('link', { name: 'Compare in a grid' }).click()
  await expect(page.getByRole('heading', { name: 'New grid' })).toBeVisible()
  await expect(page.getByRole('textbox', { name: 'Prompt', exact: true })).toHaveValue(prompt)
})
