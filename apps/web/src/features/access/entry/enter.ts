/** Where one wanted to go before one had to log in; never to another site. */
export function ownAddress(next: unknown, origin: string): string {
  const url = typeof next === 'string' ? URL.parse(next, origin) : null
  return url?.origin === origin ? url.pathname + url.search + url.hash : '/'
}

/** Into the studio, with a page that knows nothing of who was there before. */
export const enter = (next?: unknown) => location.replace(ownAddress(next, location.origin))
