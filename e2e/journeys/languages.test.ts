import type { Collection, Grid, Image, Style } from '@atelier/contracts'
import type { Locator, Page } from '@playwright/test'
import { createEnglishFinder, overflowing, textsOf } from '../support/messages.ts'
import { openOptions } from '../support/studio-page.ts'
import { expect, forget, importImages, test, violationsInBoth } from '../support/test.ts'

const heading = (page: Page, name: string) => page.getByRole('heading', { name, exact: true, level: 1 })

/** Looks at the page as it stands: no word of English, whole, and fit for everybody in light and in dark. `except` are names that somebody gave. */
async function look(page: Page, except: readonly string[] = []) {
  const englishIn = await createEnglishFinder()
  await expect(page.locator('html')).toHaveAttribute('lang', 'de')
  expect.soft(englishIn(await textsOf(page)).filter(text => !except.includes(text))).toEqual([])
  expect.soft(await violationsInBoth(page)).toEqual([])
  expect.soft(await overflowing(page)).toEqual([])
}

async function visit(
  page: Page,
  studioUrl: string,
  pages: readonly (readonly [path: string, ready: Locator])[],
  except?: readonly string[],
) {
  for (const [path, ready] of pages) {
    await test.step(path, async () => {
      await page.goto(`${studioUrl}${path}`)
      await expect(ready.first()).toBeVisible()
      await look(page, except)
    })
  }
}

