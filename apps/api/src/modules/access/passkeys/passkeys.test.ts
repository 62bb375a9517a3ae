import {
  acceptInvitation,
  addPasskey,
  beginPasskey,
  beginPasskeyLogin,
  beginSecondFactor,
  confirmSecondFactor,
  createPasskeySession,
  createSession,
  getMe,
  inviteUser,
  listAudit,
  listPasskeys,
  removePasskey,
  removeUser,
  updatePasskey,
  updateUser,
} from '@atelier/contracts'
import { Secret, TOTP } from 'otpauth'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import { FORWARDED_HOST, passkeysAt, type PasskeysAt } from '../../../testing/passkeys.ts'
import { makeUser, PASSWORD, setUpAdmin, type Asker } from '../../../testing/people.ts'
import { describeStudio, describeStudioOnSqlite } from '../../../testing/suite.ts'

/** Time passes only when the tests say so. */
let aheadMs = 0
const begun = Date.now()
const clock = { now: () => new Date(begun + aheadMs) }
const INVALID = [401, 'auth.invalid']
const REFUSED = { status: 422, code: 'passkey.refused' }

const config = { trustProxy: 'loopback', allowedHosts: ['studio.example'] }

describeStudio('a passkey', { config, replaced: { clock } }, my => {
  let admin: Asker
  let at: PasskeysAt
  let people = 0
  beforeAll(async () => {
    admin = await setUpAdmin(my.studio)
    at = passkeysAt(my.studio)
  })
  // So long that no try of a test before slows one down.
  beforeEach(() => {
    aheadMs += 2 * 60 * 60_000
  })

  /** Somebody who has one. */
  async function makeHolder() {
    people += 1
    const username = `holder${people}`
    const asker = await makeUser(my.studio, admin, username, 'member')
    const device = at.newDevice()
    const passkey = await at.add(asker, device)
    return { asker, device, passkey, username, id: asker.me.id }
  }
  const passkeysOf = async ({ headers }: Asker) => (await my.studio.call(listPasskeys, {}, headers)).body.items
  const auditOf = async (action: 'passkey.added' | 'passkey.copied' | 'passkey.removed' | 'login.failed') =>
    (await my.studio.call(listAudit, { querystring: { action } }, admin.headers)).body.items

  test('logs in without a name, a password or a code, and says when it was used', async () => {
    const { asker, device, passkey, username } = await makeHolder()
    const { body } = await my.studio.call(beginSecondFactor, { body: { currentPassword: PASSWORD } }, asker.headers)
    const code = new TOTP({ secret: Secret.fromBase32(body.secret) }).generate({ timestamp: clock.now().getTime() })
    await my.studio.call(confirmSecondFactor, { body: { code } }, asker.headers)
    device.device.counter = 7
    const { me, headers } = await at.logIn(device)
    expect(me).toMatchObject({ username, through: 'session', hasSecondFactor: true })
    expect((await my.studio.call(getMe, {}, headers)).body.username).toBe(username)
    expect(passkey).toMatchObject({ name: 'Laptop', usedAt: null })
    expect(await passkeysOf(asker)).toEqual([{ ...passkey, usedAt: clock.now().toISOString() }])
  })

  test('is offered the keys that are there, so that a device adds none twice, and has the name of nobody', async () => {
    const { asker, passkey } = await makeHolder()
    const { options } = await at.beginAdding(asker)
    expect(options.excludeCredentials).toHaveLength(1)
    expect(options).toMatchObject({ rp: { id: 'localhost' }, attestation: 'none' })
    expect(Buffer.from(options.user.id, 'base64url').toString()).not.toContain(asker.me.id)
    expect((await at.beginAdding(admin)).options.user.id).not.toBe(options.user.id)
    expect(passkey.id).not.toBe('')
  })

  test('is not begun without the password, and added once, by who began it, in time, to what was asked', async () => {
    const { asker } = await makeHolder()
    const device = at.newDevice()
    const wrong = { body: { currentPassword: 'not the lighthouse' } }
    expect(await my.studio.refused(beginPasskey, wrong, at.from(asker.headers))).toMatchObject({
      code: 'password.wrong',
    })
    const { options, headers } = await at.beginAdding(asker)
    const add = (credential: object, by = headers) =>
      my.studio.refused(addPasskey, { body: { name: 'Phone', credential } }, by)
    expect(await add(device.create(options), at.from(asker.headers))).toMatchObject(REFUSED)
    const cookie = headers.cookie.split('; ').at(-1)
    expect(await add(device.create(options), at.from(admin.headers, cookie))).toMatchObject(REFUSED)
    for (const odd of [
      { origin: 'http://localhost:1' },
      { rpId: 'evil.example' },
      { challenge: 'x'.repeat(43) },
      { isVerified: false },
      { x5c: [new Uint8Array([1, 2, 3])] },
    ])
      expect(await add(device.create(options, odd))).toMatchObject(REFUSED)
    const login = await at.beginLogin()
    expect(await add(device.create(options), at.from(asker.headers, login.headers.cookie))).toMatchObject(REFUSED)
    const credential = device.create(options)
    await my.studio.call(addPasskey, { body: { name: 'Phone', credential } }, headers)
    expect(await add(credential)).toMatchObject(REFUSED)
    expect(await passkeysOf(asker)).toHaveLength(2)
    const later = await at.beginAdding(asker)
    aheadMs += 5 * 60_000
    expect(await add(device.create(later.options), later.headers)).toMatchObject(REFUSED)
  })

  test('answers one challenge once, in the browser that was given it, within five minutes', async () => {
    const { device } = await makeHolder()
    const { options, headers } = await at.beginLogin()
    expect(await at.refusal(device.get(options), at.from({}))).toEqual(INVALID)
    const other = await at.beginLogin()
    expect(await at.refusal(device.get(options), other.headers)).toEqual(INVALID)
    const credential = device.get(options)
    await my.studio.call(createPasskeySession, { body: { credential } }, headers)
    expect(await at.refusal(credential, headers)).toEqual(INVALID)
    const late = await at.beginLogin()
    aheadMs += 5 * 60_000
    expect(await at.refusal(device.get(late.options), late.headers)).toEqual(INVALID)
  })

  test('logs in by two browsers at once with one challenge for one of them alone', async () => {
    const { device } = await makeHolder()
    const { options, headers } = await at.beginLogin()
    const body = JSON.stringify({ credential: device.get(options) })
    const post = () =>
      my.studio.request(createPasskeySession.url, {
        method: 'POST',
        headers: { ...headers, 'content-type': 'application/json' },
        body,
      })
    const statuses = (await Promise.all([post(), post(), post()])).map(({ status }) => status)
    expect(statuses.toSorted((a, b) => a - b)).toEqual([201, 401, 401])
  })

  test('logs nobody in for another site, another key, or where nobody was asked who holds it', async () => {
    const { device, username } = await makeHolder()
    const { options, headers } = await at.beginLogin()
    const odd = [
      device.get(options, { origin: 'http://localhost:1' }),
      device.get(options, { rpId: 'evil.example' }),
      device.get(options, { isVerified: false }),
    ]
    for (const credential of odd) expect(await at.refusal(credential, headers)).toEqual(INVALID)
    aheadMs += 60 * 60_000 + 1
    const again = await at.beginLogin()
    const whole = device.get(again.options)
    const other = (await makeHolder()).device.get(again.options)
    const { response } = whole
    for (const credential of [
      { ...whole, response: { ...response, signature: other.response.signature } },
      { ...whole, response: { ...response, userHandle: other.response.userHandle ?? '' } },
      { ...whole, id: 'AAAA', rawId: 'AAAA' },
    ])
      expect(await at.refusal(credential, again.headers)).toEqual(INVALID)
    expect((await auditOf('login.failed')).slice(0, 2).map(({ subject }) => subject.name)).toEqual([
      'passkey',
      username,
    ])
  })

  test('that has counted back is refused and told of: there is a copy of it', async () => {
    const { device, username } = await makeHolder()
    device.device.counter = 5
    await at.logIn(device)
    for (const counter of [5, 4, 0]) {
      device.device.counter = counter
      const { options, headers } = await at.beginLogin()
      expect(await at.refusal(device.get(options), headers)).toEqual(INVALID)
    }
    expect((await auditOf('passkey.copied'))[0]?.subject.name).toBe(username)
    device.device.counter = 6
    await at.logIn(device)
  })

  test('is slowed down as a password is, also where nobody has it', async () => {
    const { device } = await makeHolder()
    const { options, headers } = await at.beginLogin()
    const tries = async (credential: ReturnType<typeof device.get>) => {
      const outcomes = []
      for (let n = 0; n < 7; n += 1) outcomes.push((await at.refusal(credential, headers))[0])
      return outcomes
    }
    const credential = device.get(options, { isVerified: false })
    const slowed = [401, 401, 401, 401, 401, 429, 429]
    expect(await tries(credential)).toEqual(slowed)
    expect(await tries({ ...credential, id: 'AAAA', rawId: 'AAAA' })).toEqual(slowed)
  })

  test('has a name that can be changed, by its owner alone, and is gone when it is removed', async () => {
    const { asker, device, passkey } = await makeHolder()
    const params = { id: passkey.id }
    const renamed = await my.studio.call(updatePasskey, { params, body: { name: ' Old laptop ' } }, asker.headers)
    expect(renamed.body).toEqual({ ...passkey, name: 'Old laptop' })
    for (const [route, input] of [
      [updatePasskey, { params, body: { name: 'Mine' } }],
      [removePasskey, { params }],
    ] as const)
      expect(await my.studio.refused(route, input, admin.headers)).toMatchObject({ code: 'passkey.not_found' })
    await my.studio.call(removePasskey, { params }, asker.headers)
    expect(await passkeysOf(asker)).toEqual([])
    const { options, headers } = await at.beginLogin()
    expect(await at.refusal(device.get(options), headers)).toEqual(INVALID)
    expect((await auditOf('passkey.removed'))[0]).toMatchObject({ subject: { id: passkey.id, name: 'Old laptop' } })
    expect((await auditOf('passkey.added'))[0]).toMatchObject({ subject: { id: passkey.id, name: 'Laptop' } })
  })

  test('goes with a password that an admin’s link replaced, and with the account; who is kept out stays out', async () => {
    const { asker, device, id } = await makeHolder()
    const params = { id }
    await my.studio.call(updateUser, { params, body: { disabled: true } }, admin.headers)
    const kept = await at.beginLogin()
    expect(await at.refusal(device.get(kept.options), kept.headers)).toEqual(INVALID)
    await my.studio.call(updateUser, { params, body: { disabled: false } }, admin.headers)
    const { token } = (await my.studio.call(inviteUser, { params }, admin.headers)).body
    await at.logIn(device)
    const password = 'another lighthouse, by day'
    await my.studio.call(acceptInvitation, { params: { token }, body: { password } })
    const { options, headers } = await at.beginLogin()
    expect(await at.refusal(device.get(options), headers)).toEqual(INVALID)
    expect(asker.me.id).toBe(id)

    const other = await makeHolder()
    await my.studio.call(removeUser, { params: { id: other.id }, querystring: { things: 'delete' } }, admin.headers)
    const gone = await at.beginLogin()
    expect(await at.refusal(other.device.get(gone.options), gone.headers)).toEqual(INVALID)
  })

  test('is not to be had at an address that is no name', async () => {
    const { asker } = await makeHolder()
    const body = { currentPassword: PASSWORD }
    for (const refused of [
      await my.studio.refused(beginPasskey, { body }, asker.headers),
      await my.studio.refused(beginPasskeyLogin, {}),
    ])
      expect(refused).toMatchObject({ status: 422, code: 'passkey.not_here' })
  })

  test('is refused beyond twenty', async () => {
    const { asker } = await makeHolder()
    for (let n = 1; n < 20; n += 1) await at.add(asker, at.newDevice(), `Key ${n}`)
    const body = { currentPassword: PASSWORD }
    expect(await my.studio.refused(beginPasskey, { body }, at.from(asker.headers))).toMatchObject({
      code: 'passkey.too_many',
    })
  })
})

describeStudioOnSqlite('a studio behind a proxy with a name', { config }, my => {
  test('gives passkeys to the name that it was asked by, over https only', async () => {
    await setUpAdmin(my.studio)
    const ask = (headers: Record<string, string>) => my.studio.call(beginPasskeyLogin, {}, headers)
    const { body } = await ask({ [FORWARDED_HOST]: 'studio.example', origin: 'https://studio.example' })
    expect(body.rpId).toBe('studio.example')
    const plain = { [FORWARDED_HOST]: 'studio.example', origin: 'http://studio.example' }
    expect((await my.studio.refused(beginPasskeyLogin, {}, plain)).code).toBe('passkey.not_here')
    const stranger = { [FORWARDED_HOST]: 'evil.example', origin: 'https://evil.example' }
    expect((await my.studio.refused(beginPasskeyLogin, {}, stranger)).code).toBe('request.unknown_host')
    expect((await my.studio.refused(createSession, { body: {} }, stranger)).code).toBe('request.unknown_host')
  })
})
