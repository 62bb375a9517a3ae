import type { Page } from '@playwright/test'
import { expect, test } from '../support/test.ts'
import { make } from '../support/collections.ts'
import { done, makeGrid, twoByThree } from '../support/grids.ts'

const dialog = (page: Page) => page.getByRole('dialog')
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })

/** By keys alone: the entry of a menu. */
async function choose(page: Page, menu: string, entry: string) {
  await button(page, menu).press('Enter')
  await page.getByRole('menuitem', { name: entry }).press('Enter')
}
async function answer(page: Page, name: string) {
  await dialog(page).getByRole('button', { name, exact: true }).press('Enter')
  await expect(dialog(page)).toHaveCount(0)
}

test('a dialog of a grid gives the keyboard back to what opened it, however it is left', async ({ page, studio }) => {
  const { id } = await makeGrid(page, studio.url, twoByThree(`a red dinghy ${test.info().project.name}`))
  await page.goto(`${studio.url}/grids/${id}`)
  await expect(done(page, 6)).toBeVisible()
  await button(page, 'Export').press('Enter')
  await expect(dialog(page)).toBeVisible()
  await page.keyboard.press('Escape')
  // The browser tells it with the next frame.
  await expect(page.locator('dialog')).toHaveCount(0)
  await expect(button(page, 'Export')).toBeFocused()
  await button(page, 'Export').press('Enter')
  await answer(page, 'Close')
  await expect(button(page, 'Export')).toBeFocused()
  // The second time the dialog is there before the menu is gone.
  for (const [entry, left] of [
    ['Rename', 'Keep the old name'],
    ['Rename', 'Save the name'],
    ['Delete', 'Keep grid'],
    ['Delete', 'Close'],
  ] as const) {
    await choose(page, 'More', entry)
    await answer(page, left)
    await expect(button(page, 'More')).toBeFocused()
  }
})

test('what makes and deletes styles and collections leaves the keyboard where it can go on', async ({
  page,
  studio,
  request,
}) => {
  const { name } = test.info().project
  const style = `Frottage ${name}`
  await page.goto(`${studio.url}/styles`)
  await button(page, 'New style').press('Enter')
  await dialog(page).getByLabel('Name').fill(style)
  await answer(page, 'Create')
  await expect(button(page, 'New style')).toBeFocused()
  for (const answered of ['Close without saving', 'Save']) {
    await choose(page, `Actions for ${style}`, 'Edit')
    await answer(page, answered)
    await expect(button(page, `Actions for ${style}`)).toBeFocused()
  }
  await choose(page, `Actions for ${style}`, 'Delete')
  await expect(button(page, `Actions for ${style}`)).toHaveCount(0)
  await expect(button(page, 'New style')).toBeFocused()

  await make(request, studio.url, `Rubbings ${name}`)
  await page.goto(`${studio.url}/collections`)
  for (const answered of ['Keep the collection', 'Close']) {
    await choose(page, `More actions for Rubbings ${name}`, 'Delete the collection')
    await answer(page, answered)
    await expect(button(page, `More actions for Rubbings ${name}`)).toBeFocused()
  }
  await choose(page, `More actions for Rubbings ${name}`, 'Delete the collection')
  await answer(page, 'Delete the collection')
  await expect(page.getByRole('link', { name: `Rubbings ${name}` })).toHaveCount(0)
  await expect(page.getByRole('button', { name: 'New collection' }).first()).toBeFocused()
})

test('an axis or a model that is taken out leaves the keyboard at what adds another one', async ({ page, studio }) => {
  await page.goto(`${studio.url}/grids/new`)
  await button(page, 'Add an axis').press('Enter')
  const axis = page.getByRole('group', { name: 'Axis 1' })
  await axis
    .getByLabel('Values')
    .or(axis.getByLabel('Replace', { exact: true }))
    .waitFor()
  await axis.getByRole('combobox', { name: 'What varies' }).selectOption('model')
  await button(page, 'Add a model').press('Enter')
  await dialog(page)
    .getByRole('option', { name: /^Sketch/ })
    .click()
  await expect(button(page, 'Add a model')).toBeFocused()
  await axis.getByRole('button', { name: 'Remove Sketch' }).press('Enter')
  await expect(button(page, 'Add a model')).toBeFocused()
  await button(page, 'Remove axis 1').press('Enter')
  await expect(button(page, 'Add an axis')).toBeFocused()
})
