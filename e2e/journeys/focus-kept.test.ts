import type { Page } from '@playwright/test'
import { make as makeCollection, tile, tiles } from '../support/collections.ts'
import { addressOf, heading, importThree } from '../support/image.ts'
import { begin, choose, list, picture } from '../support/imports.ts'
import { openChooser, task } from '../support/starts.ts'
import { openOptions } from '../support/studio-page.ts'
import { expect, importImages, pressUntil, test } from '../support/test.ts'

/** What is pressed by the keyboard may go or be switched off by it: the keyboard goes on near by, not at the top of the page. */
const promptOf = (page: Page) => page.getByRole('textbox', { name: 'Prompt', exact: true })

async function make(page: Page, studioUrl: string, prompt: string) {
  await page.request.post(`${studioUrl}/api/v1/generations`, {
    data: { prompt, width: 256, height: 512 },
    headers: { prefer: 'wait=20' },
  })
}

test('in the search when the history of prompts is cleared, in the queue when it is cleared', async ({
  page,
  studio,
}) => {
  const prompt = `a pier in the rain ${test.info().project.name}`
  await page.goto(studio.url)
  await promptOf(page).fill(prompt)
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('article', { name: prompt }).getByRole('link', { name: /^Picture 1/ })).toBeVisible()
  await openOptions(page)
  await page.getByRole('button', { name: 'History' }).press('Enter')
  await page.getByRole('button', { name: 'Clear the history' }).press('Enter')
  await page.getByRole('dialog', { name: 'Clear the history?' }).getByRole('button', { name: 'Clear' }).press('Enter')
  await expect(page.getByRole('searchbox', { name: 'Search prompts' })).toBeFocused()
  await expect(page.getByText('No prompts yet.')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('button', { name: 'History' })).toBeFocused()

  await page.getByRole('button', { name: 'Queue', exact: true }).press('Enter')
  const clear = page.getByRole('button', { name: 'Clear finished' })
  await clear.press('Enter')
  await expect(clear).toBeDisabled()
  await expect(page.locator('.queue:focus')).toBeVisible()
})

test('at the picture when its sheet closes', async ({ page, studio }) => {
  const prompt = `a ferry at night ${test.info().project.name}`
  await make(page, studio.url, prompt)
  await make(page, studio.url, 'one that is newer')
  // So low that pictures are too narrow for a bar of their own.
  if (test.info().project.name === 'desktop') await page.setViewportSize({ width: 1440, height: 480 })
  await page.goto(studio.url)
  await page.getByRole('slider', { name: 'Picture size' }).press('Home')
  const actions = page.getByRole('article', { name: prompt }).getByRole('button', { name: 'Actions' })
  await actions.focus()
  await page.keyboard.press('Enter')
  await page.getByRole('dialog').getByRole('button', { name: 'Favourite' }).press('Enter')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await expect(actions).toBeFocused()
})

test('in the bar of a picture when it is restored, or no longer compared', async ({ page, studio }) => {
  const [first, second] = await importThree(studio.url, 'greenshank')
  await page.goto(`${studio.url}${addressOf(first, `?q=greenshank&compare=${second?.id ?? ''}`)}`)
  const more = page.getByRole('button', { name: 'More', exact: true })
  await page.getByRole('button', { name: 'Stop comparing' }).press('Enter')
  await expect(more).toBeFocused()

  await page.request.delete(`${studio.url}/api/v1/images/${first?.id ?? ''}`)
  await page.getByRole('button', { name: 'Restore' }).press('Enter')
  await expect(more).toBeFocused()
})

test('at the way into collections when a picture was taken out of one', async ({ page, studio }) => {
  const name = `Waders ${test.info().project.name}`
  const [image] = await importImages(studio.url, [{ prompt: 'a redshank' }])
  if (!image) throw new Error('nothing was imported')
  await makeCollection(page.request, studio.url, name, [image])
  await page.goto(`${studio.url}${addressOf(image)}`)
  await expect(heading(page)).toHaveText('a redshank')
  await page.getByRole('button', { name: `Remove from ${name}` }).press('Enter')
  await expect(page.getByRole('button', { name: 'Add to a collection' })).toBeFocused()
})

