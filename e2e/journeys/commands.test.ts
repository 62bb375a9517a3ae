import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { field, here, openByKey, opener, palette, row, rows, section } from '../support/commands.ts'
import { make, selectedTiles, tile, tiles } from '../support/collections.ts'
import { openOptions } from '../support/studio-page.ts'
import { startStudio } from '../support/studio.ts'
import { expect, forget, importImages, tabTo, test, violationsInBoth } from '../support/test.ts'

const isPhone = () => test.info().project.name === 'phone'

async function expectOneLine(page: Page, url: string, width: number) {
  await page.setViewportSize({ width, height: 900 })
  await page.goto(url)
  await expect(opener(page)).toBeVisible()
  const overflows = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth)
  const tools = page.getByRole('banner').locator('.tools > :visible')
  const boxes = await Promise.all((await tools.all()).map(async tool => tool.boundingBox()))
  const [first] = boxes
  expect([width, overflows, boxes.length >= 3, boxes.every(box => box?.y === first?.y)]).toEqual([
    width,
    false,
    true,
    true,
  ])
  const wordmark = await page.getByRole('banner').getByRole('link', { name: 'Atelier' }).boundingBox()
  expect((wordmark?.x ?? 0) + (wordmark?.width ?? 0)).toBeLessThanOrEqual(first?.x ?? 0)
}

test('by the keyboard alone a page is found by the beginnings of its words, and Escape gives the focus back', async ({
  page,
  studio,
}) => {
  await page.goto(studio.url)
  const prompt = page.getByRole('textbox', { name: 'Prompt', exact: true })
  await prompt.fill('a quagga')
  await openByKey(page)
  await expect(section(page, 'On this page').getByRole('option', { name: /^Generate/ })).toBeVisible()
  await expect(here(page)).toHaveText(/^Generate/)
  await page.keyboard.press('End')
  await expect(here(page)).toHaveText(/^Hide all pictures/)
  await page.keyboard.press('Home')
  await page.keyboard.press('ArrowDown')
  await expect(here(page)).toHaveText(/^Write a prompt/)
  await page.keyboard.press('ArrowUp')
  await expect(here(page)).toHaveText(/^Generate/)
  await page.keyboard.press('Escape')
  await expect(palette(page)).toBeHidden()
  await expect(prompt).toBeFocused()
  await expect(prompt).toHaveValue('a quagga')

  await openByKey(page)
  await page.keyboard.type('gri ne')
  await expect(here(page)).toHaveText(/^New grid/)
  expect(await violationsInBoth(page)).toEqual([])
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/grids\/new$/)
  await expect(palette(page)).toBeHidden()

  // What was used last comes first.
  await openByKey(page)
  await expect(section(page, 'Recently used').getByRole('option')).toHaveText(/^New grid/)
  await expect(here(page)).toHaveText(/^New grid/)
  expect(await violationsInBoth(page)).toEqual([])
  // The same key closes it.
  await page.keyboard.press('ControlOrMeta+k')
  await expect(palette(page)).toBeHidden()
})

test('an action is done to what had the focus before, and to what was selected', async ({ page, studio }) => {
  await importImages(
    studio.url,
    [1, 2, 3, 4].map(at => ({ prompt: `quoll ${at}` })),
  )
  await page.goto(`${studio.url}/gallery?q=quoll`)
  await expect(tiles(page)).toHaveCount(4)
  await tabTo(page, 'quoll 4')
  await page.keyboard.press('ArrowRight')
  await expect(tile(page, 'quoll 3')).toBeFocused()
  await openByKey(page)
  await page.keyboard.type('4 stars')
  await expect(here(page)).toHaveText(/^4 stars/)
  await page.keyboard.press('Enter')
  await expect(tile(page, 'quoll 3, 4 stars')).toBeFocused()
  await expect(tile(page, /^quoll \d$/)).toHaveCount(3)

  await openByKey(page)
  await page.keyboard.type('select all')
  await page.keyboard.press('Enter')
  await expect(selectedTiles(page)).toHaveCount(4)
  // By the sign in the header, too, which leaves the focus where it is.
  await opener(page).click()
  await field(page).fill('2 stars')
  await row(page, /^2 stars/).click()
  await expect(tile(page, /^quoll \d, 2 stars$/)).toHaveCount(4)
})

