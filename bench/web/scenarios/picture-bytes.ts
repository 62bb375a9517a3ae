import { atMost, type Cell, type Findings } from '../../report.ts'
import { downloadsOf, openBrowser } from '../browser.ts'
import { DESKTOP, PHONE, type WebScenario } from '../context.ts'
import { PICTURES, startSmallGallery } from '../small-gallery.ts'

const MOST_OF_ORIGINALS = 1 / 15
const VIEWS = { desktop: DESKTOP, phone: { ...PHONE, deviceScaleFactor: 3 } } as const

export const pictureBytes: WebScenario = {
  title: `the gallery's first view with ${PICTURES} pictures, against their originals`,
  async run() {
    const rows: Cell[][] = []
    const aims: Findings['aims'][number][] = []
    const browser = await openBrowser()
    try {
      for (const format of ['png', 'jpeg'] as const) {
        const gallery = await startSmallGallery(format)
        for (const [view, options] of Object.entries(VIEWS)) {
          const page = await browser.newPage(options)
          const downloads = await downloadsOf(page, `${gallery.url}/gallery`)
          await page.close()
          const pictures = downloads.filter(({ url }) => url.includes('/api/v1/images/'))
          const bytes = pictures.reduce((sum, download) => sum + download.bytes, 0)
          const all = downloads.reduce((sum, download) => sum + download.bytes, 0)
          rows.push([`${format}, ${view}`, gallery.originalBytes / 1000, pictures.length, bytes / 1000, bytes / gallery.originalBytes, all / 1000, all / gallery.originalBytes])
          aims.push(atMost(`pictures of the first view, of ${format} originals, ${view}`, MOST_OF_ORIGINALS, bytes / gallery.originalBytes))
        }
        await gallery.stop()
      }
    }
    finally {
      await browser.close()
    }
    return {
      tables: [{
        title: `Gallery of ${PICTURES} pictures of 1024 x 1024 pixels (noise of many sizes, as hard to pack as photographs; PNG, and JPEG at quality 90); the phone has 3 pixels a point`,
        columns: ['originals', 'kB', 'pictures loaded', 'kB', 'of originals', 'everything kB', 'of originals'], rows,
      }],
      aims,
    }
  },
}
