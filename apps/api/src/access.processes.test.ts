import {
  addPasskey,
  beginPasskey,
  beginPasskeyLogin,
  createPasskeySession,
  endSession,
  getAccess,
  getMe,
  listSessions,
  removeKey,
  updateUser,
} from '@atelier/contracts'
import { makePostgres } from '@atelier/db/testing'
import { expect, onTestFinished, test } from 'vitest'
import { createAuthenticator } from './testing/authenticator.ts'
import { createCalls } from './testing/calls.ts'
import { cookieIn, logIn, makeKey, makeUser, PASSWORD, setUpAdmin } from './testing/people.ts'
import { makeDataDir, spawnStudio } from './testing/process.ts'
import { until } from './testing/until.ts'

/** Milliseconds in which what has ended is out everywhere. */
const WITHIN_MS = 1000

/** A process of its own, as somebody calls it. */
const addressOf = (url: string) => ({ url, ...createCalls((path, init) => fetch(`${url}${path}`, init)) })

async function openProcesses() {
  const { url: databaseUrl, drop } = await makePostgres()
  onTestFinished(drop)
  const place = { DATA_DIR: await makeDataDir(), DATABASE_URL: databaseUrl, SECRET_KEY: 'the same for all of them' }
  const env = { ...place, STUDIO_ROLE: 'api', TRUST_PROXY: 'loopback', ALLOWED_HOSTS: 'studio.example' }
  const urls = await Promise.all(Array.from({ length: 3 }, () => spawnStudio(env).ready))
  const [first, second, third] = urls.map(addressOf)
  if (!first || !second || !third) throw new Error('three were to be started')
  const admin = await setUpAdmin(first)
  for (const one of [second, third])
    await until(async () => (await one.call(getAccess, {})).body.studio === 'shared', { within: WITHIN_MS })
  return { first, second, third, admin }
}
type Address = ReturnType<typeof addressOf>

const statusAt = async ({ url }: Address, headers: Record<string, string>) => {
  const response = await fetch(`${url}${getMe.url}`, { headers })
  await response.arrayBuffer()
  return response.status
}

test(
  'of three processes each lets in whom another let in, and nobody a second after the end of a session, key or account',
  { timeout: 120_000 },
  async () => {
    const { first, second, third, admin } = await openProcesses()
    const all = [first, second, third]
    const everywhere = (headers: Record<string, string>) => Promise.all(all.map(one => statusAt(one, headers)))
    /** Milliseconds after which none of them lets somebody in whom they all had let in. */
    async function goneAfter(headers: Record<string, string>, end: () => Promise<unknown>): Promise<number> {
      expect(await everywhere(headers)).toEqual([200, 200, 200])
      await end()
      const ended = performance.now()
      await until(async () => (await everywhere(headers)).join() === '401,401,401', { every: 20 })
      return performance.now() - ended
    }
    const session = await logIn(second, 'ana')
    const { items } = (await third.call(listSessions, {}, session.headers)).body
    const { id } = items.find(({ isCurrent }) => isCurrent) ?? { id: '' }
    expect(
      await goneAfter(session.headers, () => first.call(endSession, { params: { id } }, admin.headers)),
    ).toBeLessThan(WITHIN_MS)

    const key = await makeKey(first, admin, ['images:read'])
    const revoke = () => second.call(removeKey, { params: { id: key.id } }, { ...admin.headers, origin: second.url })
    expect(await goneAfter(key.headers, revoke)).toBeLessThan(WITHIN_MS)

    const ben = await makeUser(first, admin, 'ben', 'member')
    const keepOut = () =>
      third.call(
        updateUser,
        { params: { id: ben.me.id }, body: { disabled: true } },
        { ...admin.headers, origin: third.url },
      )
    expect(await goneAfter(ben.headers, keepOut)).toBeLessThan(WITHIN_MS)
  },
)

test('a passkey is begun at one of three processes and answered at the others', { timeout: 120_000 }, async () => {
  const { first, second, third, admin } = await openProcesses()
  const origin = 'https://studio.example'
  const behind = { 'x-forwarded-host': 'studio.example', 'x-forwarded-proto': 'https', origin }
  const body = { currentPassword: PASSWORD }
  const device = createAuthenticator(origin)
  const cookie = (admin.headers['cookie'] ?? '').replace('atelier_session', '__Host-atelier')
  const begun = await first.call(beginPasskey, { body }, { ...behind, cookie })
  const credential = device.create(begun.body)
  const headers = { ...behind, cookie: `${cookie}; ${cookieIn(begun.headers)}` }
  await second.call(addPasskey, { body: { name: 'Laptop', credential } }, headers)

  const asked = await third.call(beginPasskeyLogin, {}, behind)
  const signed = { body: { credential: device.get(asked.body) } }
  const answer = { ...behind, cookie: cookieIn(asked.headers) }
  const entered = await first.call(createPasskeySession, signed, answer)
  expect(cookieIn(entered.headers)).toMatch(/^__Host-atelier=/)
  expect(entered.headers.getSetCookie()[0]).toContain('; Secure')
  expect((await second.refused(createPasskeySession, signed, answer)).code).toBe('auth.invalid')
})
