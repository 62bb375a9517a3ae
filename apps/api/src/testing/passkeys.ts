import {
  addPasskey,
  beginPasskey,
  beginPasskeyLogin,
  createPasskeySession,
  type Me,
  type Passkey,
  type SignedCredential,
} from '@atelier/contracts'
import { createAuthenticator, type Authenticator } from './authenticator.ts'
import { cookieIn, PASSWORD, type Asker } from './people.ts'
import type { Studio } from './studio.ts'

/** Somebody with the password of all tests, or another one. */
type Holder = Asker & { readonly password?: string }

type Address = Pick<Studio, 'url' | 'call' | 'refused'>

/** How a proxy on this machine says by which name the studio was asked: it needs `trustProxy: 'loopback'`. */
export const FORWARDED_HOST = 'x-forwarded-host'

/** Browsers give passkeys to a name: the studio is asked as `localhost`. */
export function passkeysAt(studio: Address) {
  const { port } = new URL(studio.url)
  const host = `localhost:${port}`
  const origin = `http://${host}`
  const from = ({ cookie = '' }: Record<string, string>, challenge = '') => ({
    [FORWARDED_HOST]: host,
    origin,
    cookie: [cookie, challenge].filter(Boolean).join('; '),
  })

  async function beginAdding(asker: Holder) {
    const body = { currentPassword: asker.password ?? PASSWORD }
    const { body: options, headers } = await studio.call(beginPasskey, { body }, from(asker.headers))
    return { options, headers: from(asker.headers, cookieIn(headers)) }
  }

  async function beginLogin() {
    const { body: options, headers } = await studio.call(beginPasskeyLogin, {}, from({}))
    return { options, headers: from({}, cookieIn(headers)) }
  }

  return {
    origin,
    from,
    beginAdding,
    beginLogin,
    newDevice: () => createAuthenticator(origin),

    async add(asker: Holder, device: Authenticator, name = 'Laptop'): Promise<Passkey> {
      const { options, headers } = await beginAdding(asker)
      return (await studio.call(addPasskey, { body: { name, credential: device.create(options) } }, headers)).body
    },

    async logIn(device: Authenticator): Promise<{ headers: Record<string, string>; me: Me }> {
      const { options, headers } = await beginLogin()
      const answer = await studio.call(createPasskeySession, { body: { credential: device.get(options) } }, headers)
      return { headers: from({ cookie: cookieIn(answer.headers) }), me: answer.body }
    },

    /** The status and code of a login that is refused. */
    async refusal(credential: SignedCredential, headers: Record<string, string>): Promise<[number, string]> {
      const { status, code } = await studio.refused(createPasskeySession, { body: { credential } }, headers)
      return [status, code]
    },
  }
}
export type PasskeysAt = ReturnType<typeof passkeysAt>
