import { readFile } from 'node:fs/promises'
import type { Image } from '@atelier/contracts'
import type { FileChooser, Page } from '@playwright/test'
import { openOptions } from '../support/studio-page.ts'
import { expect, tabTo, test, violationsInBoth } from '../support/test.ts'
import { arriveIn } from '../support/keyboard.ts'

const prompt = (page: Page) => page.getByRole('textbox', { name: 'Prompt', exact: true })
const chosen = (page: Page) => page.getByRole('group', { name: 'Styles of this prompt' })
const dialog = (page: Page) => page.getByRole('dialog', { name: 'Choose styles' })

test('two styles go around a prompt, one sees what is sent, and a remix brings back what was typed', async ({
  page,
  request,
  studio,
}, { project }) => {
  const typed = `a whimbrel on the ${project.name}`
  await page.goto(studio.url)
  await prompt(page).fill(typed)
  await openOptions(page)
  // By mouse.
  await chosen(page).getByRole('button', { name: 'Styles', exact: true }).click()
  await dialog(page).getByRole('button', { name: 'Macro' }).click()
  await expect(dialog(page).getByRole('button', { name: 'Macro' })).toHaveAttribute('aria-pressed', 'true')
  expect(await violationsInBoth(page)).toEqual([])
  await dialog(page).getByRole('button', { name: 'Done' }).click()
  // And by keyboard.
  await chosen(page).getByRole('button', { name: 'Styles', exact: true }).press('Enter')
  await arriveIn(page, dialog(page).getByRole('searchbox'))
  await page.keyboard.type('golden hour')
  await expect(dialog(page).getByRole('button', { name: 'Macro' })).toBeHidden()
  await tabTo(page, /^Golden hour/)
  await page.keyboard.press('Enter')
  await expect(dialog(page).getByRole('status')).toHaveText(/^2 of/)
  await page.keyboard.press('Escape')
  await expect(chosen(page).getByRole('button', { name: /^Remove/ })).toHaveText(['Macro', 'Golden hour'])
  await chosen(page).getByRole('button', { name: 'Remove the style Golden hour' }).press('Alt+ArrowLeft')
  await expect(chosen(page).getByRole('button', { name: /^Remove/ })).toHaveText(['Golden hour', 'Macro'])
  await expect(chosen(page).getByRole('button', { name: 'Remove the style Golden hour' })).toBeFocused()

  await page.getByText('What is sent').click()
  const sent = `macro photograph of photograph of ${typed} at golden hour`
  await expect(page.getByText(sent)).toBeVisible()
  expect(await violationsInBoth(page)).toEqual([])
  await prompt(page).press('Control+Enter')
  const made = async () => {
    const { items } = (await (await request.get(`${studio.url}/api/v1/images?limit=200`)).json()) as { items: Image[] } // by the contract of listImages
    return items.find(image => image.typed?.prompt === typed)
  }
  await expect.poll(async () => (await made())?.typed?.styles).toEqual(['Golden hour', 'Macro'])

  await page.goto(`${studio.url}/images/${(await made())?.id ?? ''}`)
  await expect(page.getByText('As typed', { exact: true })).toBeVisible()
  await expect(page.getByText('Golden hour, Macro')).toBeVisible()
  await expect(page.getByText('As sent', { exact: true })).toBeVisible()
  await page.getByRole('button', { name: 'Remix' }).click()
  await expect(prompt(page)).toHaveValue(typed)
  await openOptions(page)
  await expect(chosen(page).getByRole('button', { name: /^Remove/ })).toHaveText(['Golden hour', 'Macro'])
})

