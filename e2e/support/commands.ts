import { expect, type Page } from '@playwright/test'

export const palette = (page: Page) => page.getByRole('dialog', { name: 'Search and commands' })
export const field = (page: Page) => palette(page).getByRole('combobox', { name: /^Find pages/ })
export const rows = (page: Page) => palette(page).getByRole('option')
export const row = (page: Page, name: string | RegExp) => palette(page).getByRole('option', { name })
export const section = (page: Page, name: string) => palette(page).getByRole('group', { name, exact: true })
export const here = (page: Page) => palette(page).locator('[data-highlighted]')
export const opener = (page: Page) =>
  page.getByRole('banner').getByRole('button', { name: /^(Search and commands|Suche und Befehle)$/ })

export async function openByKey(page: Page) {
  await page.keyboard.press('ControlOrMeta+k')
  await expect(palette(page)).toBeVisible()
  await field(page).focus()
}
