/** What goes into an address: the parts of its path, and its query. */
export interface Addressed {
  readonly params?: Readonly<Record<string, unknown>>
  readonly querystring?: Readonly<Record<string, unknown>>
}

/** The path and query of an operation; a `*` takes the rest of the path, slashes and all. */
export function pathOf({ url }: { readonly url: string }, { params = {}, querystring = {} }: Addressed): string {
  const path = url
    .replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(String(params[name])))
    .replace('*', () => String(params['*']).split('/').map(encodeURIComponent).join('/'))
  const query = new URLSearchParams(
    Object.entries(querystring)
      .filter(([, value]) => value !== undefined)
      .map(([key, value]): [string, string] => [key, String(value)]),
  ).toString()
  return query ? `${path}?${query}` : path
}
