import type { Locator, Page } from 'playwright-core'
import { median, quantile } from '../../load.ts'
import type { Cell } from '../../report.ts'
import { defineScenario, type Context } from '../../scenario.ts'
import { openBrowser } from '../browser.ts'
import { DESKTOP } from '../context.ts'
import { startLargeGallery } from '../large-gallery.ts'
import { awaitJump, type Jump } from '../page/jump.ts'
import { picturesShown } from '../page/shown.ts'

const PATIENCE_MS = 10_000
/** Parts of the scrubber's length, far from one another in turn. */
const PLACES = [0.5, 0.05, 0.75, 0.25, 0.95, 0.35, 0.65, 0.15, 0.85, 0.45] as const

const JUMPS = { full: PLACES.length, quick: 4, smallest: 1 } as const

export const scrubber = defineScenario({
  name: 'scrubber',
  title: 'from a press on the scrubber until every picture on the screen is loaded',
  limits: {
    p50: { what: 'scrubber to pictures, p50', atMost: 120, unit: 'ms' },
    p95: { what: 'scrubber to pictures, p95', atMost: 150, unit: 'ms' },
  },
  async run(context) {
    const gallery = await startLargeGallery(context)
    const browser = await openBrowser()
    try {
      const page = await browser.newPage(DESKTOP)
      await page.goto(`${gallery.url}/gallery`)
      await page.waitForFunction(picturesShown)
      const slider = page.getByRole('slider').first()
      await slider.waitFor({ timeout: 5000 })
      const jumps: { place: number; jump: Jump }[] = []
      for (const place of PLACES.slice(0, JUMPS[context.scale]))
        jumps.push({ place, jump: await press(page, slider, place) })
      return findings(context, jumps, gallery.conversions())
    } finally {
      await browser.close()
      await gallery.stop()
    }
  },
})

async function press(page: Page, slider: Locator, place: number): Promise<Jump> {
  const box = await slider.boundingBox()
  if (!box) throw new Error('the scrubber cannot be seen')
  const isUpright = box.height > box.width
  const [x, y] = isUpright
    ? [box.x + box.width / 2, box.y + box.height * place]
    : [box.x + box.width * place, box.y + box.height / 2]
  await page.mouse.move(x, y)
  await page.evaluate(awaitJump, PATIENCE_MS)
  await page.mouse.down()
  await page.mouse.up()
  const jump = await page.evaluate(async () => window.atelierJump)
  if (!jump) throw new Error('nothing was measured')
  return jump
}

function findings({ rows }: Context, jumps: readonly { place: number; jump: Jump }[], conversions: number) {
  const took = jumps.map(({ jump }) => jump.tookMs ?? PATIENCE_MS)
  return {
    tables: [
      {
        title: `Jumps in a gallery of ${rows.at(-1)?.toLocaleString('en')} images, to the frame in which all was there; ${conversions} pictures were converted meanwhile`,
        columns: ['place', 'ms', 'pictures'],
        rows: jumps.map(({ place, jump }): Cell[] => [
          `${Math.round(place * 100)} %`,
          jump.tookMs ?? `over ${PATIENCE_MS}`,
          jump.pictures,
        ]),
      },
    ],
    figures: { p50: median(took), p95: quantile(took, 0.95) },
  }
}
