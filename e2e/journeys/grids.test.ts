import { expect, test, violations, violationsInBoth } from '../support/test.ts'
import { arriveIn } from '../support/keyboard.ts'
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
  await expect(page.getByText('2 × 3 = 6 of at most 200 cells')).toBeVisible()
  await page.reload()
  await expect(page.getByText('2 × 3 = 6 of at most 200 cells')).toBeVisible()
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

test('a grid of any number of columns is fitted to the width of the screen, and stays so', async ({ page, studio }) => {
  const seeds = Array.from({ length: 14 }, (_, at) => at + 1)
  const { id } = await makeGrid(page, studio.url, {
    base: { prompt: `a red kite ${test.info().project.name}`, width: 256, height: 256 },
    axes: [
      {
        kind: 'prompt',
        search: 'red',
        values: ['red', 'a very long description of blue that no heading has room for'],
      },
      { kind: 'seed', values: seeds },
    ],
  })
  await page.goto(`${studio.url}/grids/${id}`)
  await expect(cell(page, /^red, seed 14/)).toBeAttached()
  const beyond = async () =>
    page.getByRole('grid').evaluate(({ parentElement: section }) => {
      const surface = section?.parentElement
      return surface ? surface.scrollWidth - surface.clientWidth : NaN
    })
  expect(await beyond()).toBeGreaterThan(0)
  const fit = page.getByRole('button', { name: 'Fit to width' })
  await fit.click()
  await expect(fit).toHaveAttribute('aria-pressed', 'true')
  const widths = test.info().project.name === 'phone' ? [390] : [2560, 1440]
  for (const width of widths) {
    await page.setViewportSize({ width, height: 900 })
    await expect.poll(beyond).toBe(0)
    await expect(cell(page, /^red, seed 14/)).toBeInViewport({ ratio: 1 })
    // It keeps its distance from the edge of the screen.
    const { x = 0, width: own = 0 } = (await page.getByRole('grid').boundingBox()) ?? {}
    expect(x + own).toBeLessThanOrEqual(width - 8)
  }
  const heading = page.getByRole('rowheader', { name: /^a very long/ })
  await expect(heading).toHaveAttribute('title', /no heading has room for$/)
  expect(await violationsInBoth(page)).toEqual([])
  await page.reload()
  await expect(fit).toHaveAttribute('aria-pressed', 'true')
  await expect.poll(beyond).toBe(0)
  await page.keyboard.press('0')
  await expect(fit).toHaveAttribute('aria-pressed', 'false')
  await expect.poll(beyond).toBeGreaterThan(0)
  await fit.press('Enter')
  await page.getByRole('button', { name: 'Larger cells' }).click()
  await expect(fit).toHaveAttribute('aria-pressed', 'false')
})

test('the model of a grid and those of an axis are chosen by pointer and by keyboard', async ({
  page,
  studioWithToken: studio,
}) => {
  const base = page.getByRole('region', { name: 'Shared by every cell' })
  const model = base.getByRole('button', { name: /^Model/ })
  const search = page.getByRole('combobox', { name: 'Search models' })
  const axis = page.getByRole('group', { name: 'Axis 1' })
  await page.goto(`${studio.url}/grids/new`)
  await base.getByRole('textbox', { name: 'Prompt', exact: true }).fill(`a red yawl ${test.info().project.name}`)

  // By pointer or finger: the model of all, then two versions of another on an axis.
  await model.click()
  await page.getByRole('option', { name: /^FLUX.1 dev/ }).click()
  await expect(model).toContainText('FLUX.1 dev')
  await page.getByRole('button', { name: 'Add an axis' }).click()
  await axis.getByRole('combobox', { name: 'What varies' }).selectOption('model')
  await axis.getByRole('button', { name: 'Add a model' }).click()
  await page.getByRole('option', { name: /^FLUX.1 schnell/ }).click()
  await expect(axis.getByRole('listitem')).toContainText(['FLUX.1 schnell'])

  // By keyboard alone.
  await axis.getByRole('button', { name: 'Add a model' }).press('Enter')
  await arriveIn(page, search)
  await search.pressSequentially('sketch')
  await expect(page.getByRole('option', { name: /Sketch/ }).first()).toBeVisible()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(axis.getByRole('listitem')).toContainText(['FLUX.1 schnell', 'Sketch'])
  await expect(page.getByText(/^2 of at most 200/)).toBeVisible()
  await axis.getByRole('button', { name: /FLUX.1 schnell/ }).press('Enter')
  await expect(axis.getByRole('listitem')).toContainText(['Sketch'])
})
