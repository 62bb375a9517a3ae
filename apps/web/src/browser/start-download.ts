/** As a press on a link would; without a name the server gives one. */
export function startDownload(url: string, name = '') {
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
}
