import type { Browser, Page } from 'playwright-core'
import { quantile } from '../../load.ts'
import type { Cell } from '../../report.ts'
import { defineScenario, type Context } from '../../scenario.ts'
import { heapMb, openBrowser } from '../browser.ts'
import { DESKTOP, LATE_FRAME_MS } from '../context.ts'
import { scrolled, type Gesture } from '../gestures.ts'
import { startLargeGallery, type LargeGallery } from '../large-gallery.ts'
import { picturesShown } from '../page/shown.ts'
import type { Watched } from '../page/frames.ts'
import { startReference } from '../reference.ts'

const SECONDS = { full: 10, quick: 3, smallest: 0.5 } as const
const GESTURES = ['wheel', 'fling'] as const satisfies readonly Gesture[]

interface Measured {
  readonly watched: Record<Gesture, Watched>
  readonly heapsMb: readonly number[]
  readonly thumbnails: readonly Uint8Array[]
  readonly conversions: number
}

export const scrolling = defineScenario({
  name: 'scrolling',
  title: 'frames, nodes and memory while a large gallery is scrolled',
  limits: {
    lateWheel: { what: 'late frames at 1,000,000 images, wheel', atMost: 1, unit: '%' },
    lateFling: { what: 'late frames at 1,000,000 images, flings', atMost: 5, unit: '%' },
    nodes: { what: 'most nodes while scrolling', atMost: 400 },
    heapGrowth: { what: 'memory after as many flings again, of that after the first', atMost: 1.1 },
  },
  async run(context) {
    const gallery = await startLargeGallery(context)
    const browser = await openBrowser()
    try {
      const ours = await measureGallery(browser, gallery, context)
      return findings(context, ours, await measureReference(browser, ours, context))
    } finally {
      await browser.close()
      await gallery.stop()
    }
  },
})

async function measureGallery(
  browser: Browser,
  { url, conversions }: LargeGallery,
  { scale }: Context,
): Promise<Measured> {
  const page = await browser.newPage(DESKTOP)
  const session = await page.context().newCDPSession(page)
  await page.goto(`${url}/gallery`)
  await page.waitForFunction(picturesShown)
  const thumbnails = await thumbnailsOf(page)
  // What is loaded and compiled once does not count as growth.
  await scrolled(page, session, { gesture: 'wheel', seconds: Math.min(2, SECONDS[scale]) })
  const heapsMb = [await heapMb(session)]
  const seconds = SECONDS[scale]
  const wheel = await scrolled(page, session, { gesture: 'wheel', seconds })
  heapsMb.push(await heapMb(session))
  const fling = await scrolled(page, session, { gesture: 'fling', seconds })
  heapsMb.push(await heapMb(session))
  // Whether it goes on growing, or had only filled what it keeps.
  await scrolled(page, session, { gesture: 'fling', seconds })
  heapsMb.push(await heapMb(session))
  await page.close()
  return { watched: { wheel, fling }, heapsMb, thumbnails, conversions: conversions() }
}

async function thumbnailsOf(page: Page): Promise<Uint8Array[]> {
  const urls = await page.evaluate(() => [...document.images].map(image => image.currentSrc))
  return Promise.all(
    [...new Set(urls)].slice(0, 20).map(async url => new Uint8Array(await (await fetch(url)).arrayBuffer())),
  )
}

async function measureReference(
  browser: Browser,
  { watched, thumbnails }: Measured,
  { scale }: Context,
): Promise<Record<Gesture, Watched>> {
  const reference = await startReference({ pictures: thumbnails, count: watched.wheel.images, ...DESKTOP.viewport })
  try {
    const page = await browser.newPage(DESKTOP)
    const session = await page.context().newCDPSession(page)
    await page.goto(reference.url)
    const seconds = SECONDS[scale]
    const wheel = await scrolled(page, session, { gesture: 'wheel', seconds, within: reference.within })
    const fling = await scrolled(page, session, { gesture: 'fling', seconds, within: reference.within })
    await page.close()
    return { wheel, fling }
  } finally {
    await reference.stop()
  }
}

/** Where no frame came at all, all were late. */
const lateShare = ({ framesMs }: Watched) =>
  framesMs.length === 0 ? 1 : framesMs.filter(ms => ms > LATE_FRAME_MS).length / framesMs.length

function findings({ rows }: Context, { watched, heapsMb, conversions }: Measured, reference: Record<Gesture, Watched>) {
  const largest = rows.at(-1)?.toLocaleString('en')
  const row = (name: string, one: Watched): Cell[] => [
    name,
    one.scrolled,
    one.framesMs.length,
    lateShare(one) * 100,
    quantile(one.framesMs, 0.5),
    quantile(one.framesMs, 0.99),
    Math.max(...one.framesMs),
    one.nodes,
    one.images,
  ]
  const [again = 0, once = 0] = heapsMb.toReversed()
  return {
    tables: [
      {
        title: `Scrolling ${largest} images; a frame is late that came after more than ${LATE_FRAME_MS} ms, when one of 60 a second was left out. Drawn without a graphics card. The reference is as many plain pictures, scrolled up and down`,
        columns: ['', 'pixels', 'frames', 'late %', 'p50 ms', 'p99 ms', 'max ms', 'most nodes', 'most images'],
        rows: GESTURES.flatMap(gesture => [
          row(gesture, watched[gesture]),
          row(`${gesture}, reference`, reference[gesture]),
        ]),
      },
      {
        title: 'Objects of JavaScript',
        columns: ['before MB', 'after the wheel MB', 'after flings MB', 'after as many again MB'],
        rows: [[...heapsMb]],
      },
      {
        title: 'Work of the server meanwhile, on the same processors',
        columns: ['pictures converted'],
        rows: [[conversions]],
      },
    ],
    figures: {
      lateWheel: lateShare(watched.wheel) * 100,
      lateFling: lateShare(watched.fling) * 100,
      nodes: Math.max(watched.wheel.nodes, watched.fling.nodes),
      heapGrowth: again / once,
    },
  }
}
