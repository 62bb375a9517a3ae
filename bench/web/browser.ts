import { BROWSER_ARGUMENTS, chromiumPath } from '@atelier/e2e/browser'
import { chromium, type Browser, type CDPSession, type Page } from 'playwright-core'
import type { Scale } from '../scenario.ts'

/** The Chromium of the browser tests, without a window. */
export const openBrowser = async (extra: readonly string[] = []): Promise<Browser> =>
  chromium.launch({ executablePath: await chromiumPath(), args: [...BROWSER_ARGUMENTS, ...extra] })

export interface Download {
  readonly url: string
  /** As the browser calls it: Document, Script, Stylesheet, Font, Image, Fetch. */
  readonly type: string
  /** What came over the wire, headers included. */
  readonly bytes: number
  /** `content-encoding`; 'plain' without one. */
  readonly encoding: string
}

/** A view has arrived when every request was answered and none was made for this long. */
const QUIET_MS = { full: 1000, quick: 1000, smallest: 250 } as const
const GIVE_UP_MS = 60_000

/** Everything that a browser without a cache loads for the first view of an address. */
export async function downloadsOf(page: Page, url: string, scale: Scale): Promise<Download[]> {
  const session = await page.context().newCDPSession(page)
  const heads = new Map<string, Omit<Download, 'bytes'>>()
  const downloads: Download[] = []
  /** The addresses of what is not answered yet. */
  const open = new Map<string, string>()
  let lastAt = performance.now()
  const ended = (requestId: string) => {
    open.delete(requestId)
    lastAt = performance.now()
  }
  session.on('Network.requestWillBeSent', ({ requestId, type, request }) => {
    // The stream of events never ends.
    if (type !== 'EventSource') open.set(requestId, request.url)
    lastAt = performance.now()
  })
  session.on('Network.loadingFailed', ({ requestId }) => ended(requestId))
  session.on('Network.responseReceived', ({ requestId, type, response }) => {
    const encoding =
      Object.entries(response.headers).find(([name]) => name.toLowerCase() === 'content-encoding')?.[1] ?? 'plain'
    heads.set(requestId, { url: response.url, type, encoding })
  })
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const head = heads.get(requestId)
    if (head?.url.startsWith('http')) downloads.push({ ...head, bytes: encodedDataLength })
    ended(requestId)
  })
  await session.send('Network.enable')
  await session.send('Network.setCacheDisabled', { cacheDisabled: true })
  await page.goto(url)
  const quietMs = QUIET_MS[scale]
  const until = performance.now() + GIVE_UP_MS
  while (open.size > 0 || performance.now() - lastAt < quietMs) {
    if (performance.now() > until)
      throw new Error(`${url} does not come to rest; still open: ${[...open.values()].join(', ') || 'nothing'}`)
    await page.waitForTimeout(quietMs / 10)
  }
  await session.detach()
  return downloads
}

/** Megabytes of JavaScript's objects, after everything that nobody holds was collected. */
export async function heapMb(session: CDPSession): Promise<number> {
  // What the first collection finalises, the second frees.
  for (let round = 0; round < 2; round += 1) await session.send('HeapProfiler.collectGarbage')
  const { usedSize } = await session.send('Runtime.getHeapUsage')
  return usedSize / 2 ** 20
}
