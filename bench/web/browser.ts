import { BROWSER_ARGUMENTS, chromiumPath } from '@atelier/e2e/browser'
import { chromium, type Browser, type CDPSession, type Page } from 'playwright-core'

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

/** Without a byte for this long, a view has arrived. */
const QUIET_MS = 1000

/** Everything that a browser without a cache loads for the first view of an address. */
export async function downloadsOf(page: Page, url: string): Promise<Download[]> {
  const session = await page.context().newCDPSession(page)
  const heads = new Map<string, Omit<Download, 'bytes'>>()
  const downloads: Download[] = []
  let lastAt = performance.now()
  session.on('Network.responseReceived', ({ requestId, type, response }) => {
    const encoding =
      Object.entries(response.headers).find(([name]) => name.toLowerCase() === 'content-encoding')?.[1] ?? 'plain'
    heads.set(requestId, { url: response.url, type, encoding })
    lastAt = performance.now()
  })
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const head = heads.get(requestId)
    if (head?.url.startsWith('http')) downloads.push({ ...head, bytes: encodedDataLength })
    lastAt = performance.now()
  })
  await session.send('Network.enable')
  await session.send('Network.setCacheDisabled', { cacheDisabled: true })
  await page.goto(url)
  while (performance.now() - lastAt < QUIET_MS) await page.waitForTimeout(QUIET_MS / 10)
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