test('in the gallery at the picture that takes the place of what was deleted, and at the filter that is left', async ({
  page,
  studio,
}) => {
  await importThree(studio.url, 'sanderling')
  await page.goto(`${studio.url}/gallery?q=sanderling&imported=true&from=2020-01-01T00:00:00.000Z`)
  await tile(page, 'sanderling third').focus()
  await page.keyboard.press('Space')
  await page.getByRole('toolbar', { name: 'Selected pictures' }).getByRole('button', { name: 'Delete' }).press('Enter')
  await expect(tiles(page)).toHaveCount(2)
  await expect(tile(page, 'sanderling second')).toBeFocused()

  await page.keyboard.press('Shift+F10')
  await page.getByRole('menuitem', { name: 'Add to a collection' }).press('Enter')
  await expect(page.getByRole('dialog')).toBeVisible()
  await pressUntil(page, 'Escape', async () => page.getByRole('dialog').isHidden())
  await expect(tile(page, 'sanderling second')).toBeFocused()

  await page.keyboard.press('Shift+F10')
  await page.getByRole('menuitem', { name: 'Delete' }).press('Enter')
  await expect(tiles(page)).toHaveCount(1)
  await expect(tile(page, 'sanderling first')).toBeFocused()

  await page.getByRole('button', { name: 'Remove the filter Imported' }).press('Enter')
  await expect(page.getByRole('button', { name: /^Remove the filter Since/ })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.locator('.facts:focus')).toBeVisible()
})

test('in a collection at the next picture when one is taken out, where it was after an undo, at the count when all are shown', async ({
  page,
  studio,
}) => {
  const collection = await makeCollection(
    page.request,
    studio.url,
    `Knots ${test.info().project.name}`,
    await importThree(studio.url, 'wryneck'),
  )
  await page.goto(`${studio.url}/collections/${collection.id}`)
  await tile(page, 'wryneck third').focus()
  await page.keyboard.press('x')
  await expect(tiles(page)).toHaveCount(2)
  await expect(tile(page, 'wryneck second')).toBeFocused()
  await page.keyboard.press('Space')
  const bar = page.getByRole('toolbar', { name: 'Selected pictures' })
  await bar.getByRole('button', { name: 'Take out' }).press('Enter')
  await expect(tiles(page)).toHaveCount(1)
  await expect(tile(page, 'wryneck first')).toBeFocused()

  await page.getByRole('button', { name: 'Dismiss' }).first().press('Enter')
  await page.getByRole('button', { name: 'Undo' }).press('Enter')
  await expect(tiles(page)).toHaveCount(2)
  await expect(tile(page, 'wryneck first')).toBeFocused()

  await page.keyboard.press('x')
  await expect(tiles(page)).toHaveCount(1)
  await page.keyboard.press('x')
  await expect(tiles(page)).toHaveCount(0)
  await expect(page.locator('.facts:focus')).toBeVisible()

  await page.goto(`${studio.url}/gallery?q=nothing-is-called-so`)
  await page.getByRole('button', { name: 'Show all pictures' }).press('Enter')
  await expect(tiles(page).first()).toBeVisible()
  await expect(page.locator('.facts:focus')).toBeVisible()
})

test('in the list of an import, and at the way to another when it is cleared', async ({ page, studio }) => {
  const word = `phalarope ${test.info().project.name}`
  await page.goto(`${studio.url}/import`)
  await choose(page, [picture(word, 1), picture(word, 2)])
  await page.getByRole('button', { name: `Skip ${word}-2.png` }).press('Enter')
  await expect(list(page)).toBeFocused()
  await begin(page).press('Enter')
  await expect(page.getByRole('link', { name: 'View imported pictures' })).toBeVisible()
  await expect(list(page)).toBeFocused()
  await page.getByRole('button', { name: 'Clear the list' }).press('Enter')
  await expect(page.getByRole('button', { name: 'Choose files' })).toBeFocused()
})

test('a dialog that is opened again has forgotten what was searched for', async ({ page, studio }) => {
  await page.goto(studio.url)
  await openOptions(page)
  const dialog = page.getByRole('dialog')
  for (const [opener, field] of [
    [page.getByRole('button', { name: /^Model Sketch/ }), dialog.getByRole('combobox', { name: 'Search models' })],
    [
      page.getByRole('button', { name: 'Styles', exact: true }),
      dialog.getByRole('searchbox', { name: 'Find a style' }),
    ],
  ] as const) {
    await opener.click()
    await field.fill('nothing is called this')
    await pressUntil(page, 'Escape', async () => dialog.isHidden())
    await opener.click()
    await expect(field).toHaveValue('')
    await pressUntil(page, 'Escape', async () => dialog.isHidden())
  }
})

test('at what is done with it when a picture to begin with was chosen, and at the way to one when it is taken out', async ({
  page,
  studio,
}) => {
  await importImages(studio.url, [{ prompt: `a whinchat to begin with ${test.info().project.name}` }])
  await page.goto(studio.url)
  await (await openChooser(page)).getByRole('button', { name: /whinchat to begin with/ }).press('Enter')
  await expect(task(page)).toBeFocused()
  await page.getByRole('button', { name: 'Begin without it' }).press('Enter')
  await expect(page.getByRole('button', { name: 'Begin with a picture' })).toBeFocused()
})
