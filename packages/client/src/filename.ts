/** The name that a file was sent under, without any folder; undefined where it has none. */
export function filenameOf(response: Pick<Response, 'headers'>): string | undefined {
  const header = response.headers.get('content-disposition') ?? ''
  const [, encoded] = /filename\*=UTF-8''([^;]+)/i.exec(header) ?? []
  const [, quoted, plain] = /filename=(?:"((?:[^"\\]|\\.)*)"|([^;\s]+))/i.exec(header) ?? []
  const name = encoded === undefined ? (quoted?.replace(/\\(.)/g, '$1') ?? plain) : decodeURIComponent(encoded)
  return name?.split(/[/\\]/).at(-1) || undefined
}
