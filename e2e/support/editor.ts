import type { Page } from '@playwright/test'
import { addressOf } from './image.ts'
import { expect, importImages } from './test.ts'

export const stage = (page: Page) => page.getByRole('application', { name: 'Mask of the picture' })
export const status = (page: Page) => page.getByRole('dialog', { name: 'Edit picture' }).locator('footer .status')
export const said = (page: Page) => page.getByRole('dialog', { name: 'Edit picture' }).getByRole('status').last()
export const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true })

export async function openEditor(page: Page, studioUrl: string, prompt: string, size = { width: 480, height: 320 }) {
  const [image] = await importImages(studioUrl, [{ prompt, ...size }])
  await page.goto(`${studioUrl}${addressOf(image)}`)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(prompt)
  await button(page, 'More').click()
  await page.getByRole('menuitem', { name: 'Edit…' }).click()
  await expect(stage(page)).toBeVisible()
}

/** From one place of the stage to another, in parts of its size. */
export async function drag(page: Page, from: readonly [number, number], to: readonly [number, number]) {
  const box = await stage(page).boundingBox()
  const placeOf = ([x, y]: readonly [number, number]) =>
    [(box?.x ?? 0) + (box?.width ?? 0) * x, (box?.y ?? 0) + (box?.height ?? 0) * y] as const
  await page.mouse.move(...placeOf(from))
  await page.mouse.down()
  await page.mouse.move(...placeOf(to), { steps: 8 })
  await page.mouse.up()
}

/** What is behind a button where there is little room, and is closed again so that it covers nothing. */
export async function withOptions(page: Page, change: () => Promise<void>) {
  const options = button(page, 'Options')
  const isBehind = await options.isVisible()
  if (isBehind) await options.click()
  await change()
  if (isBehind) await options.click()
}
