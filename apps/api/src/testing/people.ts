import {
  createKey,
  createSession,
  createUser,
  setUp,
  type KeyScope,
  type Me,
  type NewAccessKey,
  type Role,
} from '@atelier/contracts'
import type { Studio } from './studio.ts'

export const PASSWORD = 'a lighthouse in the fog'

/** Whoever asks: what their requests bear. */
export interface Asker {
  readonly headers: Record<string, string>
  readonly me: Me
}

type Address = Pick<Studio, 'url' | 'call'>

/** What a browser sends back of `Set-Cookie`. */
export const cookieIn = (headers: Headers): string => (headers.getSetCookie()[0] ?? '').split(';')[0] ?? ''

const askerOf = ({ url }: Address, { headers, body }: { headers: Headers; body: Me }): Asker => ({
  headers: { cookie: cookieIn(headers), origin: url },
  me: body,
})

/** Makes the first account of a studio that its own machine alone reaches. */
export const setUpAdmin = async (studio: Address, username = 'ana'): Promise<Asker> =>
  askerOf(studio, await studio.call(setUp, { body: { username, password: PASSWORD } }))

export const logIn = async (studio: Address, username: string, password = PASSWORD): Promise<Asker> =>
  askerOf(studio, await studio.call(createSession, { body: { username, password } }))

export async function makeUser(studio: Address, admin: Asker, username: string, role: Role): Promise<Asker> {
  await studio.call(createUser, { body: { username, role, password: PASSWORD } }, admin.headers)
  return logIn(studio, username)
}

export async function makeKey(
  studio: Address,
  { headers }: Pick<Asker, 'headers'>,
  scopes: KeyScope[],
  more: Pick<NewAccessKey, 'expiresAt' | 'limits'> = {},
): Promise<{ id: string; secret: string; headers: Record<string, string> }> {
  const wanted = { name: scopes.join(', '), scopes, ...more }
  const { id, secret } = (await studio.call(createKey, { body: wanted }, headers)).body
  return { id, secret, headers: { authorization: `Bearer ${secret}` } }
}

/** The studio as somebody asks it. */
export const asking = ({ request }: Pick<Studio, 'request'>, { headers }: Pick<Asker, 'headers'>) => ({
  request: (path: string, init: RequestInit = {}) => request(path, { ...init, headers }),
})
