const HERE = 'http://here.invalid'

/** A page of the studio, whatever somebody put into a link: never the address of another site. */
export function localPath(to: string | undefined): string {
  const url = to?.startsWith('/') ? URL.parse(to, HERE) : null
  if (url?.origin !== HERE) return '/'
  const path = `${url.pathname}${url.search}${url.hash}`
  // Two slashes, which may be left of dots between them, would begin the name of another server.
  return path.startsWith('//') ? '/' : path
}
