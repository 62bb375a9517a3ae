import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { getAccess, getMe, listUsers, updateUser } from '@atelier/contracts'
import { Provider } from 'oidc-provider'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { makeUser, setUpAdmin, type Asker } from '../../../testing/people.ts'
import { startStudio, type Studio } from '../../../testing/studio.ts'
import { describeOnBothDatabases, type TestDatabase } from '@atelier/db/testing'

/** What the service says of somebody; by the name that they log in with there. */
const ADA = { preferred_username: 'ada', name: 'Ada', email: 'ada@example.org', groups: ['makers', 'owners'] }
const PEOPLE: Record<string, Record<string, unknown>> = {
  ada: ADA,
  max: { preferred_username: 'max', groups: ['makers'] },
  ana: { preferred_username: 'ana', groups: ['makers'] },
  eve: { preferred_username: 'eve', groups: ['strangers'] },
  odd: { preferred_username: 'two words', email: 'odd@example.org', groups: ['makers'] },
}
const CLIENT = { clientId: 'atelier', clientSecret: 'a secret between the two' }

/** A browser, as far as it matters: cookies of each server, and no redirect is followed by itself. */
function createBrowser() {
  const jars = new Map<string, Map<string, string>>()
  async function go(address: string, form?: Record<string, string>): Promise<Response> {
    const { origin } = new URL(address)
    const jar = jars.get(origin) ?? new Map<string, string>()
    jars.set(origin, jar)
    const response = await fetch(address, {
      redirect: 'manual',
      headers: { cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; ') },
      ...(form && { method: 'POST', body: new URLSearchParams(form) }),
    })
    for (const set of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(set) ?? []
      if (value === '') jar.delete(name)
      else jar.set(name, value)
    }
    return response
  }
  const nextOf = (response: Response, from: string) => new URL(response.headers.get('location') ?? '', from).href
  return { go, nextOf, cookiesOf: (origin: string) => jars.get(origin) }
}

describeOnBothDatabases('logging in by a real OpenID provider', make => {
  let studio: Studio
  let server: Server
  let database: TestDatabase
  let admin: Asker
  let issuer = ''

  beforeAll(async () => {
    PEOPLE['ada'] = ADA
    server = createServer()
    await new Promise<void>(resolve => void server.listen(0, '127.0.0.1', resolve))
    issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    database = await make()
    const home = { id: 'home', name: 'Home', issuer, ...CLIENT, scope: 'openid profile email groups' }
    const roles = { admin: ['owners'], member: ['makers'] }
    const away = { id: 'away', name: 'Away', issuer: 'http://127.0.0.1:1', ...CLIENT }
    const oidcProviders = JSON.stringify([{ ...home, roles }, { ...home, id: 'known-only', newAccounts: false }, away])
    studio = await startStudio({ databaseUrl: database.url, config: { oidcProviders } })
    admin = await setUpAdmin(studio)
    const provider = new Provider(issuer, {
      clients: [
        {
          client_id: CLIENT.clientId,
          client_secret: CLIENT.clientSecret,
          redirect_uris: ['home', 'known-only'].map(id => `${studio.url}/api/v1/openid/${id}/callback`),
        },
      ],
      claims: { openid: ['sub'], profile: ['name', 'preferred_username'], email: ['email'], groups: ['groups'] },
      scopes: ['openid', 'profile', 'email', 'groups'],
      findAccount: (_ctx, accountId) => ({ accountId, claims: async () => ({ sub: accountId, ...PEOPLE[accountId] }) }),
      cookies: { keys: ['of a test'] },
      pkce: { required: () => true },
    })
    const answer = provider.callback()
    server.on('request', (request, response) => void answer(request, response))
  })
  afterAll(async () => {
    await studio.stop()
    server.close()
    await database.drop()
  })

  let browser = createBrowser()
  beforeEach(() => {
    browser = createBrowser()
  })

  /** From the studio to the service, through its login and consent, to the address that leads back. */
  async function walkTo(service: string, login: string, to = '/'): Promise<string> {
    let address = `${studio.url}/api/v1/openid/${service}?to=${encodeURIComponent(to)}`
    for (let step = 0; step < 12; step += 1) {
      if (address.includes('/callback?')) return address
      const isAsked = address.startsWith(`${issuer}/interaction/`)
      const page = isAsked ? await (await browser.go(address)).text() : ''
      const prompt = /name="prompt" value="(\w+)"/.exec(page)?.[1] ?? ''
      const form = isAsked ? { prompt, ...(prompt === 'login' && { login, password: 'any' }) } : undefined
      address = browser.nextOf(await browser.go(address, form), address)
    }
    throw new Error(`led in circles, last to ${address}`)
  }

  async function logIn(service: string, login: string, to?: string) {
    const back = await browser.go(await walkTo(service, login, to))
    expect(back.status).toBe(302)
    const cookie = browser.cookiesOf(studio.url)?.get('atelier_session')
    return { location: back.headers.get('location'), headers: { cookie: `atelier_session=${cookie}` } }
  }
  const meOf = async (headers: Record<string, string>) => (await studio.call(getMe, {}, headers)).body

  test('is offered, makes an account with the role of its groups, and leads to the page that was asked for', async () => {
    const { providers } = (await studio.call(getAccess, {})).body
    expect(providers.map(({ id }) => id)).toEqual(['home', 'known-only', 'away'])
    const ada = await logIn('home', 'ada', '/gallery?q=fox')
    expect(ada.location).toBe('/gallery?q=fox')
    expect(await meOf(ada.headers)).toMatchObject({
      username: 'ada',
      displayName: 'Ada',
      role: 'admin',
      through: 'session',
      hasPassword: false,
    })
    browser = createBrowser()
    const max = await logIn('home', 'max')
    expect(await meOf(max.headers)).toMatchObject({ username: 'max', role: 'member' })
  })

  test('is the same account the next time, whose role follows the groups', async () => {
    const { id } = await meOf((await logIn('home', 'ada')).headers)
    PEOPLE['ada'] = { ...ADA, groups: ['makers'] }
    browser = createBrowser()
    expect(await meOf((await logIn('home', 'ada')).headers)).toMatchObject({ id, role: 'member' })
    PEOPLE['ada'] = ADA
  })

  test('takes over no account that is there by its name, and makes a name of what there is', async () => {
    const impostor = await meOf((await logIn('home', 'ana')).headers)
    expect(impostor).toMatchObject({ username: 'ana@home', role: 'member' })
    expect(impostor.id).not.toBe(admin.me.id)
    browser = createBrowser()
    expect((await meOf((await logIn('home', 'odd')).headers)).username).toBe('odd@example.org')
  })

  test('lets in nobody without a group, without an account where none is made, or who is kept out', async () => {
    for (const [service, login] of [
      ['home', 'eve'],
      ['known-only', 'max'],
    ] as const) {
      browser = createBrowser()
      const { location } = await logIn(service, login)
      expect(location).toBe(`/login?problem=openid.not_allowed&service=${service}`)
    }
    const { items } = (await studio.call(listUsers, {}, admin.headers)).body
    expect(items.map(({ username }) => username)).not.toContain('eve')
    const id = items.find(({ username }) => username === 'max')?.id ?? ''
    await studio.call(updateUser, { params: { id }, body: { disabled: true } }, admin.headers)
    browser = createBrowser()
    expect((await logIn('home', 'max')).location).toMatch(/openid\.not_allowed/)
  })

  test('leads to no other site, whatever the link says', async () => {
    for (const to of ['https://evil.example', '//evil.example', '/\\evil.example', '/.//evil.example']) {
      browser = createBrowser()
      expect((await logIn('home', 'ada', to)).location).toBe('/')
    }
  })

  test('is for the browser that began it, once, and for nothing that was made up', async () => {
    const address = await walkTo('home', 'ada')
    const failed = '/login?problem=openid.failed&service=home'
    expect((await createBrowser().go(address)).headers.get('location')).toBe(failed)
    expect((await browser.go(address.replace(/state=[^&]+/, 'state=another'))).headers.get('location')).toBe(failed)
    browser = createBrowser()
    const whole = await walkTo('home', 'ada')
    const begun = browser.cookiesOf(studio.url)?.get('atelier_openid') ?? ''
    expect((await browser.go(whole)).headers.get('location')).toBe('/')
    browser.cookiesOf(studio.url)?.set('atelier_openid', begun)
    expect((await browser.go(whole)).headers.get('location')).toBe(failed)
    const refusal = `${studio.url}/api/v1/openid/home/callback?error=access_denied&state=x`
    expect((await browser.go(refusal)).headers.get('location')).toBe(failed)
  })

  test('says so where the service is away, or there is none of that name', async () => {
    const { headers } = await browser.go(`${studio.url}/api/v1/openid/away`)
    expect(headers.get('location')).toBe('/login?problem=openid.away&service=away')
    const response = await studio.request('/api/v1/openid/nowhere')
    expect([response.status, await response.json()]).toEqual([404, expect.objectContaining({ code: 'openid.unknown' })])
  })

  test('does not take the last admin away, whatever the groups say', async () => {
    const other = await makeUser(studio, admin, 'other', 'member')
    expect(other.me.role).toBe('member')
    const ada = await meOf((await logIn('home', 'ada')).headers)
    expect(ada.role).toBe('admin')
    await studio.call(updateUser, { params: { id: admin.me.id }, body: { role: 'member' } }, admin.headers)
    PEOPLE['ada'] = { ...ADA, groups: ['makers'] }
    browser = createBrowser()
    expect((await meOf((await logIn('home', 'ada')).headers)).role).toBe('admin')
  })
})
