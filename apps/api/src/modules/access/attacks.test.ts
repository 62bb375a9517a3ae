import {
  acceptInvitation,
  createSession,
  createUser,
  emptyTrash,
  getMe,
  inviteUser,
  listUsers,
  removeUser,
  setUp,
  updateMe,
  updateUser,
} from '@atelier/contracts'
import { beforeAll, describe, expect, test } from 'vitest'
import { cookieIn, logIn, makeKey, makeUser, PASSWORD, setUpAdmin, type Asker } from '../../testing/people.ts'
import { rawRequest } from '../../testing/raw-request.ts'
import { describeStudio, describeStudioOnSqlite } from '../../testing/suite.ts'

const WRONG = 'not the lighthouse at all'

describeStudio('whoever attacks a studio with accounts', { config: { trustProxy: 'loopback' } }, my => {
  let admin: Asker
  beforeAll(async () => {
    admin = await setUpAdmin(my.studio)
  })

  test('cannot give somebody a session that they know', async () => {
    const planted = await makeUser(my.studio, admin, 'eve', 'viewer')
    const body = { username: 'ana', password: PASSWORD }
    const { headers } = await my.studio.call(createSession, { body }, planted.headers)
    expect(cookieIn(headers)).not.toBe(planted.headers['cookie'])
    expect((await my.studio.call(getMe, {}, planted.headers)).body.username).toBe('eve')
    const madeUp = `atelier_session=${'x'.repeat(43)}.${'y'.repeat(43)}`
    expect((await my.studio.refused(getMe, {}, { cookie: madeUp })).status).toBe(401)
  })

  test('cannot use the browser of somebody who is logged in: by fetch, by a form, or without saying where from', async () => {
    const { cookie = '' } = admin.headers
    for (const headers of [{ origin: 'https://evil.example' }, { origin: 'null' }, {}])
      expect(await my.studio.refused(emptyTrash, {}, { cookie, ...headers })).toMatchObject({
        status: 403,
        code: 'request.cross_site',
      })
    const form = await my.studio.request('/api/v1/images', {
      method: 'POST',
      headers: { cookie, origin: 'https://evil.example' },
      body: new FormData(),
    })
    expect(form.status).toBe(403)
    const login = { 'content-type': 'application/x-www-form-urlencoded', origin: 'https://evil.example' }
    const body = `username=eve&password=${PASSWORD}`
    expect((await my.studio.request('/api/v1/session', { method: 'POST', headers: login, body })).status).toBe(403)
    const key = await makeKey(my.studio, admin, ['images:write'])
    expect((await my.studio.call(emptyTrash, {}, key.headers)).status).toBe(200)
  })

  test('cannot take or plant a cookie over http where the studio is behind https', async () => {
    const https = { 'x-forwarded-proto': 'https', 'x-forwarded-for': '192.0.2.1' }
    const body = { username: 'ana', password: PASSWORD }
    const { headers } = await my.studio.call(createSession, { body }, https)
    const [set = ''] = headers.getSetCookie()
    expect(set).toMatch(/^__Host-atelier=\S+; Path=\/; HttpOnly; SameSite=Lax; Max-Age=\d+; Secure$/)
    expect((await my.studio.call(getMe, {}, { ...https, cookie: cookieIn(headers) })).body.username).toBe('ana')
    const plain = admin.headers['cookie'] ?? ''
    expect((await my.studio.refused(getMe, {}, { ...https, cookie: plain })).status).toBe(401)
  })

  test('cannot make a key do more than its owner, or than it was made for', async () => {
    const { studio } = my
    const member = await makeUser(studio, admin, 'mia', 'member')
    const body = { name: 'too much', scopes: ['users:manage'] }
    const asked = await studio.request('/api/v1/keys', {
      method: 'POST',
      headers: { ...member.headers, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    expect([asked.status, await asked.json()]).toEqual([422, expect.objectContaining({ code: 'key.scope_not_yours' })])

    // One that may manage people makes nobody an admin, and comes at no admin's password.
    const manager = await makeKey(studio, admin, ['users:manage'])
    const params = { id: member.me.id }
    const tries = [
      studio.refused(createUser, { body: { username: 'mole', role: 'admin', password: PASSWORD } }, manager.headers),
      studio.refused(updateUser, { params, body: { role: 'admin' } }, manager.headers),
      studio.refused(inviteUser, { params: { id: admin.me.id } }, manager.headers),
      studio.refused(updateMe, { body: { displayName: 'mole' } }, manager.headers),
    ]
    for (const refused of await Promise.all(tries))
      expect(refused).toMatchObject({ status: 403, code: 'auth.forbidden' })
    await studio.call(updateUser, { params, body: { role: 'viewer' } }, manager.headers)
  })

  test('cannot give themselves a role by a part that nobody asked for', async () => {
    const { studio } = my
    const member = await makeUser(studio, admin, 'mo', 'member')
    const { token } = (await studio.call(inviteUser, { params: { id: member.me.id } }, admin.headers)).body
    const tries = [
      studio.refused(updateMe, { body: { displayName: 'Mo', role: 'admin' } }, member.headers),
      studio.refused(updateMe, { body: { displayName: 'Mo', id: admin.me.id } }, member.headers),
      studio.refused(acceptInvitation, { params: { token }, body: { password: PASSWORD, role: 'admin' } }),
      studio.refused(createSession, { body: { username: 'mo', password: PASSWORD, role: 'admin' } }),
      studio.refused(createUser, { body: { username: 'x', role: 'member', joinedAt: null } }, admin.headers),
    ]
    for (const refused of await Promise.all(tries))
      expect(refused).toMatchObject({ status: 400, code: 'request.invalid' })
    const { items } = (await studio.call(listUsers, {}, admin.headers)).body
    expect(items.find(({ username }) => username === 'mo')?.role).toBe('member')
  })

  test('cannot leave the studio without an admin, nor can two who do it at the same time', async () => {
    const { studio } = my
    const params = { id: admin.me.id }
    const tries = [
      studio.refused(updateUser, { params, body: { role: 'member' } }, admin.headers),
      studio.refused(updateUser, { params, body: { disabled: true } }, admin.headers),
      studio.refused(removeUser, { params, querystring: { things: 'delete' } }, admin.headers),
    ]
    for (const refused of await Promise.all(tries)) expect(refused).toMatchObject({ code: 'account.last_admin' })
    // Whoever was invited and has not come is no admin to rely on.
    await studio.call(createUser, { body: { username: 'invited', role: 'admin' } }, admin.headers)
    expect((await studio.refused(updateUser, { params, body: { role: 'viewer' } }, admin.headers)).status).toBe(409)

    const second = await makeUser(studio, admin, 'second', 'admin')
    const demote = (asker: Asker, id: string) =>
      fetch(`${studio.url}/api/v1/users/${id}`, {
        method: 'PATCH',
        headers: { ...asker.headers, 'content-type': 'application/json' },
        body: JSON.stringify({ role: 'member' }),
      })
    await Promise.all([demote(admin, second.me.id), demote(second, admin.me.id)])
    const askers = [admin, second]
    const roles = await Promise.all(askers.map(async asker => (await studio.call(getMe, {}, asker.headers)).body.role))
    expect(roles.filter(role => role === 'admin')).toHaveLength(1)
    const left = askers[roles.indexOf('admin')] ?? admin
    await studio.call(updateUser, { params, body: { role: 'admin' } }, left.headers).catch(() => {})
  })

  test('cannot use a link twice by using it twice at once', async () => {
    const first = (await logIn(my.studio, 'ana')).me.role === 'admin' ? 'ana' : 'second'
    const asker = await logIn(my.studio, first)
    const { body } = await my.studio.call(createUser, { body: { username: 'lin', role: 'viewer' } }, asker.headers)
    const accept = async () => {
      const { status } = await fetch(`${my.studio.url}/api/v1/invitations/${body.invitation?.token}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ password: PASSWORD }),
      })
      return status
    }
    const statuses = await Promise.all([accept(), accept(), accept()])
    expect(statuses.toSorted((a, b) => a - b)).toEqual([201, 404, 404])
  })
})

/** Time passes only when the tests say so. */
let aheadMs = 0
const begun = Date.now()
const clock = { now: () => new Date(begun + aheadMs) }

describeStudio('whoever guesses passwords', { config: { trustProxy: 'loopback' }, replaced: { clock } }, my => {
  beforeAll(async () => {
    aheadMs = 0
    await setUpAdmin(my.studio)
  })
  const tryFrom = async (address: string, username: string, password = WRONG) => {
    const response = await fetch(`${my.studio.url}/api/v1/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-forwarded-for': address },
      body: JSON.stringify({ username, password }),
    })
    await response.arrayBuffer()
    return { status: response.status, retryAfter: Number(response.headers.get('retry-after')) }
  }
  const looked = (tries: { status: number }[]) => tries.filter(({ status }) => status === 401).length

  test('gets fewer than ten looked at in a minute of a thousand, all at once or one after another', async () => {
    const total: number[] = []
    for (let second = 0; second < 60; second += 2) {
      const tries = await Promise.all(Array.from({ length: 34 }, () => tryFrom('198.51.100.7', 'ana')))
      total.push(looked(tries))
      expect(tries.filter(({ status }) => status !== 401 && status !== 429)).toEqual([])
      aheadMs += 2000
    }
    const sum = total.reduce((all, one) => all + one, 0)
    expect(sum).toBeGreaterThanOrEqual(5)
    expect(sum).toBeLessThan(10)
    const { status, retryAfter } = await tryFrom('198.51.100.7', 'ana')
    expect([status, retryAfter > 0]).toEqual([429, true])
    // Nor by the right password: nobody learns that it was right.
    expect((await tryFrom('198.51.100.7', 'ana', PASSWORD)).status).toBe(429)
    // The owner is elsewhere, and so is everybody else.
    expect((await tryFrom('203.0.113.9', 'ana', PASSWORD)).status).toBe(201)
    expect((await tryFrom('203.0.113.9', 'nobody')).status).toBe(401)
  })

  test('is slowed down for names that nobody has just as well, and for many names from one address', async () => {
    const unknown = []
    for (let n = 0; n < 8; n += 1) unknown.push((await tryFrom('198.51.100.20', 'no such person')).status)
    expect(unknown).toEqual([401, 401, 401, 401, 401, 429, 429, 429])
    const many = []
    for (let n = 0; n < 30; n += 1) many.push(await tryFrom('2001:db8::1', `person ${n}`.replace(' ', '')))
    expect(looked(many)).toBe(20)
    expect((await tryFrom('2001:db8::2', 'ana')).status).toBe(429)
    expect((await tryFrom('2001:db8:0:1::2', 'ana')).status).toBe(401)
  })

  test('from everywhere does not keep out the owner, who was here before', async () => {
    expect((await tryFrom('203.0.113.50', 'ana', PASSWORD)).status).toBe(201)
    const tries = []
    for (let n = 0; n < 70; n += 1) tries.push(await tryFrom(`192.0.2.${n}`, 'ana'))
    expect(looked(tries)).toBeLessThan(55)
    expect((await tryFrom('192.0.2.200', 'ana', PASSWORD)).status).toBe(429)
    expect((await tryFrom('203.0.113.50', 'ana', PASSWORD)).status).toBe(201)
  })

  test('waits no longer than an hour after all', async () => {
    aheadMs += 61 * 60_000
    expect((await tryFrom('198.51.100.7', 'ana', PASSWORD)).status).toBe(201)
  })
})

describeStudio('the first account', {}, my => {
  test('is made once, however many make it at the same time', async () => {
    const names = Array.from({ length: 6 }, (_, n) => `first${n}`)
    const statuses = await Promise.all(
      names.map(async username => {
        const response = await fetch(`${my.studio.url}${setUp.url}`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ username, password: PASSWORD }),
        })
        return response.status
      }),
    )
    expect(statuses.toSorted((a, b) => a - b)).toEqual([201, 409, 409, 409, 409, 409])
  })
})

describe('the word of a proxy', () => {
  const proxied = { authProxyHeader: 'X-Forwarded-User', adminUsername: 'ana' }
  const me = (url: string, headers: Record<string, string>) => rawRequest(url, getMe.url, { headers })

  describeStudioOnSqlite('from where it is trusted', { config: { ...proxied, trustProxy: '127.0.0.0/8' } }, my => {
    test('is who one is, and makes members of those who are new', async () => {
      const { body } = await me(my.studio.url, { 'x-forwarded-user': 'ana' })
      expect(JSON.parse(body.toString())).toMatchObject({
        username: 'ana',
        role: 'admin',
        through: 'proxy',
        hasPassword: false,
      })
      const answers = await Promise.all(
        Array.from({ length: 4 }, () => me(my.studio.url, { 'x-forwarded-user': 'new@example.org' })),
      )
      for (const answer of answers)
        expect(JSON.parse(answer.body.toString())).toMatchObject({ username: 'new@example.org', role: 'member' })
      for (const name of ['', 'two words'])
        expect((await me(my.studio.url, { 'x-forwarded-user': name })).status).toBe(401)
      expect((await me(my.studio.url, {})).status).toBe(401)
    })

    test('does not let other sites use it', async () => {
      const headers = { 'x-forwarded-user': 'ana', origin: 'https://evil.example' }
      expect((await rawRequest(my.studio.url, emptyTrash.url, { method: 'POST', headers })).status).toBe(403)
    })
  })

  describeStudioOnSqlite('from anywhere else', { config: { ...proxied, trustProxy: '10.0.0.0/8' } }, my => {
    test('is nobody', async () => {
      for (const headers of [
        { 'x-forwarded-user': 'ana' },
        { 'x-forwarded-user': 'ana', 'x-forwarded-for': '10.0.0.1' },
        { 'x-forwarded-user': 'ana', forwarded: 'for=10.0.0.1' },
      ])
        expect((await me(my.studio.url, headers)).status).toBe(401)
    })
  })

  describeStudioOnSqlite('where no header was named', { config: { trustProxy: 'loopback' } }, my => {
    test('is nobody', async () => {
      await setUpAdmin(my.studio)
      expect((await me(my.studio.url, { 'x-forwarded-user': 'ana', 'remote-user': 'ana' })).status).toBe(401)
    })
  })
})
