import {
  acceptInvitation,
  beginSecondFactor,
  confirmSecondFactor,
  createSession,
  getMe,
  inviteUser,
  removeSecondFactor,
  updateUser,
} from '@atelier/contracts'
import { Secret, TOTP } from 'otpauth'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import { makeUser, PASSWORD, setUpAdmin, type Asker } from '../../../testing/people.ts'
import { databaseText, describeStudio } from '../../../testing/suite.ts'

/** Time passes only when the tests say so. */
let aheadMs = 0
const begun = Date.now()
const clock = { now: () => new Date(begun + aheadMs) }

describeStudio('a second factor', { replaced: { clock } }, my => {
  let admin: Asker
  let people = 0
  beforeAll(async () => {
    admin = await setUpAdmin(my.studio)
  })
  // Another period, so that no code of a test before is one that was used.
  beforeEach(() => {
    aheadMs += 5 * 60_000
  })

  const codeOf = (secret: string, offsetMs = 0) =>
    new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: clock.now().getTime() + offsetMs })
  const currentPassword = PASSWORD

  /** Somebody who has one. */
  async function makeCareful() {
    people += 1
    const username = `careful${people}`
    const asker = await makeUser(my.studio, admin, username, 'member')
    const { secret, uri } = (await my.studio.call(beginSecondFactor, { body: { currentPassword } }, asker.headers)).body
    expect(uri).toContain(`secret=${secret}`)
    const code = codeOf(secret)
    const { recoveryCodes } = (await my.studio.call(confirmSecondFactor, { body: { code } }, asker.headers)).body
    aheadMs += 60_000
    return { asker, username, secret, recoveryCodes }
  }
  const refused = async (username: string, totp?: string) => {
    const body = { username, password: PASSWORD, ...(totp !== undefined && { totp }) }
    const { status, code } = await my.studio.refused(createSession, { body })
    return [status, code]
  }
  const logIn = (username: string, totp: string) =>
    my.studio.call(createSession, { body: { username, password: PASSWORD, totp } })

  test('is asked for once it was confirmed, and each code counts once', async () => {
    const { asker, username, secret, recoveryCodes } = await makeCareful()
    expect((await my.studio.call(getMe, {}, asker.headers)).body.hasSecondFactor).toBe(true)
    expect(await refused(username)).toEqual([401, 'auth.second_factor'])
    expect(await refused(username, '000000')).toEqual([401, 'auth.invalid'])
    expect(await refused(username, codeOf(secret, -120_000))).toEqual([401, 'auth.invalid'])
    const code = codeOf(secret)
    expect((await logIn(username, code)).body.hasSecondFactor).toBe(true)
    expect(await refused(username, code)).toEqual([401, 'auth.invalid'])
    const text = await databaseText(my.database)
    for (const told of [secret, ...recoveryCodes]) expect(text).not.toContain(told)
  })

  test('of a phone that is lost is replaced by a code that was written down, each once', async () => {
    const { username, recoveryCodes } = await makeCareful()
    const [first = '', second = ''] = recoveryCodes
    expect(recoveryCodes).toHaveLength(10)
    await logIn(username, first.toUpperCase())
    expect(await refused(username, first)).toEqual([401, 'auth.invalid'])
    await logIn(username, second)
  })

  test('is not begun or removed without the password, nor confirmed by a wrong code', async () => {
    const { asker } = await makeCareful()
    const wrong = { currentPassword: 'not the lighthouse' }
    for (const route of [beginSecondFactor, removeSecondFactor])
      expect(await my.studio.refused(route, { body: wrong }, asker.headers)).toMatchObject({ code: 'password.wrong' })
    expect(await my.studio.refused(beginSecondFactor, { body: { currentPassword } }, asker.headers)).toMatchObject({
      code: 'factor.there',
    })
    await my.studio.call(removeSecondFactor, { body: { currentPassword } }, asker.headers)
    expect((await my.studio.call(getMe, {}, asker.headers)).body.hasSecondFactor).toBe(false)
    await my.studio.call(beginSecondFactor, { body: { currentPassword } }, asker.headers)
    expect(await my.studio.refused(confirmSecondFactor, { body: { code: '000000' } }, asker.headers)).toMatchObject({
      code: 'factor.code_wrong',
    })
  })

  test('cannot be guessed faster by asking without one in between', async () => {
    const { username } = await makeCareful()
    const outcomes = []
    for (let n = 0; n < 12; n += 1) {
      outcomes.push((await refused(username, '000000'))[0])
      await refused(username)
    }
    expect(outcomes.filter(status => status === 401).length).toBeLessThanOrEqual(5)
  })

  test('is asked for with a link, too, and an admin can take it away', async () => {
    const { asker, username, secret } = await makeCareful()
    const params = { id: asker.me.id }
    const { token } = (await my.studio.call(inviteUser, { params }, admin.headers)).body
    const password = 'another lighthouse, by day'
    const accept = (totp?: string) => ({ params: { token }, body: { password, ...(totp !== undefined && { totp }) } })
    expect(await my.studio.refused(acceptInvitation, accept())).toMatchObject({ code: 'auth.second_factor' })
    expect(await my.studio.refused(acceptInvitation, accept('000000'))).toMatchObject({ code: 'auth.invalid' })
    await my.studio.call(acceptInvitation, accept(codeOf(secret)))
    await my.studio.call(updateUser, { params, body: { secondFactor: false } }, admin.headers)
    expect((await my.studio.call(createSession, { body: { username, password } })).body.hasSecondFactor).toBe(false)
  })
})
