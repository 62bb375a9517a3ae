import { makePng, truncate } from '@atelier/imaging/testing'
import type { Page } from '@playwright/test'
import { expect, test, violationsInBoth } from '../support/test.ts'
import { picture, row, choose, begin, type Chosen } from '../support/imports.ts'

/** Files as a browser hands them over from outside. */
const transfer = async (page: Page, files: readonly Chosen[]) =>
  page.evaluateHandle(
    given => {
      const data = new DataTransfer()
      for (const { name, mimeType, base64 } of given)
        data.items.add(new File([Uint8Array.from(atob(base64), sign => sign.charCodeAt(0))], name, { type: mimeType }))
      return data
    },
    files.map(({ name, mimeType, buffer }) => ({ name, mimeType, base64: buffer.toString('base64') })),
  )

/** What the server refuses is told by the browser, too. */
const forgive = (complaints: string[], status: number) =>
  complaints.splice(0, complaints.length, ...complaints.filter(text => !text.includes(String(status))))

test('one chooses files, sees what is in them, and keeps what is new', async ({ page, studio, complaints }, {
  project,
}) => {
  const word = `quokka${project.name}`
  await page.goto(`${studio.url}/gallery`)
  await page.getByRole('link', { name: 'Import' }).click()
  await expect(page.getByRole('heading', { name: 'Import', level: 1 })).toBeVisible()
  expect(await violationsInBoth(page)).toEqual([])

  await choose(page, [
    picture(word, 1),
    picture(word, 2),
    { name: 'half.png', mimeType: 'image/png', buffer: Buffer.from(truncate(makePng())) },
    { name: 'notes.txt', mimeType: 'text/plain', buffer: Buffer.from('no picture') },
  ])
  await expect(row(page, `${word}-1.png`)).toContainText(`Atelier · ${word} number 1`)
  await expect(row(page, 'half.png')).toContainText('ends before')
  await expect(row(page, 'notes.txt')).toContainText('is not a picture')
  expect(await violationsInBoth(page)).toEqual([])
  await page.getByRole('button', { name: `Recipe of ${word}-2.png` }).click()
  await expect(page.getByRole('dialog', { name: 'Recipe by Atelier' })).toContainText('stand-in/watercolour')
  expect(await violationsInBoth(page)).toEqual([])
  await page.keyboard.press('Escape')

  await begin(page).click()
  await expect(page.getByText('2 new pictures · 2 were refused')).toBeVisible()
  expect(await violationsInBoth(page)).toEqual([])
  await page.getByRole('link', { name: 'View imported pictures' }).click()
  await expect(page).toHaveURL(/imported=true/)
  await expect(page.getByRole('option', { name: `${word} number 1` })).toBeVisible()
  forgive(complaints, 422)
})

test('a file that is there already is said to be, and taken out of the trash', async ({ page, studio }, {
  project,
}) => {
  const word = `numbat${project.name}`
  const files = [picture(word, 1), picture(word, 2), picture(word, 3)]
  for (const [index, { buffer }] of files.slice(0, 2).entries()) {
    const body = new FormData()
    body.append('file', new Blob([new Uint8Array(buffer)]))
    const { id } = (await (await fetch(`${studio.url}/api/v1/images`, { method: 'POST', body })).json()) as {
      id: string
    } // by the contract of importImage
    if (index === 1) await fetch(`${studio.url}/api/v1/images/${id}`, { method: 'DELETE' })
  }
  await page.goto(`${studio.url}/import`)
  await choose(page, files)
  await expect(row(page, `${word}-1.png`)).toContainText('Already in the gallery')
  await expect(row(page, `${word}-2.png`)).toContainText('In the trash')
  await row(page, `${word}-2.png`).getByRole('button', { name: 'Restore' }).click()
  await expect(row(page, `${word}-2.png`)).toContainText('Already in the gallery')
  await begin(page).click()
  await expect(page.getByText('1 new picture · 2 were already in the gallery')).toBeVisible()
})

test('pictures are dropped anywhere; one of the page itself is not taken for one', async ({ page, studio }, {
  project,
}) => {
  const word = `bilby${project.name}`
  await page.goto(studio.url)
  await expect(page.getByRole('heading', { level: 1 })).toBeAttached()
  const dataTransfer = await transfer(page, [picture(word, 1), picture(word, 2)])
  await page.dispatchEvent('body', 'dragstart', { dataTransfer })
  await page.dispatchEvent('body', 'dragenter', { dataTransfer })
  await expect(page.getByText('Drop pictures or folders here')).toBeHidden()
  await page.dispatchEvent('body', 'dragend', { dataTransfer })

  await page.dispatchEvent('body', 'dragenter', { dataTransfer })
  await expect(page.getByText('Drop pictures or folders here')).toBeVisible()
  await page.dispatchEvent('body', 'drop', { dataTransfer })
  await expect(page).toHaveURL(/\/import$/)
  await expect(page.getByText('Drop pictures or folders here')).toBeHidden()
  await expect(row(page, `${word}-2.png`)).toContainText(`${word} number 2`)
  await begin(page).click()
  await expect(page.getByText('2 new pictures')).toBeVisible()
})

test('a picture is pasted, by the keyboard alone', async ({ page, studio }, { project }) => {
  const word = `potoroo${project.name}`
  await page.goto(`${studio.url}/gallery`)
  await expect(page.getByRole('heading', { name: 'Gallery' })).toBeVisible()
  await page.keyboard.press('u')
  await expect(page.getByRole('heading', { name: 'Import', level: 1 })).toBeVisible()
  const clipboardData = await transfer(page, [picture(word, 1)])
  await page.evaluate(
    data =>
      document.body.dispatchEvent(
        new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
      ),
    clipboardData,
  )
  await expect(row(page, `${word}-1.png`)).toContainText(`${word} number 1`)
  await begin(page).press('Enter')
  await expect(page.getByText('1 new picture')).toBeVisible()
})