test.describe('in a browser that asks for German', () => {
  test.use({ locale: 'de-DE' })

  test('the pages of pictures are in German, whole, and as good as in English', async ({ page, request, studio }) => {
    const { name } = test.info().project
    const images = await importImages(studio.url, [{ prompt: `Fischotter ${name}` }, { prompt: `Biber ${name}` }])
    const [shown = '', gone = ''] = images.map(({ id }) => id)
    await request.delete(`${studio.url}/api/v1/images/${gone}`)
    const collection = (await (
      await request.post(`${studio.url}/api/v1/collections`, { data: { name: `Flussufer ${name}`, imageIds: [shown] } })
    ).json()) as Collection // by the contract of createCollection
    await visit(page, studio.url, [
      ['/gallery', page.getByRole('option', { name: `Fischotter ${name}` })],
      ['/gallery?q=Seeadler', page.getByRole('heading', { name: 'Nichts gefunden' })],
      ['/trash', page.getByRole('option', { name: `Biber ${name}` })],
      [`/images/${shown}`, page.getByRole('button', { name: 'Rezept kopieren' })],
      ['/collections', page.getByText(`Flussufer ${name}`)],
      [`/collections/${collection.id}`, heading(page, `Flussufer ${name}`)],
    ])
  })

  test('a failure that is told of while one looks is said in German, and fits on the screen', async ({
    page,
    studioWithToken: studio,
  }) => {
    await page.goto(studio.url)
    await expect(page.getByRole('button', { name: /erzeugen/ })).toBeVisible()
    const prompt = `ein Wiedehopf, der nicht gelingt, ${'mit sehr vielen Worten, '.repeat(8)}${test.info().project.name}`
    await page.request.post(`${studio.url}/api/v1/generations`, {
      data: { prompt: `${prompt} [[fault:bad-parameter]]`, model: 'black-forest-labs/FLUX.1-schnell' },
    })
    const failure = page.getByRole('article', { name: prompt })
    await expect(failure.getByText('Diese Werte werden für das Modell nicht angenommen.')).toBeVisible()
    await expect(failure.getByRole('button', { name: 'Wiederholen' })).toBeInViewport({ ratio: 1 })
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
  })

  test('the shapes of a size axis have German names', async ({ page, studio }) => {
    await page.goto(`${studio.url}/grids/new`)
    await page.getByRole('button', { name: 'Achse hinzufügen' }).click()
    await page.getByRole('combobox', { name: 'Was sich unterscheidet' }).selectOption('Größen')
    await expect(page.getByRole('button', { name: /^Quadrat/ })).toBeVisible()
  })

  test('the pages where pictures are made are in German, whole, and as good as in English', async ({
    page,
    request,
    studio,
  }) => {
    const { name } = test.info().project
    const grid = (await (
      await request.post(`${studio.url}/api/v1/grids`, {
        data: {
          base: { prompt: `Eisvogel ${name}`, width: 256, height: 256 },
          axes: [{ kind: 'seed', values: [1, 2] }],
        },
      })
    ).json()) as Grid // by the contract of createGrid
    await visit(page, studio.url, [
      ['/', heading(page, 'Studio')],
      ['/grids', page.getByText(`Eisvogel ${name}`)],
      ['/grids/new', heading(page, 'Neues Raster')],
      [`/grids/${grid.id}`, page.getByText('2 von 2 fertig')],
    ])
  })

  test('the pages around them are in German, whole, and as good as in English', async ({
    page,
    request,
    studio,
    complaints,
  }) => {
    const { items: styles } = (await (await request.get(`${studio.url}/api/v1/styles`)).json()) as { items: Style[] } // by the contract of listStyles
    await visit(
      page,
      studio.url,
      [
        ['/styles', heading(page, 'Stile')],
        ['/wildcards', heading(page, 'Wildcards')],
        ['/import', heading(page, 'Importieren')],
        ['/settings', page.getByRole('heading', { name: 'Speicher', exact: true })],
        ['/nowhere', page.getByRole('heading', { name: 'Hier ist nichts' })],
      ],
      styles.flatMap(style => (style.isBuiltIn && style.names?.de !== style.name ? [] : [style.name])),
    )
    await page.goto(`${studio.url}/styles`)
    await expect(page.getByRole('heading', { name: 'Ölgemälde' })).toBeVisible()
    expect(await page.locator('link[rel=manifest]').getAttribute('href')).toBe('/manifest.de.webmanifest')
    // The document of an address that leads nowhere is answered with 404, as programs expect.
    forget(complaints, /404/)
  })

  test('what opens on a page is in German as well', async ({ page, studio }) => {
    await page.goto(studio.url)
    await expect(heading(page, 'Studio')).toBeAttached()
    await page.keyboard.press('?')
    await expect(page.getByRole('dialog', { name: 'Tastenkürzel' })).toBeVisible()
    await look(page)
    await page.keyboard.press('Escape')
    await openOptions(page)
    await page.getByRole('button', { name: /^Modell/ }).click()
    await expect(page.getByText('Zeichnet aus den Wörtern des Prompts ein Bild')).toBeVisible()
    await look(page)
    await page.keyboard.press('Escape')
    await page.getByText('Weitere Optionen').click()
    await look(page)
    await page.goto(`${studio.url}/collections`)
    await page.getByRole('button', { name: 'Neue Sammlung' }).first().click()
    await expect(page.getByRole('dialog')).toBeVisible()
    await look(page)
  })

  test('stars, tags, filters and the help with the search are in German', async ({ page, studio }) => {
    const { name } = test.info().project
    const [image] = await importImages(studio.url, [{ prompt: `Haubentaucher ${name}` }])
    const tag = `Vogel ${name}`
    await page.request.patch(`${studio.url}/api/v1/images/${image?.id ?? ''}`, { data: { rating: 4, tags: [tag] } })
    const { tags } = (await (await page.request.get(`${studio.url}/api/v1/images/${image?.id ?? ''}`)).json()) as Image // by the contract of getImage
    await page.goto(`${studio.url}/gallery?q=haubentaucher&rating=3&tag=${tags.join()}&shape=wide&style=Oil+painting`)
    await expect(page.getByRole('heading', { name: 'Nichts gefunden' })).toBeVisible()
    await look(page, tags)
    await page.getByRole('button', { name: 'Filter', exact: false }).first().click()
    await expect(page.getByRole('group', { name: 'Sterne, mindestens' })).toBeVisible()
    await look(page, tags)
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'So sucht man' }).click()
    await expect(page.getByRole('dialog', { name: 'So sucht man' })).toBeVisible()
    await look(page, tags)
    await page.keyboard.press('Escape')
    await page.goto(`${studio.url}/gallery?q=haubentaucher`)
    await page.getByRole('listbox', { name: 'Bilder' }).getByRole('option').focus()
    await page.keyboard.press('Space')
    await look(page, tags)
    await page.keyboard.press('3')
    await expect(page.getByText('Bewertet: 3 Sterne.', { exact: true })).toBeVisible()
    await page.keyboard.press('t')
    await expect(page.getByRole('dialog', { name: 'Schlagwörter des Bildes' })).toBeVisible()
    await look(page, tags)
  })

  test('a server that refuses or is away is told of in German', async ({ page, request, studio, complaints }) => {
    const { name } = test.info().project
    await request.post(`${studio.url}/api/v1/collections`, { data: { name: `Marder ${name}` } })
    await page.goto(`${studio.url}/collections`)
    await page.getByRole('button', { name: 'Neue Sammlung' }).first().click()
    await page.getByRole('dialog').getByRole('textbox', { name: 'Name' }).fill(`Marder ${name}`)
    await page.keyboard.press('Enter')
    await expect(
      page.getByText('Eine Sammlung mit diesem Namen gibt es schon. Bitte einen anderen Namen wählen.'),
    ).toBeVisible()
    await studio.crash()
    await page.keyboard.press('Enter')
    await expect(page.getByText('Der Server ist nicht erreichbar.', { exact: true }).first()).toBeVisible()
    await expect(page.getByText('Sobald er zurück ist, geht es von selbst weiter.')).toBeVisible()
    await studio.restart()
    await expect(page.getByText('Der Server ist wieder da.')).toBeVisible()
    forget(complaints, /ERR_|Failed to load resource/)
  })

  test("dates and numbers are written as in the reader's country", async ({ page, studio }) => {
    const [image] = await importImages(studio.url, [{ prompt: `Haubentaucher ${test.info().project.name}` }])
    await page.clock.setFixedTime(new Date('2026-03-05T14:30:00'))
    await page.route('**/api/v1/images/*', async route =>
      route.fulfill({ json: { ...image, createdAt: '2026-03-05T12:30:00.000Z', sizeBytes: 1_234_567 } }),
    )
    await page.goto(`${studio.url}/images/${image?.id ?? ''}`)
    await expect(page.getByText(/5\. März 2026|05\.03\.2026/).first()).toBeVisible()
    await expect(page.getByText('1,2 MB')).toBeVisible()
  })
})