test('by mouse and touch a collection, a style and a model are chosen by their names', async ({
  page,
  request,
  studioWithToken: studio,
}) => {
  const { name } = test.info().project
  await make(request, studio.url, `Événements à Zürich ${name}`)
  await page.goto(studio.url)
  await opener(page).click()
  // On a phone 44 px, wherever it is pressed.
  const box = await opener(page).boundingBox()
  if (isPhone()) expect(Math.min(box?.width ?? 0, box?.height ?? 0)).toBeGreaterThanOrEqual(44)
  await field(page).fill(`zurich even ${name}`)
  await expect(section(page, 'Collections').getByRole('option')).toHaveText(`Événements à Zürich ${name}`)
  await row(page, /^Événements/).click()
  await expect(page).toHaveURL(/\/collections\/[\da-f-]+$/)
  await expect(page.getByRole('heading', { name: `Événements à Zürich ${name}` })).toBeVisible()

  await opener(page).click()
  await field(page).fill('stained')
  await section(page, 'Styles')
    .getByRole('option', { name: /^Stained glass/ })
    .click()
  await expect(page).toHaveURL(`${studio.url}/`)
  await expect(page.getByText('Style added to the prompt: Stained glass.', { exact: true })).toBeVisible()
  await opener(page).click()
  await field(page).fill('stained')
  await expect(row(page, /^Stained glass/)).toContainText('In use')
  await field(page).fill('flux dev')
  await row(page, /^FLUX\.1 dev/)
    .first()
    .click()
  await expect(page.getByText('The studio uses FLUX.1 dev.', { exact: true })).toBeVisible()
  await openOptions(page)
  await expect(page.getByRole('button', { name: /^Model FLUX\.1 dev/ })).toBeVisible()
  await expect(page.getByText('Stained glass', { exact: true })).toBeVisible()

  await page.goto(`${studio.url}/gallery`)
  await opener(page).click()
  await expect(section(page, 'Recently used').getByRole('option')).toHaveText([
    /^FLUX\.1 dev/,
    /^Stained glass/,
    /^Événements/,
  ])
  await expect(here(page)).toHaveText(/^FLUX\.1 dev/)
})

test('what has no such name is looked for in the gallery', async ({ page, studio }) => {
  await importImages(studio.url, [{ prompt: 'a numbat at noon' }])
  await page.goto(`${studio.url}/settings`)
  await openByKey(page)
  await field(page).fill('numb noon')
  await expect(palette(page).getByRole('status')).toHaveText('Nothing here is called “numb noon”.')
  await expect(rows(page)).toHaveText(['Search the gallery for “numb noon”'])
  expect(await violationsInBoth(page)).toEqual([])
  await field(page).fill('numbat noo')
  await expect(here(page)).toHaveText('Search the gallery for “numbat noo”')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/gallery\?q=numbat/)
  await expect(tile(page, 'a numbat at noon')).toBeVisible()
})

test('it does not open over a dialog, stands in the list of shortcuts, and shows keys where there are some', async ({
  page,
  studio,
}) => {
  await page.goto(`${studio.url}/gallery`)
  await page.keyboard.press('?')
  const list = page.getByRole('dialog', { name: 'Keyboard shortcuts' })
  await expect(list.getByText('Search and commands')).toBeVisible()
  await page.keyboard.press('ControlOrMeta+k')
  await expect(palette(page)).toBeHidden()
  await expect(list).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(list).toBeHidden()
  await openByKey(page)
  await field(page).fill('settings')
  const keys = row(page, /^Settings/).locator('kbd')
  if (isPhone()) await expect(keys.first()).toBeHidden()
  else await expect(keys).toHaveText(['Shift', 'E'])
  await field(page).fill('shortcuts')
  await page.keyboard.press('Enter')
  await expect(list).toBeVisible()
})

