/** What the page is made of, as the build lists it. Paths, from the root on. */
export interface ShellFiles {
  /** Another one wherever any of the files is; the document bears it. */
  readonly version: string
  /** Their names change with what is in them. */
  readonly hashed: readonly string[]
  /** Their names stay; `/` is the document. */
  readonly plain: readonly string[]
}

export interface ShellParts {
  readonly files: ShellFiles
  readonly origin: string
  readonly caches: Pick<CacheStorage, 'open' | 'keys' | 'delete' | 'match'>
  readonly fetch: (request: Request | string, init?: RequestInit) => Promise<Response>
  readonly wait: (ms: number) => Promise<unknown>
}

const PREFIX = 'atelier.shell.'
/** A server that has not even begun to answer by then is away, as far as a person can tell. */
const PATIENCE_MS = 4000
/** A proxy speaks for the server that it does not reach. */
const AWAY: readonly number[] = [502, 503, 504]
/** Addresses that are not the page's: never answered and never stored here. */
const SERVERS = /^\/(?:api|docs|openapi\.json|errors|healthz|readyz)(?:\/|$)/

/**
 * The page without the server: exactly the files that were built, and nothing that the API says. The document is asked
 * for every time, so that what is shown is as new as the server; what is stored answers only where the server does not.
 */
export function createShell({ files, origin, caches, fetch, wait }: ShellParts) {
  const name = `${PREFIX}${files.version}`
  const hashed = new Set(files.hashed)
  const plain = new Set(files.plain)
  // Not by `open`, which would make it anew where the next version has just removed it.
  const stored = async (path: string) => caches.match(path, { cacheName: name, ignoreVary: true })

  /** Stores all files, or throws. One after another: whoever uses the page meanwhile goes first. */
  async function install() {
    const cache = await caches.open(name)
    for (const path of files.plain) await cache.put(path, await whole(await fetch(path, { cache: 'no-cache' }), path))
    for (const path of files.hashed)
      await cache.put(path, (await caches.match(path, { ignoreVary: true })) ?? (await whole(await fetch(path), path)))
  }

  /** A page to log in at, or the document of the next version, would be stored as if it were ours. */
  async function whole(response: Response, path: string): Promise<Response> {
    if (response.status !== 200 || response.redirected) throw new Error(`${path} answered ${response.status}`)
    if (path === '/' && !(await response.clone().text()).includes(`"${files.version}"`))
      throw new Error('The document is of another version.')
    return response
  }

  async function removeOthers() {
    const names = await caches.keys()
    await Promise.all(
      names.filter(other => other.startsWith(PREFIX) && other !== name).map(other => caches.delete(other)),
    )
  }

  /** What the browser is answered. Of `undefined` it asks the server, as if nobody stood between. */
  function answer(request: Request, preloaded?: Promise<Response | undefined>): Promise<Response> | undefined {
    const { origin: asked, pathname } = new URL(request.url)
    if (request.method !== 'GET' || asked !== origin) return undefined
    if (request.mode === 'navigate') return SERVERS.test(pathname) ? undefined : fromServer(request, '/', preloaded)
    if (hashed.has(pathname)) return fromHere(request, pathname)
    return plain.has(pathname) ? fromServer(request, pathname) : undefined
  }

  const fromHere = async (request: Request, path: string) => (await stored(path)) ?? fetch(request)

  async function fromServer(
    request: Request,
    path: string,
    preloaded?: Promise<Response | undefined>,
  ): Promise<Response> {
    const asked = (async () => (await preloaded) ?? fetch(request))()
    try {
      const first = await Promise.race([asked, wait(PATIENCE_MS).then(async () => stored(path))])
      if (first && !AWAY.includes(first.status)) return first
    } catch {
      // Nobody answered.
    }
    return (await stored(path)) ?? asked
  }

  return { install, removeOthers, answer, isOf: (version: unknown) => version === files.version }
}
