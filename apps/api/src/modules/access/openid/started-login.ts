import type { Seal } from '../../../platform/secrets.ts'
import { cookieIn } from '../../../platform/cookie-in.ts'

const NAME = 'atelier_openid'
/** Seconds that somebody may take at the other service. */
const MAX_AGE_S = 600
const ATTRIBUTES = 'Path=/api/v1/openid; HttpOnly; SameSite=Lax'

/** What the studio has to know again when a browser comes back. */
export interface StartedLogin {
  readonly provider: string
  readonly state: string
  readonly nonce: string
  readonly verifier: string
  readonly to: string
  /** Milliseconds since 1970. */
  readonly startedAt: number
}

/** Kept by the browser and sealed, so that whichever process it comes back to knows it, and no other browser can go on with it. */
export const createStartedLogins = (seal: Seal) => ({
  write: (login: StartedLogin, { isSecure }: { isSecure: boolean }): string =>
    `${NAME}=${seal.seal(JSON.stringify(login))}; ${ATTRIBUTES}; Max-Age=${MAX_AGE_S}${isSecure ? '; Secure' : ''}`,

  clear: (): string => `${NAME}=; ${ATTRIBUTES}; Max-Age=0`,

  /** Undefined where it is none of ours, or too old. */
  read(cookies: string, now: Date): StartedLogin | undefined {
    const sealed = cookieIn(cookies, NAME)
    const opened = sealed === undefined ? undefined : seal.open(sealed)
    if (opened === undefined) return undefined
    const login = JSON.parse(opened) as StartedLogin // What `write` has sealed.
    return now.getTime() - login.startedAt < MAX_AGE_S * 1000 ? login : undefined
  },
})
