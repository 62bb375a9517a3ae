import type { Browser } from 'playwright-core'
import type { Cell } from '../../report.ts'
import { defineScenario, type Scale } from '../../scenario.ts'
import { downloadsOf, openBrowser, type Download } from '../browser.ts'
import { DESKTOP, PHONE } from '../context.ts'
import { PICTURES, startSmallGallery } from '../small-gallery.ts'

const MOST_OF_ORIGINALS = 1 / 15
const VIEWS = { desktop: DESKTOP, phone: { ...PHONE, deviceScaleFactor: 3 } } as const

export const pictureBytes = defineScenario({
  name: 'picture-bytes',
  title: "the gallery's first view with 20 pictures, against their originals",
  limits: {
    'png, desktop': { what: 'pictures of the first view, of PNG originals, desktop', atMost: MOST_OF_ORIGINALS },
    'png, phone': { what: 'pictures of the first view, of PNG originals, phone', atMost: MOST_OF_ORIGINALS },
    'jpeg, desktop': { what: 'pictures of the first view, of JPEG originals, desktop', atMost: MOST_OF_ORIGINALS },
    'jpeg, phone': { what: 'pictures of the first view, of JPEG originals, phone', atMost: MOST_OF_ORIGINALS },
  },
  async run({ scale }) {
    const { count: stored, size } = PICTURES[scale]
    const browser = await openBrowser()
    try {
      const weighed = [...(await weigh(browser, 'png', scale)), ...(await weigh(browser, 'jpeg', scale))]
      return {
        tables: [
          {
            title: `Gallery of ${stored} pictures of ${size} x ${size} pixels (noise of many sizes, as hard to pack as photographs; PNG, and JPEG at quality 90); the phone has 3 pixels a point`,
            columns: ['originals', 'kB', 'pictures loaded', 'kB', 'of originals', 'everything kB', 'of originals'],
            rows: weighed.map(({ name, originals, count, pictures, everything }): Cell[] => [
              name,
              originals / 1000,
              count,
              pictures / 1000,
              pictures / originals,
              everything / 1000,
              everything / originals,
            ]),
          },
        ],
        figures: Object.fromEntries(weighed.map(({ name, originals, pictures }) => [name, pictures / originals])),
      }
    } finally {
      await browser.close()
    }
  },
})

/** Bytes of one gallery's first view on each screen. */
async function weigh(browser: Browser, format: 'png' | 'jpeg', scale: Scale) {
  const gallery = await startSmallGallery(format, scale)
  try {
    const weighed = []
    for (const [view, options] of Object.entries(VIEWS)) {
      const page = await browser.newPage(options)
      const downloads = await downloadsOf(page, `${gallery.url}/gallery`, scale)
      await page.close()
      const pictures = downloads.filter(({ url }) => url.includes('/api/v1/images/') && url.includes('/file'))
      weighed.push({
        name: `${format}, ${view}`,
        originals: gallery.originalBytes,
        count: pictures.length,
        pictures: bytesOf(pictures),
        everything: bytesOf(downloads),
      })
    }
    return weighed
  } finally {
    await gallery.stop()
  }
}

const bytesOf = (downloads: readonly Download[]) => downloads.reduce((sum, { bytes }) => sum + bytes, 0)
