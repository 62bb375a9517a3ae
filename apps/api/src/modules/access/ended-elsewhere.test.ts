import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { endSession, getMe, listSessions, removeKey, updateUser } from '@atelier/contracts'
import { makePostgres, type TestDatabase } from '@atelier/db/testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { followEvents } from '../../testing/event-stream.ts'
import { logIn, makeKey, makeUser, setUpAdmin, type Asker } from '../../testing/people.ts'
import { startStudio, type Studio } from '../../testing/studio.ts'
import { describeStudio } from '../../testing/suite.ts'
import { until } from '../../testing/until.ts'

/** Milliseconds in which what has ended is out everywhere. */
const WITHIN = { within: 1000, every: 20 }

describe('three processes over one PostgreSQL', () => {
  const studios: Studio[] = []
  let database: TestDatabase
  let dataDir = ''
  let admin: Asker
  beforeAll(async () => {
    database = await makePostgres()
    dataDir = await mkdtemp(join(tmpdir(), 'atelier-three-'))
    for (let n = 0; n < 3; n += 1) studios.push(await startStudio({ databaseUrl: database.url, dataDir }))
    admin = await setUpAdmin(first())
  })
  afterAll(async () => {
    for (const studio of studios) await studio.stop()
    await database.drop()
    await rm(dataDir, { recursive: true, force: true })
  })
  const first = (): Studio => {
    const [studio] = studios
    if (!studio) throw new Error('none was started')
    return studio
  }
  const statusAt = async ({ url }: Studio, { cookie = '', ...headers }: Record<string, string>) =>
    (await fetch(`${url}/api/v1/me`, { headers: { ...headers, ...(cookie && { cookie }) } })).status

  const everywhere = (headers: Record<string, string>) => Promise.all(studios.map(studio => statusAt(studio, headers)))
  /** What all of them answer; waits for a second at most. */
  const become = async (headers: Record<string, string>, status: number) => {
    for (const studio of studios)
      await until(async () => (await statusAt(studio, headers)) === status, { ...WITHIN, what: String(status) })
    return everywhere(headers)
  }

  test('let in whoever logged in at one of them, once they know of the first account', async () => {
    expect(await become(admin.headers, 200)).toEqual([200, 200, 200])
  })

  test('let nobody in within a second of the end of a session, a key, or an account', async () => {
    const asker = await logIn(first(), 'ana')
    expect(await everywhere(asker.headers)).toEqual([200, 200, 200])
    const { items } = (await first().call(listSessions, {}, asker.headers)).body
    const current = items.find(({ isCurrent }) => isCurrent)
    await first().call(endSession, { params: { id: current?.id ?? '' } }, admin.headers)
    expect(await become(asker.headers, 401)).toEqual([401, 401, 401])

    const key = await makeKey(first(), admin, ['images:read'])
    expect(await everywhere(key.headers)).toEqual([200, 200, 200])
    await first().call(removeKey, { params: { id: key.id } }, admin.headers)
    expect(await become(key.headers, 401)).toEqual([401, 401, 401])

    const user = await makeUser(first(), admin, 'ben', 'member')
    expect(await everywhere(user.headers)).toEqual([200, 200, 200])
    await first().call(updateUser, { params: { id: user.me.id }, body: { disabled: true } }, admin.headers)
    expect(await become(user.headers, 401)).toEqual([401, 401, 401])
  })
})

describeStudio('an open event stream', {}, my => {
  const follow = (headers: Record<string, string>) => followEvents(my.studio, undefined, headers)

  test('ends with the first account, the session, the key, or what its reader may do', async () => {
    const { studio } = my
    const alone = await follow({})
    await alone.next('ready')
    const admin = await setUpAdmin(studio)
    await alone.ended

    const session = await logIn(studio, 'ana')
    const key = await makeKey(studio, admin, ['images:read'])
    const user = await makeUser(studio, admin, 'ben', 'member')
    const [ofSession, ofKey, ofUser, ofAdmin] = await Promise.all(
      [session, key, user, admin].map(({ headers }) => follow(headers)),
    )
    for (const stream of [ofSession, ofKey, ofUser, ofAdmin]) await stream?.next('ready')

    const { items } = (await studio.call(listSessions, {}, session.headers)).body
    await studio.call(endSession, { params: { id: items.find(one => one.isCurrent)?.id ?? '' } }, admin.headers)
    await ofSession?.ended
    await studio.call(removeKey, { params: { id: key.id } }, admin.headers)
    await ofKey?.ended
    await studio.call(updateUser, { params: { id: user.me.id }, body: { role: 'viewer' } }, admin.headers)
    await ofUser?.ended
    expect((await studio.call(getMe, {}, user.headers)).body.role).toBe('viewer')

    const { status } = await fetch(`${studio.url}/api/v1/events`, { headers: { accept: 'text/event-stream' } })
    expect(status).toBe(401)
    await ofAdmin?.close()
  })
})