test.describe('who reads German', () => {
  test.use({ locale: 'de-DE' })
  test('loads the texts of the page that they look at, and of no other', async ({ page, studio }) => {
    const asked: string[] = []
    page.on('request', request => asked.push(/\/assets\/de-([a-z-]+)-/.exec(request.url())?.[1] ?? ''))
    await page.goto(`${studio.url}/gallery`)
    await expect(heading(page, 'Galerie')).toBeVisible()
    expect(asked).toContain('gallery')
    expect(asked.filter(part => ['studio', 'grids', 'settings', 'imports', 'problems'].includes(part))).toEqual([])
    await page.getByRole('link', { name: 'Raster' }).first().click()
    await expect(heading(page, 'Raster')).toBeVisible()
    expect(asked.filter(part => part === 'grids')).toHaveLength(1)
  })

  test('reads at the first look why a picture failed, before anything is pressed', async ({
    page,
    studioWithToken,
  }) => {
    const prompt = `ein Dachs ${test.info().project.name} [[fault:no-credits]]`
    await page.request.post(`${studioWithToken.url}/api/v1/generations`, {
      data: { prompt },
      headers: { prefer: 'wait=20' },
    })
    await page.goto(studioWithToken.url)
    const failure = page.getByRole('article', { name: prompt })
    await expect(failure).toContainText('Guthaben')
    await expect(failure).not.toContainText('credits of this')
  })
})

test('a language is chosen without a reload, is kept, and other tabs follow', async ({ newStudioPages, studio }) => {
  const [page, other] = await newStudioPages('tabs')
  const asked: string[] = []
  page.on('request', request => asked.push(request.url()))
  await other.goto(`${studio.url}/gallery`)
  await expect(other.getByRole('combobox', { name: 'Search prompts' })).toBeVisible()
  await page.goto(`${studio.url}/settings`)
  await expect(page.getByRole('radio', { name: 'Deutsch' })).toBeAttached()
  expect(asked.filter(url => /\/assets\/de-/.test(url))).toEqual([])
  await page.getByText('Deutsch', { exact: true }).click()
  await expect(heading(page, 'Einstellungen')).toBeVisible()
  await expect(page).toHaveTitle('Einstellungen · Atelier')
  await expect(page.locator('html')).toHaveAttribute('lang', 'de')
  expect(asked.filter(url => url === `${studio.url}/settings`)).toHaveLength(1)
  await expect(other.getByRole('combobox', { name: 'Prompts durchsuchen' })).toBeVisible()
  await page.reload()
  await expect(heading(page, 'Einstellungen')).toBeVisible()
  await page.getByText('English', { exact: true }).click()
  await expect(heading(page, 'Settings')).toBeVisible()
  await page.getByText('Match the browser', { exact: true }).click()
  await expect(page.locator('html')).toHaveAttribute('lang', 'en')
})
