import { onTestFinished, vi } from 'vitest'

/** What a browser stores for a page until the test ends, and its other tabs. */
export function fakeBrowser(stored: Readonly<Record<string, string>> = {}) {
  onTestFinished(() => void vi.unstubAllGlobals())
  const items = new Map(Object.entries(stored))
  const listeners: ((event: { key: string; newValue: string }) => void)[] = []
  const browser = {
    /** Whether this tab is the one that is typed in. */
    hasFocus: false,
    otherTabKeeps(key: string, newValue: string) {
      items.set(key, newValue)
      listeners.forEach(listener => listener({ key, newValue }))
    },
  }
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => items.get(key) ?? null,
    setItem: (key: string, text: string) => items.set(key, text),
    removeItem: (key: string) => items.delete(key),
  })
  vi.stubGlobal('document', { hasFocus: () => browser.hasFocus })
  vi.stubGlobal(
    'addEventListener',
    (type: string, listener: (typeof listeners)[number]) => type === 'storage' && listeners.push(listener),
  )
  vi.stubGlobal('removeEventListener', () => {})
  return browser
}