test('without the server all that needs no names still works, and a line says what is missing', async ({
  page,
  studio,
  complaints,
}) => {
  await page.route(/\/api\/v1\/(collections|styles|models)/, async route => route.abort())
  await page.goto(`${studio.url}/gallery`)
  await openByKey(page)
  await expect(palette(page).getByText(/^Not all names could be read\. The server cannot be reached/)).toBeVisible()
  expect(await violationsInBoth(page)).toEqual([])
  await field(page).fill('engines')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/engines$/)
  // The browser notes each refusal by itself.
  forget(complaints, /ERR_FAILED/)
})

test('who may only look is not offered what they may not do', async ({ newStudioPages, complaints }) => {
  const studio = await startStudio({ HOST: '0.0.0.0' })
  const [admin, page] = await newStudioPages('browsers')
  const password = 'otters sleep holding hands'
  const post = async (path: string, data: object) => {
    const answer = await admin.request.post(`${studio.url}/api/v1${path}`, { data, headers: { origin: studio.url } })
    expect([path, answer.ok()]).toEqual([path, true])
  }
  await admin.goto(studio.url)
  await expect(admin.getByLabel('Set-up code')).toBeVisible()
  const code = (await readFile(join(studio.dataDir, 'setup.code'), 'utf8')).trim()
  await post('/setup', { code, username: 'ana', password })
  await post('/users', { username: 'guest', password, role: 'viewer' })

  await page.goto(`${studio.url}/login`)
  await page.getByLabel('Username').fill('guest')
  // There is nothing to find before somebody has come in.
  await page.keyboard.press('ControlOrMeta+k')
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Log in' }).click()
  await expect(page.getByRole('heading', { name: 'Yours to look at' })).toBeVisible()
  await expect(palette(page)).toBeHidden()
  forget(complaints, /401/)
  await page.goto(`${studio.url}/gallery`)
  await openByKey(page)
  await expect(section(page, 'Go to').getByRole('option')).toHaveText([
    /^Gallery/,
    /^Collections/,
    /^Grids/,
    /^Styles/,
    /^Wildcards/,
    /^Settings/,
    /^Engines/,
    /^Your account/,
  ])
  for (const words of ['import', 'favourite', 'delete', 'stained', 'sketch', 'people']) {
    await field(page).fill(words)
    await expect(rows(page)).toHaveText([`Search the gallery for “${words}”`])
  }
  // Whoever has an account has one sign more in the header; a page that is enlarged four times is as narrow as this.
  await expectOneLine(admin, `${studio.url}/account`, 320)
  await expect(admin.getByRole('banner').getByRole('link', { name: 'Your account' })).toBeVisible()
  for (const one of [admin, page]) await one.goto('about:blank')
  await studio.stop()
})

test.describe('in German', () => {
  test.use({ locale: 'de-DE' })

  test('everything is said and found in German', async ({ page, studio }) => {
    await page.goto(studio.url)
    await page.getByRole('banner').getByRole('button', { name: 'Suche und Befehle' }).click()
    const dialog = page.getByRole('dialog', { name: 'Suche und Befehle' })
    const find = dialog.getByRole('combobox', { name: /^Seiten, Befehle/ })
    await expect(dialog.getByRole('group', { name: 'Auf dieser Seite' })).toBeVisible()
    await find.fill('aquar')
    await expect(dialog.getByRole('group', { name: 'Stile' }).getByRole('option', { name: /^Aquarell/ })).toBeVisible()
    await find.fill('fast gleiche')
    expect(await violationsInBoth(page)).toEqual([])
    await page.keyboard.press('Enter')
    await expect(page).toHaveURL(/\/gallery\/duplicates$/)
  })
})

for (const locale of ['en-US', 'de-DE'])
  test.describe(locale, () => {
    test.use({ locale })

    test('on screens of every width the header stays one line', async ({ page, studio }) => {
      for (const width of [320, 390, 768, 1440, 2560]) await expectOneLine(page, `${studio.url}/gallery`, width)
    })
  })
