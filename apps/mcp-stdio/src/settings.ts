/** Where the studio is, and who asks. */
export interface Settings {
  /** Where messages are posted. */
  readonly address: URL
  readonly key: string | undefined
}

const DEFAULT_URL = 'http://127.0.0.1:3000'

export class SettingsError extends Error {
  override readonly name = 'SettingsError'
}

/** From the environment, since a key among the arguments is seen by everybody on the machine. Throws `SettingsError`. */
export function readSettings(environment: Readonly<Record<string, string | undefined>> = process.env): Settings {
  const { ATELIER_URL, ATELIER_KEY } = environment
  const told = ATELIER_URL || DEFAULT_URL
  const url = URL.canParse(told) ? new URL(told) : undefined
  if (!url || !/^https?:$/.test(url.protocol) || url.username !== '' || url.password !== '')
    throw new SettingsError(
      'ATELIER_URL must be the address of a studio, such as https://studio.example.org, without a password in it.',
    )
  const key = ATELIER_KEY?.trim() || undefined
  // Whatever else it is: a header takes no more than that.
  if (key !== undefined && !/^[\x21-\x7e]+$/.test(key))
    throw new SettingsError('ATELIER_KEY must be a key of the studio, which begins with atl_.')
  return { address: new URL(`${url.origin}${url.pathname.replace(/\/+$/, '')}/mcp`), key }
}