test('an own style is made, changed, deleted with a way back; files bring others, and take them along', async ({
  page,
  studio,
}, { project }) => {
  const name = `Tidal ${project.name}`
  const card = (called: string) =>
    page.getByRole('article').filter({ has: page.getByRole('heading', { name: called, exact: true }) })
  const importFile = async (file: Parameters<FileChooser['setFiles']>[0]) => {
    await page.getByRole('button', { name: 'Import and export' }).click()
    const [chooser] = await Promise.all([
      page.waitForEvent('filechooser'),
      page.getByRole('menuitem', { name: 'Import a file…' }).click(),
    ])
    await chooser.setFiles(file)
  }
  await page.goto(`${studio.url}/wildcards`)
  await page.getByRole('navigation', { name: 'Styles and wildcards' }).getByRole('link', { name: 'Styles' }).click()
  await expect(card('Macro')).toBeVisible()
  expect(await violationsInBoth(page)).toEqual([])
  // The forty pictures are drawn when they are asked for first; what is made meanwhile would come late, and move the page then.
  await page.waitForLoadState('networkidle')
  await page.getByRole('button', { name: 'New style' }).click()
  await page.getByLabel('Name').fill(name)
  await page.getByLabel('Text', { exact: true }).fill('{prompt}, at low tide')
  await expect(page.getByText('a lighthouse, at low tide')).toBeVisible()
  expect(await violationsInBoth(page)).toEqual([])
  await page.getByRole('button', { name: 'Create' }).click()
  await expect(card(name).getByText('{prompt}, at low tide')).toBeVisible()
  await card(name)
    .getByRole('button', { name: `Actions for ${name}` })
    .click()
  await page.getByRole('menuitem', { name: 'Edit' }).click()
  await page.getByLabel('Text', { exact: true }).fill('{prompt}, at high tide')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(card(name).getByText('{prompt}, at high tide')).toBeVisible()

  const csv = `name,prompt,negative_prompt\n"Csv ${project.name}","{prompt}, of a table",blurry\n`
  await importFile({ name: 'styles.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) })
  await expect(card(`Csv ${project.name}`).getByText('Leaves out: blurry')).toBeVisible()
  await page.getByRole('button', { name: 'Import and export' }).click()
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('menuitem', { name: 'Export your own' }).click(),
  ])
  const exported = await readFile(await download.path(), 'utf8')
  expect(exported).toContain('{prompt}, at high tide')

  await card(name)
    .getByRole('button', { name: `Actions for ${name}` })
    .click()
  await page.getByRole('menuitem', { name: 'Delete' }).click()
  await expect(card(name)).toBeHidden()
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(card(name)).toBeVisible()
  // What is there already is left out, and that is said.
  await importFile({ name: 'styles.json', mimeType: 'application/json', buffer: Buffer.from(exported) })
  await expect(page.getByRole('dialog', { name: 'Import result' })).toBeVisible()
  await page.keyboard.press('Escape')
})

test('a file of styles that is dragged is taken here, and nothing stays of one that is dragged away again', async ({
  page,
  studio,
}) => {
  await page.goto(`${studio.url}/styles`)
  const target = page.getByRole('heading', { level: 3 }).first()
  await expect(target).toBeVisible()
  const step = async (type: string) =>
    target.evaluate((element, of) => {
      const dataTransfer = new DataTransfer()
      dataTransfer.items.add(new File([' '], 'styles.csv', { type: 'text/csv' }))
      element.dispatchEvent(new DragEvent(of, { bubbles: true, cancelable: true, dataTransfer }))
    }, type)
  const ours = page.getByText('Drop a styles file')
  const pictures = page.getByText('Drop pictures or folders here')
  await step('dragenter')
  await step('dragover')
  await expect(ours).toBeVisible()
  await expect(pictures).toHaveCount(0)
  // As a browser tells of Escape, and of a way out of the window.
  await step('dragleave')
  await expect(ours).toHaveCount(0)

  await step('dragenter')
  await step('dragover')
  await step('drop')
  await expect(page.getByText('This is not a styles file', { exact: false }).first()).toBeVisible()
  await expect(ours).toHaveCount(0)
  await expect(pictures).toHaveCount(0)
})
