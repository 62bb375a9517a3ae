/**
 * Other pages of the studio may be closed at any time, and one that was just closed is counted for a moment longer. Not
 * at once: what a page asks for while it opens wakes the older version just as the browser stops it, and the newer one
 * then waits until the older one has had nothing to do for long (Chromium).
 */
const OFFER_EVERY_MS = 5000

const versionOf = (page: Document) => page.querySelector<HTMLMetaElement>('meta[name="version"]')?.content

async function offer() {
  const registration = await navigator.serviceWorker.getRegistration()
  registration?.waiting?.postMessage(versionOf(document))
}

/**
 * Stores the page for when the server is away. A version that waits is offered this page: where it is the only one that
 * is open and of that version already, nobody needs the older one any more.
 */
export async function registerShell() {
  // Only over TLS or on this machine; elsewhere the page is as good as its server.
  if (!('serviceWorker' in navigator)) return
  try {
    await navigator.serviceWorker.register('/sw.js', { updateViaCache: 'none' })
    setInterval(() => void offer(), OFFER_EVERY_MS)
  } catch {
    // Refused by the browser (private windows, a full disk) or out of reach: tried again with the next page.
  }
}
