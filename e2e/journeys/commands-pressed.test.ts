import { field, openByKey, opener, palette, row, rows, section } from '../support/commands.ts'
import { expect, forget, importImages, test } from '../support/test.ts'

test('its button closes it, and from everywhere in it the key that opened it, which does nothing more while it is held', async ({
  page,
  studio,
}) => {
  await page.goto(`${studio.url}/gallery`)
  await openByKey(page)
  await palette(page).getByRole('button', { name: 'Close' }).focus()
  await page.keyboard.press('ControlOrMeta+k')
  await expect(palette(page)).toBeHidden()
  await openByKey(page)
  await palette(page).getByRole('button', { name: 'Close' }).click()
  await expect(palette(page)).toBeHidden()
  await page.keyboard.down('ControlOrMeta')
  // The second press without a release is one of a key that is held.
  for (const count of [1, 2, 3, 4]) {
    await page.keyboard.down('k')
    await expect(palette(page), `after ${count}`).toBeVisible()
  }
  await page.keyboard.up('k')
  await page.keyboard.press('k')
  await expect(palette(page)).toBeHidden()
  await page.keyboard.up('ControlOrMeta')
})

test('whoever was writing goes on where the caret was', async ({ page, studio }) => {
  await page.goto(studio.url)
  const prompt = page.getByRole('textbox', { name: 'Prompt', exact: true })
  await prompt.fill('a numbat at dusk')
  await prompt.press('End')
  for (const _ of 'dusk') await prompt.press('ArrowLeft')
  await openByKey(page)
  await page.keyboard.press('Escape')
  await expect(palette(page)).toBeHidden()
  await page.keyboard.type('early ')
  await expect(prompt).toHaveValue('a numbat at early dusk')
})

test('names that come late do not take the list away from whoever scrolls it', async ({ page, studio }) => {
  const late = Promise.withResolvers<void>()
  await page.route('**/api/v1/models*', async route => {
    await late.promise
    await route.continue()
  })
  // It is listed as soon as its name is known.
  await page.addInitScript(() => localStorage.setItem('atelier.recent-commands', '["model:atelier/sketch"]'))
  await page.goto(`${studio.url}/gallery`)
  await openByKey(page)
  const last = rows(page).last()
  await last.hover()
  await page.keyboard.press('Escape')
  // The pointer rests where the list comes, and only its wheel turns.
  await openByKey(page)
  await expect(last).not.toBeInViewport()
  await page.mouse.wheel(0, 2000)
  await expect(last).toBeInViewport()
  late.resolve()
  await expect(row(page, /^Sketch/)).toHaveCount(1)
  await expect(last).toBeInViewport()
})

test('what would be done to nothing is not offered', async ({ page, studio }) => {
  const [image] = await importImages(studio.url, [{ prompt: 'a bettong' }])
  await page.goto(`${studio.url}/gallery?q=quokkaless`)
  await expect(page.getByRole('heading', { name: 'Nothing found' })).toBeVisible()
  await openByKey(page)
  await expect(section(page, 'Go to')).toBeVisible()
  await expect(row(page, /^Select all/)).toHaveCount(0)
  await page.goto(`${studio.url}/images/${image?.id}`)
  await expect(page.getByRole('button', { name: 'Zoom in' })).toBeVisible()
  await openByKey(page)
  await expect(row(page, /^Zoom in/)).toBeVisible()
  await expect(row(page, /^Zoom out/)).toHaveCount(0)
  await page.goto(`${studio.url}/gallery/duplicates`)
  await expect(page.getByRole('heading', { name: 'Near duplicates', exact: true })).toBeVisible()
  await openByKey(page)
  await expect(section(page, 'Go to')).toBeVisible()
  await expect(row(page, /^Trash the others of the group/)).toHaveCount(0)
})

test('where the server was away when it was first asked for, it comes the next time, with its styles', async ({
  page,
  studio,
  complaints,
}) => {
  await page.goto(`${studio.url}/settings`)
  await expect(page.getByRole('heading', { name: 'Settings', exact: true })).toBeVisible()
  await page.route('**/assets/**', async route => route.abort())
  const failed = page.waitForEvent('requestfailed', request => request.url().includes('/CommandDialogs'))
  await page.keyboard.press('ControlOrMeta+k')
  await failed
  await opener(page).click()
  await expect(palette(page)).toBeHidden()
  await page.unrouteAll({ behavior: 'wait' })
  await opener(page).click()
  await expect(palette(page)).toBeVisible()
  await expect(field(page)).toHaveCSS('height', '64px')
  forget(complaints, /ERR_FAILED/)
})
