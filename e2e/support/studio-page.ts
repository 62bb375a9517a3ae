import type { Locator, Page } from '@playwright/test'

/** On a phone all but the prompt is in a sheet of its own. */
export async function openOptions(page: Page): Promise<void> {
  // Either is there when the page is.
  const toggle = page.getByRole('button', { name: /^(Options|Optionen)$/ })
  const model = page.getByRole('button', { name: /^Model/ })
  await toggle.or(model).first().waitFor()
  if (!(await toggle.isVisible())) return
  await toggle.click()
  await model.waitFor()
}

/** Does something with the first picture of a generation: by its bar where there is a pointer, by its sheet where there is a finger. */
export async function actOn(page: Page, work: Locator, action: string | RegExp): Promise<void> {
  const picture = work.getByRole('group').first()
  await picture.hover()
  const actions = picture.getByRole('button', { name: 'Actions' })
  if (await actions.isVisible()) {
    await actions.click()
    await page.getByRole('dialog').getByRole('button', { name: action }).click()
    return
  }
  await picture.getByRole('button', { name: action, exact: typeof action === 'string' }).click()
}
