import { getMe, listPasskeys, listUsers } from '@atelier/contracts'
import { expect, test } from 'vitest'
import { readConfig, type Config } from '../config.ts'
import { StartError } from '../platform/start-error.ts'
import { logIn } from '../testing/people.ts'
import { passkeysAt } from '../testing/passkeys.ts'
import { makeDataDir } from '../testing/process.ts'
import { describeStudio } from '../testing/suite.ts'
import { until } from '../testing/until.ts'
import { runUsersCommand } from './users-command.ts'

describeStudio('the commands for people', { config: { trustProxy: 'loopback' } }, my => {
  const config = (): Config => ({ ...readConfig({}), dataDir: my.studio.dataDir, databaseUrl: my.database.url })
  const users = (...words: string[]) => runUsersCommand(config(), words)
  const passwordIn = (told: string | undefined) => /: (\S+)$/m.exec(told ?? '')?.[1] ?? ''

  test('make accounts, list them, and give them other passwords and roles, while the studio runs', async () => {
    expect(await users('list')).toBe('There are no accounts.')
    await expect(users('create', 'ana')).rejects.toThrow('has to be an admin')
    const password = passwordIn(await users('create', 'ana', '--role', 'admin'))
    await until(() => my.studio.deps.access.studio() === 'shared', { within: 1000, every: 20, what: 'accounts' })
    const ana = await logIn(my.studio, 'ana', password)
    expect(ana.me.role).toBe('admin')

    const bens = passwordIn(await users('create', 'ben', '--role', 'viewer'))
    expect((await logIn(my.studio, 'ben', bens)).me.role).toBe('viewer')
    await users('set-role', 'BEN', 'member')
    const { items } = (await my.studio.call(listUsers, {}, ana.headers)).body
    expect(items.map(({ username, role }) => [username, role])).toEqual([
      ['ana', 'admin'],
      ['ben', 'member'],
    ])
    expect(await users('list')).toMatch(/^ana {2}admin {3}last login \S+\nben {2}member {2}last login \S+$/)

    const at = passkeysAt(my.studio)
    await at.add({ ...ana, password }, at.newDevice())
    const told = await users('reset-password', 'ana')
    expect(told).toContain('its passkeys are removed')
    const next = passwordIn(told)
    const isOut = async () => (await fetch(`${my.studio.url}${getMe.url}`, { headers: ana.headers })).status === 401
    await until(isOut, { within: 1000, every: 20, what: 'the end of the sessions' })
    const again = await logIn(my.studio, 'ana', next)
    expect((await my.studio.call(listPasskeys, {}, again.headers)).body.items).toEqual([])
  })

  test('say in a sentence what they cannot do', async () => {
    await expect(users('set-role', 'ana', 'member')).rejects.toThrow('This is the last admin')
    await expect(users('reset-password', 'nobody')).rejects.toThrow(StartError)
    await expect(users('create', 'ana')).rejects.toThrow('There is an account called "ana" already')
    for (const words of [
      [],
      ['create'],
      ['set-role', 'ana'],
      ['set-role', 'ana', 'owner'],
      ['create', 'x', '--role', 'owner'],
    ])
      expect(await users(...words)).toBeUndefined()
  })
})

test('a command for a studio that was never started says so', async () => {
  const config = { ...readConfig({}), dataDir: await makeDataDir() }
  await expect(runUsersCommand(config, ['list'])).rejects.toThrow(/There is no studio at .* Start it once/)
})
