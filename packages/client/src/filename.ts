/** The name that a file was sent under, without any folder; undefined where it has none. */
export function filenameOf(response: Pick<Response, 'headers'>): string | undefined {
  const header = response.headers.get('content-disposition') ?? ''
  const [, encoded = ''] = /filename\*=UTF-8''([^;]+)/i.exec(header) ?? []
  const [, quoted, plain] = /filename=(?:"((?:[^"\\]|\\.)*)"|([^;\s]+))/i.exec(header) ?? []
  const name = decoded(encoded) || (quoted?.replace(/\\(.)/g, '$1') ?? plain)
  const last = name?.split(/[/\\]/).at(-1)
  return last === undefined || /^\.{0,2}$/.test(last) ? undefined : last
}

/** Empty where it is none: something between us and the server may have written it. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return ''
  }
}
