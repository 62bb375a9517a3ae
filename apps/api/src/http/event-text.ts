/**
 * What goes to several streams becomes text once: a preview is tens of kilobytes, and each tab that is open gets it. For as long
 * as somebody holds what it is the text of, which is never changed after it was told.
 */
export function createEventText() {
  const texts = new WeakMap<object, string>()
  return (data: unknown): string => {
    if (typeof data !== 'object' || data === null) return JSON.stringify(data)
    const known = texts.get(data)
    if (known !== undefined) return known
    const text = JSON.stringify(data)
    texts.set(data, text)
    return text
  }
}
