/** Other pages of the studio may be closed at any time, and one that was just closed is counted for a moment longer. */
const OFFER_AGAIN_MS = 5000

const versionOf = (page: Document) => page.querySelector<HTMLMetaElement>('meta[name="version"]')?.content

/**
 * Stores the page for when the server is away. A version that waits is offered this page: where it is the only one that
 * is open and of that version already, nobody needs the older one any more.
 */
export async function registerShell() {
  // Only over TLS or on this machine; elsewhere the page is as good as its server.
  if (!('serviceWorker' in navigator)) return
  try {
    const registration = await navigator.serviceWorker.register('/sw.js', { updateViaCache: 'none' })
    const offer = () => registration.waiting?.postMessage(versionOf(document))
    offer()
    setInterval(offer, OFFER_AGAIN_MS)
    registration.addEventListener('updatefound', () => registration.installing?.addEventListener('statechange', offer))
  } catch {
    // Refused by the browser (private windows, a full disk) or out of reach: tried again with the next page.
  }
}
