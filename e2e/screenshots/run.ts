// `node e2e/screenshots/run.ts` after the page was built: every picture in docs/screenshots, of a studio that is filled for it.
import { writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { chromium, type Browser, type Page } from '@playwright/test'
import { BROWSER_ARGUMENTS, chromiumPath } from '../support/browser.ts'
import { drag, stage } from '../support/editor.ts'
import { choose } from '../support/imports.ts'
import { openOptions } from '../support/studio-page.ts'
import { startStudio } from '../support/studio.ts'
import { fill, type Filled } from './fill.ts'

const FOLDER = fileURLToPath(new URL('../../docs/screenshots/', import.meta.url))
const QUALITY = 82
const SCREENS = {
  '': { viewport: { width: 1440, height: 900 } },
  '-phone': { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true },
} as const
const SCHEMES = ['light', 'dark'] as const

interface Shot {
  readonly path: string
  /** What is done before it is taken. */
  readonly prepare?: (page: Page) => Promise<unknown>
}

const shotsOf = ({ image, sibling, collection, grid, files }: Filled): Readonly<Record<string, Shot>> => ({
  studio: { path: '/' },
  gallery: { path: '/gallery' },
  image: { path: `/images/${image.id}` },
  compare: { path: `/images/${image.id}?compare=${sibling.id}` },
  collections: { path: '/collections' },
  collection: { path: `/collections/${collection.id}` },
  grids: { path: '/grids' },
  grid: {
    path: `/grids/${grid.id}`,
    prepare: async page => page.getByRole('button', { name: 'Fit to width' }).click(),
  },
  'new-grid': { path: '/grids/new' },
  styles: { path: '/styles' },
  wildcards: {
    path: '/wildcards',
    prepare: async page => page.getByRole('button', { name: /^__season__/ }).click(),
  },
  import: { path: '/import', prepare: async page => choose(page, files) },
  settings: { path: '/settings' },
  engines: { path: '/engines' },
  editor: {
    path: `/images/${image.id}`,
    prepare: async page => {
      await page.keyboard.press('e')
      await stage(page).waitFor()
      await settled(page)
      await drag(page, [0.47, 0.7], [0.53, 0.75])
    },
  },
  // Last: what it begins with would be in the studio of every other one.
  begin: {
    path: `/images/${image.id}`,
    prepare: async page => {
      await page.getByRole('button', { name: 'Use as start' }).click()
      await page.waitForURL('/')
      await openOptions(page)
      await page.mouse.move(0, 0)
    },
  },
})

const studio = await startStudio()
const browser = await chromium.launch({ executablePath: await chromiumPath(), args: BROWSER_ARGUMENTS })
try {
  // Before anything was made.
  await take(browser, studio.url, { start: { path: '/' } })
  await take(browser, studio.url, shotsOf(await fill(studio.url)))
} finally {
  await browser.close()
  await studio.stop()
}

async function take(from: Browser, url: string, shots: Readonly<Record<string, Shot>>) {
  for (const [screen, device] of Object.entries(SCREENS))
    for (const colorScheme of SCHEMES) {
      const context = await from.newContext({
        ...device,
        baseURL: url,
        colorScheme,
        locale: 'en-GB',
        reducedMotion: 'reduce',
      })
      for (const [name, { path, prepare }] of Object.entries(shots)) {
        const page = await context.newPage()
        await page.goto(url + path)
        await settled(page)
        await prepare?.(page)
        await settled(page)
        await write(page, `${name}${screen}-${colorScheme}.webp`)
        await page.close()
      }
      await context.close()
    }
}

/** Nothing is asked for any more, and every picture and letter is drawn. */
async function settled(page: Page) {
  await page.getByRole('main').getByRole('heading').first().waitFor({ state: 'attached' })
  // The stream of events never ends, so the network is never idle: the pictures on the screen are what is waited for.
  await page.waitForFunction(() => {
    const isInSight = (picture: Element) => {
      const { top, bottom } = picture.getBoundingClientRect()
      return bottom > 0 && top < innerHeight
    }
    const pictures = [...document.images].filter(isInSight)
    return document.fonts.status === 'loaded' && pictures.every(picture => picture.complete)
  })
  // A rest in which nothing is drawn anew: placeholders fade, and lists are measured.
  await page.evaluate(async () => new Promise(resolve => setTimeout(resolve, 1200)))
}

async function write(page: Page, name: string) {
  const session = await page.context().newCDPSession(page)
  const { width, height } = page.viewportSize() ?? { width: 0, height: 0 }
  const clip = { x: 0, y: 0, width, height, scale: await page.evaluate(() => devicePixelRatio) }
  const { data } = await session.send('Page.captureScreenshot', { format: 'webp', quality: QUALITY, clip })
  await writeFile(FOLDER + name, Buffer.from(data, 'base64'))
}
