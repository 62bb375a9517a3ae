import type { CDPSession, Page } from 'playwright-core'
import { stopWatching, watchFrames, type Watched } from './page/frames.ts'

/** Pixels a second: a brisk turn of the wheel, and a hard fling. */
const SPEEDS = { wheel: 2000, fling: 12_000 } as const
export type Gesture = keyof typeof SPEEDS

interface Scroll {
  readonly gesture: Gesture
  readonly seconds: number
  /** Pixels down and up again; left out, down all the time. */
  readonly within?: number
}

/** Scrolls as a hand would, by events of the browser's own making, and tells of the frames meanwhile. */
export async function scrolled(page: Page, session: CDPSession, scroll: Scroll): Promise<Watched> {
  await page.evaluate(watchFrames)
  await (scroll.gesture === 'wheel' ? turnWheel(page, session, scroll) : fling(page, session, scroll))
  return page.evaluate(stopWatching)
}

async function turnWheel(page: Page, session: CDPSession, { seconds, within }: Scroll): Promise<void> {
  const distance = within ?? SPEEDS.wheel * seconds
  for (
    let left = SPEEDS.wheel * seconds, down = true;
    left > 0;
    left -= distance, down = !down || within === undefined
  ) {
    await gesture(page, session, down ? distance : -distance, SPEEDS.wheel)
  }
}

/** One after another, each a quarter of a second. */
async function fling(page: Page, session: CDPSession, { seconds, within }: Scroll): Promise<void> {
  const until = performance.now() + seconds * 1000
  for (let down = true; performance.now() < until; down = !down || within === undefined) {
    const distance = Math.min(within ?? Infinity, SPEEDS.fling / 4)
    await gesture(page, session, down ? distance : -distance, SPEEDS.fling)
  }
}

async function gesture(page: Page, session: CDPSession, distance: number, speed: number): Promise<void> {
  const { width, height } = page.viewportSize() ?? { width: 0, height: 0 }
  // A wheel, for both: the headless browser takes no touches on a desktop.
  await session.send('Input.synthesizeScrollGesture', {
    x: width / 2,
    y: height * 0.6,
    yDistance: -distance,
    speed,
    gestureSourceType: 'mouse',
  })
}
