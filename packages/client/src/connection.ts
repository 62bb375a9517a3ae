export interface ClientOptions {
  /** Where the studio is: `http://127.0.0.1:3000`, or a folder behind a proxy. */
  readonly url: string
  /** A key of `POST /api/v1/keys`. A studio alone on its machine asks for none. */
  readonly key?: string | undefined
  /** Milliseconds for one try; 30 seconds where it is left out, five minutes for a file that is sent. */
  readonly timeoutMs?: number | undefined
  /** How often to try again where that is safe: twice where it is left out. */
  readonly retries?: number | undefined
  /** Sent with every request. */
  readonly headers?: Readonly<Record<string, string>> | undefined
  /** In the place of the global one. */
  readonly fetch?: typeof fetch | undefined
}

/** Whom to ask, and as whom. */
export interface Connection {
  readonly urlOf: (path: string) => string
  readonly headers: Readonly<Record<string, string>>
  readonly fetch: typeof fetch
  readonly timeoutMs: number | undefined
  readonly retries: number
}

const RETRIES = 2

export function connect({ url, key, headers, timeoutMs, retries = RETRIES, ...options }: ClientOptions): Connection {
  const { href } = new URL(url)
  const base = href.replace(/[?#].*$/, '').replace(/\/+$/, '')
  return {
    urlOf: path => `${base}${path}`,
    headers: { ...headers, ...(key !== undefined && { authorization: `Bearer ${key}` }) },
    // Called as a method of anything but the window a browser's own one refuses.
    fetch: options.fetch ?? ((input, init) => globalThis.fetch(input, init)),
    timeoutMs,
    retries,
  }
}
