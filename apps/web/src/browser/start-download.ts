/** Long enough for the browser to have taken over. */
const TAKEN_OVER_MS = 60_000

/** As a press on a link would; without a name the server gives one. */
export function startDownload(url: string, name = '') {
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
}

export function saveFile(file: Blob, name: string) {
  const url = URL.createObjectURL(file)
  startDownload(url, name)
  setTimeout(() => URL.revokeObjectURL(url), TAKEN_OVER_MS)
}
