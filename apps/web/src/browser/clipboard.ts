/** Puts text on the clipboard. Over plain http, as studios at home often are, browsers have only the old way. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    return copyBySelection(text)
  }
}

function copyBySelection(text: string): boolean {
  const before = document.activeElement
  const area = document.createElement('textarea')
  area.value = text
  area.className = 'visually-hidden'
  document.body.append(area)
  area.select()
  const isCopied = document.execCommand('copy')
  area.remove()
  if (before instanceof HTMLElement) before.focus({ preventScroll: true })
  return isCopied
}

/** Puts the picture behind an address on the clipboard; `url` has to give a PNG, the one kind that every browser takes. */
export async function copyPicture(url: string): Promise<'copied' | 'forbidden' | 'failed'> {
  if (!isSecureContext || typeof ClipboardItem === 'undefined') return 'forbidden'
  try {
    // A promise and not the bytes: Safari asks that writing begins with the click.
    await navigator.clipboard.write([new ClipboardItem({ 'image/png': read(url) })])
    return 'copied'
  } catch (error) {
    return error instanceof DOMException && error.name === 'NotAllowedError' ? 'forbidden' : 'failed'
  }
}

async function read(url: string): Promise<Blob> {
  const response = await fetch(url)
  if (!response.ok) throw new Error(`The picture was answered with status ${response.status}.`)
  return response.blob()
}
