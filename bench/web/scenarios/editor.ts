import type { Page } from 'playwright-core'
import { quantile } from '../../load.ts'
import type { Cell } from '../../report.ts'
import { defineScenario } from '../../scenario.ts'
import { openBrowser } from '../browser.ts'
import { DESKTOP } from '../context.ts'
import { editorShows, nextFrame } from '../page/stroke.ts'
import { startOnePicture } from '../small-gallery.ts'
import { tracedFrames, type FrameWork } from '../trace.ts'

const SIDES = { full: 4096, quick: 4096, smallest: 512 } as const
const FRAMES = { full: 240, quick: 60, smallest: 6 } as const
/** Places of the sliders: the brush that one begins with on 4096 pixels is 341 of them wide, and the largest 1000. */
const CASES = [
  { name: 'brush of 341 px', size: 84, feather: 0 },
  { name: 'brush of 22 px', size: 45, feather: 0 },
  { name: 'brush of 1000 px', size: 100, feather: 0 },
  { name: 'brush of 341 px, feathered by 32 px', size: 84, feather: 32 },
] as const

export const editor = defineScenario({
  name: 'editor',
  title: "the editor of pictures: a stroke's frame at 4096 x 4096",
  limits: {
    p50: { what: "a stroke's frame at 4096 x 4096, script and raster, p50", atMost: 16, unit: 'ms' },
  },
  async run({ scale }) {
    const side = SIDES[scale]
    const studio = await startOnePicture(side)
    const browser = await openBrowser()
    try {
      const page = await browser.newPage(DESKTOP)
      await openEditor(page, `${studio.url}/images/${studio.image.id}`, side)
      // What is compiled once does not count.
      await strokeFrames(page, CASES[0], FRAMES.smallest)
      const measured = []
      for (const one of CASES) measured.push({ ...one, frames: await strokeFrames(page, one, FRAMES[scale]) })
      const share = await page.locator('dialog footer p').textContent()
      if (!/[1-9]/.test(share ?? '')) throw new Error(`the strokes have painted nothing: ${share}`)
      return findings(side, measured)
    } finally {
      await browser.close()
      await studio.stop()
    }
  },
})

async function openEditor(page: Page, url: string, side: number): Promise<void> {
  await page.goto(url)
  await page.getByRole('heading', { level: 1 }).waitFor()
  await page.keyboard.press('e')
  await page.getByRole('application').waitFor()
  await page.waitForFunction(editorShows, side)
}

/** A stroke in circles, a place of the pointer for each frame. */
async function strokeFrames(page: Page, { size, feather }: (typeof CASES)[number], count: number) {
  await page.getByRole('slider', { name: 'Size' }).fill(String(size))
  await page.getByRole('slider', { name: 'Feather' }).fill(String(feather))
  const box = await page.getByRole('application').boundingBox()
  if (!box) throw new Error('the editor cannot be seen')
  const placeAt = (step: number) => ({
    x: box.x + box.width / 2 + Math.cos(step / 9) * box.height * (0.1 + (0.3 * step) / count),
    y: box.y + box.height / 2 + Math.sin(step / 9) * box.height * (0.1 + (0.3 * step) / count),
  })
  const session = await page.context().newCDPSession(page)
  await page.mouse.move(placeAt(0).x, placeAt(0).y)
  await page.mouse.down()
  const frames = await tracedFrames(session, 'pointermove', async () => {
    for (let step = 1; step <= count; step += 1) {
      await page.mouse.move(placeAt(step).x, placeAt(step).y)
      await page.evaluate(nextFrame)
    }
  })
  await page.mouse.up()
  await session.detach()
  if (frames.length < count / 2) throw new Error(`of ${count} frames only ${frames.length} were drawn`)
  return frames
}

interface Measured {
  readonly name: string
  readonly frames: readonly FrameWork[]
}

function findings(side: number, measured: readonly Measured[]) {
  const total = ({ scriptMs, rasterMs }: FrameWork) => scriptMs + rasterMs
  const of = (frames: readonly FrameWork[], part: (frame: FrameWork) => number, share: number) =>
    quantile(frames.map(part), share)
  return {
    tables: [
      {
        title: `Painting on ${side} x ${side} pixels: milliseconds of a processor for a frame, of all of the browser's threads together, without a graphics card`,
        columns: ['', 'frames', 'script p50', 'raster p50', 'both p50', 'both p95'],
        rows: measured.map(({ name, frames }): Cell[] => [
          name,
          frames.length,
          of(frames, ({ scriptMs }) => scriptMs, 0.5),
          of(frames, ({ rasterMs }) => rasterMs, 0.5),
          of(frames, total, 0.5),
          of(frames, total, 0.95),
        ]),
      },
    ],
    figures: { p50: of(measured[0]?.frames ?? [], total, 0.5) },
  }
}
