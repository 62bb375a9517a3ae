import type { Generation, Image } from '@atelier/contracts'
import { makePng } from '@atelier/imaging/testing'
import type { Locator, Page } from '@playwright/test'
import type { Chosen } from './imports.ts'
import { openOptions } from './studio-page.ts'
import { expect } from './test.ts'

/** What the next picture begins with, as the form shows it. */
export const card = (page: Page) => page.getByRole('region', { name: 'Begins with a picture' })
export const task = (page: Page) => card(page).getByRole('combobox', { name: 'What to do with it' })
export const promptField = (page: Page) => page.getByRole('textbox', { name: 'Prompt', exact: true })
export const chooser = (page: Page) => page.getByRole('dialog', { name: 'Begin with a picture' })

/** A file of pixels that no other has. */
export const photograph = (seed: number, width = 320, height = 240): Chosen => ({
  name: `photograph-${seed}.png`,
  mimeType: 'image/png',
  buffer: Buffer.from(makePng({ width, height, seed })),
})

export async function openChooser(page: Page): Promise<Locator> {
  await openOptions(page)
  await page.getByRole('button', { name: 'Begin with a picture' }).click()
  return chooser(page)
}

export async function chooseFile(page: Page, file: Chosen): Promise<void> {
  await pickFile(page, await openChooser(page), file)
  await expect(card(page)).toBeVisible()
}

/** By the browser's own dialog, as somebody presses for it. */
export async function pickFile(page: Page, dialog: Locator, file: Chosen): Promise<void> {
  const asked = page.waitForEvent('filechooser')
  await dialog.getByText('Choose a file').click()
  const opened = await asked
  // The press by which somebody leaves it, of which the browser tells the page no more than this.
  await page.keyboard.press('Shift')
  await opened.setFiles(file)
}

/** A file that comes by the clipboard, or is let go of. */
export async function bring(to: Locator, how: 'paste' | 'drop', { name, mimeType, buffer }: Chosen): Promise<void> {
  // The press that comes before it.
  await to.page().keyboard.press('Shift')
  await to.evaluate(
    (element, { kind, base64, ...file }) => {
      const data = new DataTransfer()
      data.items.add(
        new File([Uint8Array.from(atob(base64), sign => sign.codePointAt(0) ?? 0)], file.name, { type: file.mimeType }),
      )
      const options = { bubbles: true, cancelable: true }
      element.dispatchEvent(
        kind === 'paste'
          ? new ClipboardEvent('paste', { ...options, clipboardData: data })
          : new DragEvent('drop', { ...options, dataTransfer: data }),
      )
    },
    { kind: how, name, mimeType, base64: buffer.toString('base64') },
  )
}

/** Has the form make what stands in it, and gives what the API says of it. */
export async function generate(page: Page, studioUrl: string, prompt: string): Promise<Generation & { image: Image }> {
  await page.getByRole('button', { name: /^Generate/ }).click()
  return finished(page, studioUrl, prompt)
}

export async function finished(page: Page, studioUrl: string, prompt: string): Promise<Generation & { image: Image }> {
  await expect(
    page
      .getByRole('article', { name: prompt })
      .getByRole('link', { name: /^Picture 1/ })
      .first(),
  ).toBeVisible()
  const answer = await page.request.get(`${studioUrl}/api/v1/generations?limit=50`)
  const { items } = (await answer.json()) as { items: Generation[] } // by the contract of listGenerations
  const generation = items.find(one => one.prompt === prompt && one.status === 'succeeded')
  const [image] = generation?.images ?? []
  if (!generation || !image) throw new Error(`nothing was made of ${prompt}`)
  return { ...generation, image }
}

/** Takes a picture of the gallery to the studio by its page. */
export async function useFromPage(page: Page, studioUrl: string, { id }: Pick<Image, 'id'>, action: string) {
  await page.goto(`${studioUrl}/images/${id}`)
  await page.getByRole('button', { name: action, exact: true }).click()
  await expect(page).toHaveURL(`${studioUrl}/`)
}
