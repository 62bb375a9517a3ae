import { createHmac, timingSafeEqual } from 'node:crypto'
import { cookieIn } from '../../../platform/cookie-in.ts'

/** Behind https: no other host, no path and no plain connection can set or read it. */
const SECURE_NAME = '__Host-atelier'
const PLAIN_NAME = 'atelier_session'
/** Seconds; as long as browsers allow. The row says when the session is over. */
const MAX_AGE_S = 400 * 24 * 60 * 60
const ATTRIBUTES = 'Path=/; HttpOnly; SameSite=Lax'
const VALUE = /^[\w-]{43}\.[\w-]{43}$/

/** The cookie of a session: its token, and a signature, so that what was made up never reaches the database. */
export function createSessionCookie(secret: string) {
  const key = createHmac('sha256', secret).update('atelier.session.v1').digest()
  const signatureOf = (token: string) => createHmac('sha256', key).update(token).digest()

  return {
    /** The value of `Set-Cookie`. */
    write(token: string, { isSecure }: { isSecure: boolean }): string {
      const value = `${token}.${signatureOf(token).toString('base64url')}`
      return `${isSecure ? SECURE_NAME : PLAIN_NAME}=${value}; ${ATTRIBUTES}; Max-Age=${MAX_AGE_S}${isSecure ? '; Secure' : ''}`
    },
    /** Takes both names away: how the browser came here the last time is not known. */
    clear: (): string[] => [
      `${PLAIN_NAME}=; ${ATTRIBUTES}; Max-Age=0`,
      `${SECURE_NAME}=; ${ATTRIBUTES}; Max-Age=0; Secure`,
    ],
    /** What a `Cookie` header has of ours. Behind https a cookie that could have been set over http does not count. */
    valueIn: (header: string, { isSecure }: { isSecure: boolean }): string | undefined =>
      cookieIn(header, SECURE_NAME) ?? (isSecure ? undefined : cookieIn(header, PLAIN_NAME)),

    /** The token in a value that was signed here. */
    tokenOf(value: string): string | undefined {
      if (!VALUE.test(value)) return undefined
      const [token = '', signature = ''] = value.split('.')
      return timingSafeEqual(Buffer.from(signature, 'base64url'), signatureOf(token)) ? token : undefined
    },
  }
}
export type SessionCookie = ReturnType<typeof createSessionCookie>
