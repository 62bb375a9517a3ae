/** Only where it was allowed. What one tells takes the place of what was told before. */
export function showNotification(text: string) {
  if (!('Notification' in globalThis) || Notification.permission !== 'granted') return
  try {
    const shown = new Notification('Atelier', { body: text, tag: 'atelier.done', icon: '/icons/192.png' })
    shown.addEventListener('click', () => {
      focus()
      shown.close()
    })
  } catch {
    // Browsers of phones have them only for a page that is installed.
  }
}
