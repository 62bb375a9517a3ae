import type { Generation } from '@atelier/contracts'
import type { Page } from '@playwright/test'
import { startStudio } from '../support/studio.ts'
import { openOptions } from '../support/studio-page.ts'
import { expect, test, violationsInBoth } from '../support/test.ts'

const dialog = (page: Page) => page.getByRole('dialog', { name: 'Prompts from a file' })

async function choose(page: Page, name: string, bytes: Buffer | string) {
  await dialog(page)
    .locator('input[type=file]')
    .setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(bytes) })
}

async function made(page: Page, url: string, word: string): Promise<Generation[]> {
  const { items } = (await (await page.request.get(`${url}/api/v1/generations?limit=200`)).json()) as {
    items: Generation[]
  } // by the contract of listGenerations
  return items.filter(item => item.prompt.includes(word))
}

test('a file with a bad row is shown with what is wrong, and made as a whole when it is right', async ({
  page,
  studio,
}) => {
  const word = `pratincole${Date.now()}`
  await page.goto(studio.url)
  await openOptions(page)
  await page.getByRole('button', { name: 'Prompts from a file…' }).click()
  const rows = (steps: string) =>
    `prompt;width;count;steps;note\n"a ${word}; one";256;2;;x\na ${word} two;256;;${steps};\n`
  await choose(page, 'kites.csv', rows('4'))
  const bad = dialog(page)
    .getByRole('row')
    .filter({ hasText: `${word} two` })
  await expect(bad).toContainText('Steps is not a parameter of this model.')
  await expect(dialog(page).getByText('Ignored columns: note')).toBeVisible()
  await expect(dialog(page).getByText(/^Fix 1 row in the file first/)).toBeVisible()
  await expect(dialog(page).getByRole('button', { name: 'Generate 3' })).toBeDisabled()
  expect(await violationsInBoth(page)).toEqual([])
  expect(await made(page, studio.url, word)).toEqual([])

  await choose(page, 'kites.csv', rows(''))
  await expect(dialog(page).getByText(/^3 pictures/)).toBeVisible()
  await dialog(page).getByRole('button', { name: 'Generate 3' }).click()
  await expect(dialog(page)).toBeHidden()
  await expect
    .poll(async () => (await made(page, studio.url, word)).map(item => [item.prompt, item.parameters.count]))
    .toEqual([
      [`a ${word} two`, 1],
      [`a ${word}; one`, 2],
    ])
})

test('a text of Windows is a prompt a line, and what is no list of prompts says so', async ({
  page,
  studio,
  complaints,
}) => {
  await page.goto(studio.url)
  await openOptions(page)
  await page.getByRole('button', { name: 'Prompts from a file…' }).click()
  await choose(page, 'lines.txt', Buffer.from('caf\u00e9 at night\r\n\r\na bridge\r\n', 'latin1'))
  await expect(dialog(page).getByRole('row')).toHaveText([/Prompt/, /caf\u00e9 at night/, /a bridge/])
  await choose(page, 'other.csv', 'name,text2\nNight,x\n')
  await expect(dialog(page).getByRole('alert')).toHaveText(
    'This is no file of prompts: its first line names no column "prompt".',
  )
  await expect(dialog(page).getByRole('table')).toHaveCount(0)
  // The browser notes the answer's status by itself.
  expect(complaints.splice(0)).toEqual([expect.stringContaining('422')])
})

test('a file that is being made is one in the queue: how far it is, one by one on demand, and the rest cancelled', async ({
  newStudioPages,
}) => {
  const studio = await startStudio({ HF_TOKEN: 'hf_anything', HF_CONCURRENCY: '1' })
  const [page] = await newStudioPages('tabs')
  const word = `dotterel${Date.now()}`
  const model = 'black-forest-labs/FLUX.1-schnell'
  const prompts = [`first ${word}`, `second ${word} [[fault:hang]]`, `third ${word}`, `fourth ${word}`]
  await page.goto(studio.url)
  await page.request.post(`${studio.url}/api/v1/generations/list`, {
    data: { items: prompts.map(prompt => ({ prompt, model, width: 256, height: 256 })) },
  })
  await page.request.post(`${studio.url}/api/v1/generations`, {
    data: { prompt: `alone ${word}`, model, width: 256, height: 256 },
  })
  await expect(page.getByRole('button', { name: /^1 of 4 done · 1 waiting/ })).toBeVisible()
  await page.reload()
  await page.getByRole('button', { name: /^1 of 4 done · 1 waiting/ }).click()
  const batch = page.getByRole('list', { name: 'Batches' }).getByRole('listitem')
  const waiting = page.getByRole('list', { name: 'Waiting', exact: true }).getByRole('listitem')
  await expect(batch).toHaveCount(1)
  await expect(batch).toContainText('1 of 4 done')
  await expect(batch).toContainText('2 waiting')
  await expect(batch.getByRole('progressbar')).toHaveAttribute('aria-valuenow', '25')
  await expect(waiting).toHaveText([RegExp(`alone ${word}`)])
  expect(await violationsInBoth(page)).toEqual([])

  await batch.getByRole('button', { name: 'List those waiting' }).press('Enter')
  await expect(waiting).toHaveText([RegExp(`third ${word}`), RegExp(`fourth ${word}`), RegExp(`alone ${word}`)])
  await batch.getByRole('button', { name: 'Cancel the rest' }).press('Enter')
  await page.getByRole('dialog').getByRole('button', { name: 'Cancel 2 generations' }).click()
  await expect(batch).toContainText('3 of 4 done')
  await expect(waiting).toHaveText([RegExp(`alone ${word}`)])

  // However much there is to say of the queue, it stays beside the size of the pictures.
  for (const name of ['third', 'fourth', 'fifth'])
    await page.request.post(`${studio.url}/api/v1/generations/list`, {
      data: { items: [1, 2].map(k => ({ prompt: `${name} ${k} ${word}`, model, width: 256, height: 256 })) },
    })
  await page.reload()
  const summary = page.getByRole('button', {
    name: /^0 of 2 done · 0 of 2 done · 0 of 2 done · 1 waiting/,
  })
  await expect(summary).toBeVisible()
  const [line, size] = [await summary.boundingBox(), await page.getByLabel('Picture size').boundingBox()]
  expect((line?.x ?? 0) + (line?.width ?? 0)).toBeLessThanOrEqual(size?.x ?? 0)
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
  await page.goto('about:blank')
  await studio.stop()
})
