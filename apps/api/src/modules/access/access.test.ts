import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import {
  acceptInvitation,
  createKey,
  createSession,
  createUser,
  endSession,
  getAccess,
  getInvitation,
  getMe,
  inviteUser,
  listAudit,
  listImages,
  listKeys,
  listSessions,
  listUsers,
  removeKey,
  removeSession,
  removeUser,
  setUp,
  updateMe,
  updateUser,
} from '@atelier/contracts'
import { expect, test } from 'vitest'
import { cookieIn, logIn, makeKey, makeUser, PASSWORD, setUpAdmin, type Asker } from '../../testing/people.ts'
import { databaseText, describeStudio } from '../../testing/suite.ts'
import { importPicture } from '../../testing/upload.ts'

const OTHER_PASSWORD = 'another lighthouse, by day'

describeStudio('a studio that gets accounts', {}, my => {
  let admin: Asker

  test('is alone at first, and its first account has what was made before', async () => {
    const { studio } = my
    expect((await studio.call(getAccess, {})).body).toEqual({ studio: 'alone', providers: [] })
    expect((await studio.call(getMe, {})).body).toMatchObject({ username: null, role: 'admin', through: 'alone' })
    expect(await studio.refused(createSession, { body: { username: 'ana', password: PASSWORD } })).toMatchObject({
      status: 409,
      code: 'account.none',
    })
    const { id } = await importPicture(studio, { prompt: 'before' })
    admin = await setUpAdmin(studio)
    expect(admin.me).toMatchObject({ username: 'ana', role: 'admin', through: 'session', hasPassword: true })
    expect((await studio.call(getAccess, {})).body).toEqual({ studio: 'shared', providers: [] })
    expect(await studio.refused(listImages, { querystring: {} })).toMatchObject({ status: 401, code: 'auth.required' })
    const { items } = (await studio.call(listImages, { querystring: {} }, admin.headers)).body
    expect(items.map(image => image.id)).toEqual([id])
    expect(await studio.refused(setUp, { body: { username: 'ben', password: PASSWORD } })).toMatchObject({
      status: 409,
      code: 'setup.done',
    })
  })

  test('lets in by the right password only, and answers alike for what is wrong', async () => {
    const refused = async (username: string, password: string) => {
      const { status, code, detail } = await my.studio.refused(createSession, { body: { username, password } })
      return { status, code, detail }
    }
    const wrong = await refused('ana', OTHER_PASSWORD)
    expect(wrong).toMatchObject({ status: 401, code: 'auth.invalid' })
    expect(await refused('nobody at all', PASSWORD)).toEqual(wrong)
    expect((await logIn(my.studio, 'ANA')).me.id).toBe(admin.me.id)
  })

  test('knows nobody by a password or a cookie that the database tells', async () => {
    const text = await databaseText(my.database)
    const [token = ''] = (admin.headers['cookie'] ?? '').split('=')[1]?.split('.') ?? []
    expect(token).toHaveLength(43)
    expect(text).not.toContain(token)
    expect(text).not.toContain(PASSWORD)
    expect(text).toContain('$argon2id$v=19$m=19456,t=2,p=1$')
  })

  test('lists where one is logged in, and ends each', async () => {
    const { studio } = my
    const other = await logIn(studio, 'ana')
    const firefox = { 'user-agent': 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0' }
    const { headers } = await studio.call(createSession, { body: { username: 'ana', password: PASSWORD } }, firefox)
    const { items } = (await studio.call(listSessions, {}, { cookie: cookieIn(headers) })).body
    expect(items.find(({ isCurrent }) => isCurrent)).toMatchObject({ browser: 'Firefox', system: 'Linux' })
    const current = (await studio.call(listSessions, {}, other.headers)).body.items.find(({ isCurrent }) => isCurrent)
    await studio.call(endSession, { params: { id: current?.id ?? '' } }, admin.headers)
    expect(await studio.refused(getMe, {}, other.headers)).toMatchObject({ status: 401, code: 'auth.required' })
    expect(await studio.refused(endSession, { params: { id: current?.id ?? '' } }, admin.headers)).toMatchObject({
      status: 404,
      code: 'session.not_found',
    })
  })

  test('ends a session by logging out, and takes the cookie back', async () => {
    const asker = await logIn(my.studio, 'ana')
    const { headers } = await my.studio.call(removeSession, {}, asker.headers)
    expect(headers.getSetCookie().join('\n')).toMatch(/atelier_session=; .*Max-Age=0/)
    expect((await my.studio.refused(getMe, {}, asker.headers)).status).toBe(401)
  })

  test('ends all other sessions with a new password, which needs the one before', async () => {
    const { studio } = my
    const user = await makeUser(studio, admin, 'pat', 'member')
    const elsewhere = await logIn(studio, 'pat')
    const change = (body: object) => studio.refused(updateMe, { body }, user.headers)
    expect(await change({ password: OTHER_PASSWORD })).toMatchObject({ status: 422, code: 'password.wrong' })
    expect(await change({ password: OTHER_PASSWORD, currentPassword: 'no such password' })).toMatchObject({
      status: 422,
    })
    expect(await change({ password: 'Password1234', currentPassword: PASSWORD })).toMatchObject({
      status: 422,
      code: 'password.too_common',
    })
    expect(await change({ password: 'aaaaaaaaaaaa', currentPassword: PASSWORD })).toMatchObject({ status: 422 })
    expect(await change({ password: 'nine char' })).toMatchObject({ status: 400 })
    expect(await change({ role: 'admin' })).toMatchObject({ status: 400 })
    await studio.call(updateMe, { body: { password: OTHER_PASSWORD, currentPassword: PASSWORD } }, user.headers)
    expect((await studio.call(getMe, {}, user.headers)).body.username).toBe('pat')
    expect((await studio.refused(getMe, {}, elsewhere.headers)).status).toBe(401)
    await logIn(studio, 'pat', OTHER_PASSWORD)
    expect((await studio.refused(createSession, { body: { username: 'pat', password: PASSWORD } })).status).toBe(401)
  })

  test('invites by a link that opens once', async () => {
    const { studio } = my
    const { body } = await studio.call(createUser, { body: { username: 'ivy', role: 'viewer' } }, admin.headers)
    const token = body.invitation?.token ?? ''
    expect(body.user.joinedAt).toBeNull()
    expect(await databaseText(my.database)).not.toContain(token)
    expect((await studio.call(getInvitation, { params: { token } })).body).toMatchObject({
      username: 'ivy',
      isReset: false,
    })
    const { body: me } = await studio.call(acceptInvitation, { params: { token }, body: { password: PASSWORD } })
    expect(me).toMatchObject({ username: 'ivy', role: 'viewer', permissions: ['images:read'] })
    expect(
      await studio.refused(acceptInvitation, { params: { token }, body: { password: OTHER_PASSWORD } }),
    ).toMatchObject({ status: 404, code: 'invitation.not_found' })

    const ivy = await logIn(studio, 'ivy')
    const reset = (await studio.call(inviteUser, { params: { id: me.id } }, admin.headers)).body
    expect((await studio.call(getMe, {}, ivy.headers)).body.id).toBe(me.id)
    const again = { params: { token: reset.token }, body: { password: OTHER_PASSWORD } }
    await studio.call(acceptInvitation, again)
    expect((await studio.refused(getMe, {}, ivy.headers)).status).toBe(401)
    await logIn(studio, 'ivy', OTHER_PASSWORD)
  })

  test('has keys for programs, by Bearer and by Basic, which end when they are removed', async () => {
    const { studio } = my
    const user = await makeUser(studio, admin, 'kim', 'member')
    const key = await makeKey(studio, user, ['images:read'])
    expect(key.secret).toMatch(/^atl_[\w-]{43}$/)
    expect(await databaseText(my.database)).not.toContain(key.secret)
    const basic = { authorization: `Basic ${Buffer.from(`whatever:${key.secret}`).toString('base64')}` }
    for (const headers of [key.headers, basic])
      expect((await studio.call(getMe, {}, headers)).body).toMatchObject({ username: 'kim', through: 'key' })
    const { items } = (await studio.call(listKeys, {}, user.headers)).body
    expect(items).toMatchObject([{ id: key.id, hint: key.secret.slice(-4), scopes: ['images:read'], expiresAt: null }])
    await studio.call(removeKey, { params: { id: key.id } }, user.headers)
    for (const headers of [key.headers, basic])
      expect(await studio.refused(getMe, {}, headers)).toMatchObject({ status: 401, code: 'auth.invalid' })
    const past = { name: 'late', scopes: ['images:read'], expiresAt: '2020-01-01T00:00:00Z' }
    expect(await studio.refused(createKey, { body: past }, user.headers)).toMatchObject({
      code: 'key.expires_in_past',
    })
  })

  test('lists people, changes them, keeps them out, and lets them go', async () => {
    const { studio } = my
    const user = await makeUser(studio, admin, 'zoe', 'member')
    const params = { id: user.me.id }
    const names = (await studio.call(listUsers, {}, admin.headers)).body.items.map(({ username }) => username)
    expect(names).toEqual(names.toSorted())
    expect(
      await studio.refused(createUser, { body: { username: 'ZOE', role: 'member' } }, admin.headers),
    ).toMatchObject({ status: 409, code: 'account.name_taken' })
    const changed = await studio.call(updateUser, { params, body: { role: 'viewer' } }, admin.headers)
    expect(changed.body.role).toBe('viewer')
    expect((await studio.call(getMe, {}, user.headers)).body.permissions).toEqual(['images:read'])
    await studio.call(updateUser, { params, body: { disabled: true } }, admin.headers)
    expect((await studio.refused(getMe, {}, user.headers)).status).toBe(401)
    expect(await studio.refused(createSession, { body: { username: 'zoe', password: PASSWORD } })).toMatchObject({
      code: 'auth.invalid',
    })
    expect((await studio.refused(removeUser, { params }, admin.headers)).status).toBe(400)
    const querystring = { things: 'hand-over', to: params.id } as const
    expect(await studio.refused(removeUser, { params, querystring }, admin.headers)).toMatchObject({
      code: 'account.heir_not_found',
    })
    await studio.call(removeUser, { params, querystring: { things: 'hand-over' } }, admin.headers)
    expect((await studio.refused(updateUser, { params, body: { disabled: false } }, admin.headers)).status).toBe(404)
  })

  test('writes down who did what, and tells admins page by page', async () => {
    const { studio } = my
    const page = async (cursor?: string) =>
      (await studio.call(listAudit, { querystring: { limit: 5, ...(cursor && { cursor }) } }, admin.headers)).body
    const entries = []
    for (let cursor: string | null | undefined; cursor !== null;) {
      const { items, nextCursor } = await page(cursor)
      entries.push(...items)
      cursor = nextCursor
    }
    expect(entries.map(({ id }) => id)).toEqual(entries.map(({ id }) => id).toSorted((a, b) => b - a))
    expect(entries.at(-1)).toMatchObject({ action: 'studio.set_up', actor: { name: 'ana' }, address: '127.0.0.1' })
    const told = new Set(entries.map(({ action }) => action))
    for (const action of ['login.failed', 'login.succeeded', 'key.created', 'key.removed', 'account.removed'] as const)
      expect(told).toContain(action)
    expect(entries.find(({ action }) => action === 'account.removed')).toMatchObject({
      actor: { name: 'ana' },
      subject: { name: 'zoe' },
      through: 'session',
    })
  })
})

describeStudio('a studio that others reach, and that has no account', { config: { host: '0.0.0.0' } }, my => {
  test('says what to do, and takes the code of its start once', async () => {
    const { studio } = my
    expect((await studio.call(getAccess, {})).body).toEqual({ studio: 'setup', providers: [] })
    const { headers, ...refused } = await studio.refused(listImages, {})
    expect(refused).toMatchObject({ status: 401, code: 'auth.required' })
    expect(refused.detail).toMatch(/\/setup.*code/)
    expect(headers.get('www-authenticate')).toMatch(/^Bearer/)
    const code = (await studio.deps.setUpCode()) ?? ''
    expect(code).toMatch(/^([0-9A-Z]{4}-){2}[0-9A-Z]{4}$/)
    const { mode } = await stat(join(studio.dataDir, 'setup.code'))
    expect(mode & 0o777).toBe(0o600)
    const body = { username: 'ana', password: PASSWORD }
    expect(await studio.refused(setUp, { body })).toMatchObject({ status: 403, code: 'setup.code_wrong' })
    expect((await studio.refused(setUp, { body: { ...body, code: '0000-0000-0000' } })).status).toBe(403)
    const { body: me } = await studio.call(setUp, { body: { ...body, code: code.toLowerCase().replaceAll('-', ' ') } })
    expect(me.username).toBe('ana')
    await expect(stat(join(studio.dataDir, 'setup.code'))).rejects.toThrow('ENOENT')
    expect(await studio.deps.setUpCode()).toBeUndefined()
  })
})

const config = { adminUsername: 'root', adminPassword: PASSWORD }
describeStudio('a studio that is started with ADMIN_USERNAME', { config }, my => {
  test('has that account, an admin, and nobody is logged in', async () => {
    expect((await my.studio.call(getAccess, {})).body).toEqual({ studio: 'shared', providers: [] })
    const admin = await logIn(my.studio, 'root')
    expect(admin.me).toMatchObject({ role: 'admin', id: '00000000-0000-0000-0000-000000000000' })
    expect((await my.studio.call(listSessions, {}, admin.headers)).body.items).toHaveLength(1)
  })
})
