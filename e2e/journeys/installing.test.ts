import type { Page } from '@playwright/test'
import { probe } from '@atelier/imaging'
import { openOptions } from '../support/studio-page.ts'
import { expect, forget, importImages, test, violations } from '../support/test.ts'
import { serveVersions } from '../support/versions.ts'

test.use({ serviceWorkers: 'allow' })

interface Manifest {
  readonly name: string
  readonly start_url: string
  readonly display: string
  readonly icons: readonly {
    readonly src: string
    readonly sizes: string
    readonly type: string
    readonly purpose?: string
  }[]
  readonly shortcuts: readonly { readonly url: string }[]
}

/** The worker is in charge, and has kept everything. */
const kept = async (page: Page) =>
  page.evaluate(async () => {
    await navigator.serviceWorker.ready
    if (!navigator.serviceWorker.controller)
      await new Promise(resolve =>
        navigator.serviceWorker.addEventListener('controllerchange', resolve, { once: true }),
      )
  })

/** Every address that any cache of the origin has. */
const cached = async (page: Page) =>
  page.evaluate(async () => {
    const all = await Promise.all((await caches.keys()).map(async name => (await caches.open(name)).keys()))
    return all.flat().map(({ url }) => new URL(url).pathname)
  })

const AWAY = 'The server cannot be reached. This page carries on as soon as it is back.'

test('the studio can be installed, with icons that are as large as they say', async ({ page, studio, request }) => {
  await page.goto(studio.url)
  const href = await page.locator('link[rel=manifest]').getAttribute('href')
  const manifest = (await (await request.get(new URL(href ?? '', studio.url).href)).json()) as Manifest // of our own file
  expect(manifest).toMatchObject({ name: 'Atelier', start_url: '/', display: 'standalone' })
  for (const { src, sizes, type } of manifest.icons) {
    const answer = await request.get(`${studio.url}${src}`)
    expect([src, answer.status(), answer.headers()['content-type']]).toEqual([src, 200, type])
    if (sizes === 'any') continue
    const { width, height } = probe(await answer.body())
    expect([src, `${width}x${height}`]).toEqual([src, sizes])
  }
  expect(manifest.icons.map(({ purpose }) => purpose)).toContain('maskable')
  for (const { url } of manifest.shortcuts) {
    await page.goto(`${studio.url}${url}`)
    await expect(page.getByRole('heading', { name: 'Page not found' })).toHaveCount(0)
    await expect(page.locator('main h1').first()).toBeAttached()
  }

  await kept(page)
  const devtools = await page.context().newCDPSession(page)
  expect((await devtools.send('Page.getAppManifest')).errors).toEqual([])
  // A context of a test is a private window, and those install nothing.
  const { installabilityErrors } = await devtools.send('Page.getInstallabilityErrors')
  expect(installabilityErrors.filter(({ errorId }) => errorId !== 'in-incognito')).toEqual([])
})

test('without the server the page opens, says so, has what was typed, and goes on by itself', async ({
  page,
  studio,
  complaints,
}) => {
  const { name } = test.info().project
  const [picture] = await importImages(studio.url, [{ prompt: `godwit ${name}` }])
  await page.goto(`${studio.url}/gallery`)
  await expect(page.getByRole('option', { name: `godwit ${name}` })).toBeVisible()
  await page.goto(studio.url)
  const prompt = page.getByRole('textbox', { name: 'Prompt', exact: true })
  await prompt.fill(`a godwit at low tide ${name}`)
  await kept(page)
  await studio.crash()

  await page.reload()
  await expect(page.getByText(AWAY)).toBeVisible()
  await expect(prompt).toHaveValue(`a godwit at low tide ${name}`)
  expect(await violations(page)).toEqual([])
  // Opened at any address, also at one whose code this tab never had.
  await page.goto(`${studio.url}/collections`)
  await expect(page.getByRole('heading', { name: 'Collections' })).toBeVisible()
  await expect(page.getByText(AWAY)).toBeVisible()
  await page.goto(`${studio.url}/gallery`)
  await expect(page.getByText(AWAY)).toBeVisible()
  expect((await cached(page)).filter(path => /^\/(api|docs|openapi|errors)/.test(path))).toEqual([])

  await studio.restart()
  await expect(page.getByText('The server is back.')).toBeVisible()
  await expect(page.getByRole('option', { name: `godwit ${name}` })).toBeVisible()
  await page.goto(studio.url)
  await expect(prompt).toHaveValue(`a godwit at low tide ${name}`)
  await openOptions(page)
  await expect(page.getByRole('button', { name: /^Model/ })).toBeEnabled()
  expect(await page.evaluate(async id => (await fetch(`/api/v1/images/${id}`)).status, picture?.id ?? '')).toBe(200)
  expect(
    (await cached(page)).every(path =>
      /^\/(assets\/|theme\.js|favicon\.svg|manifest(\.de)?\.webmanifest|$)/.test(path),
    ),
  ).toBe(true)
  forget(complaints, /ERR_|Failed to load resource/)
})

test('a new version takes nothing from a page that is open, and takes over when that is gone', async ({
  newStudioPages,
  studio,
  complaints,
}) => {
  const site = await serveVersions(studio.url)
  const [old, next] = await newStudioPages('tabs')
  await old.goto(site.url)
  const prompt = old.getByRole('textbox', { name: 'Prompt', exact: true })
  await prompt.fill(`a reed warbler ${test.info().project.name}`)
  await kept(old)
  const versions = async (page: Page) => page.evaluate(async () => (await caches.keys()).length)
  const isNext = async (page: Page) => (await page.locator('meta[name=version]').getAttribute('content')) === 'next'
  expect([await versions(old), await isNext(old)]).toEqual([1, false])

  site.upgrade()
  await next.goto(site.url)
  expect(await isNext(next)).toBe(true)
  await expect
    .poll(() => next.evaluate(async () => Boolean((await navigator.serviceWorker.getRegistration())?.waiting)))
    .toBe(true)
  // The code of this page is on no server any more.
  await old.evaluate(() => {
    Object.assign(globalThis, { isStillThere: true })
  })
  await old.evaluate(() => {
    history.pushState({}, '', '/styles')
    dispatchEvent(new PopStateEvent('popstate', { state: {} }))
  })
  await expect(old.getByRole('heading', { name: 'Styles', level: 1 })).toBeVisible()
  expect(await old.evaluate(() => 'isStillThere' in globalThis)).toBe(true)
  expect(await versions(old)).toBe(2)

  await old.close()
  await next.reload()
  await expect.poll(() => versions(next)).toBe(1)
  await site.stop()
  await next.reload()
  await expect(next.getByText(AWAY)).toBeVisible()
  expect(await isNext(next)).toBe(true)
  await expect(next.getByRole('textbox', { name: 'Prompt', exact: true })).toHaveValue(
    `a reed warbler ${test.info().project.name}`,
  )
  await next.goto('about:blank')
  forget(complaints, /ERR_|Failed to load resource/)
})
