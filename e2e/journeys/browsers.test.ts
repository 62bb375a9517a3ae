import { chromium, type Page } from '@playwright/test'
import { BROWSER_ARGUMENTS } from '../support/browser.ts'
import { expect, importImages, test } from '../support/test.ts'

const PAGES = ['/', '/gallery', '/collections', '/grids', '/styles', '/wildcards', '/import', '/settings'] as const

/** Every page says its heading, and a picture its date and its size. */
async function walk(page: Page, studioUrl: string, imageId: string) {
  for (const address of PAGES) {
    await page.goto(`${studioUrl}${address}`)
    await expect(page.getByRole('heading', { level: 1 }), address).toBeAttached()
  }
  await page.goto(`${studioUrl}/images/${imageId}`)
  await expect(page.getByText(/\b20\d\d\b/).first()).toBeVisible()
}

for (const languages of [['en-US@posix'], ['de_DE.UTF-8', 'C'], [], ['', '*', 'nonsense-that-is-no-tag']]) {
  test(`a browser whose languages are ${JSON.stringify(languages)} shows every page`, async ({ page, studio }) => {
    const [image] = await importImages(studio.url, [{ prompt: `a jetty ${test.info().project.name}` }])
    await page.addInitScript(given => {
      Object.defineProperty(navigator, 'languages', { get: () => given })
      Object.defineProperty(navigator, 'language', { get: () => given[0] ?? '' })
    }, languages)
    await walk(page, studio.url, image?.id ?? '')
    await expect(page.locator('html')).toHaveAttribute('lang', languages[0]?.startsWith('de') ? 'de' : 'en')
  })
}

test('a Chromium of a machine without a locale and with a time zone that nobody knows shows every page', async ({
  studio,
}) => {
  const [image] = await importImages(studio.url, [{ prompt: `a slipway ${test.info().project.name}` }])
  const browser = await chromium.launch({
    executablePath: process.env['ATELIER_CHROMIUM'] ?? '',
    args: BROWSER_ARGUMENTS,
    env: { ...process.env, LANG: 'C', LC_ALL: 'C', LANGUAGE: '', TZ: 'Nowhere/Atlantis' },
  })
  const page = await browser.newPage({ serviceWorkers: 'block' })
  const faults: string[] = []
  page.on('pageerror', ({ message }) => faults.push(message))
  await walk(page, studio.url, image?.id ?? '')
  expect(faults).toEqual([])
  await browser.close()
})
