import { open, readdir, stat } from 'node:fs/promises'
import { createServer } from 'node:http'
import { dirname } from 'node:path'
import { makeKey, setUpAdmin } from '@atelier/api/testing/people'
import { describeStudioOnSqlite } from '@atelier/api/testing/suite'
import { expect, onTestFinished, test } from 'vitest'
import { builtCommand, linesOf } from './testing/command.ts'

describeStudioOnSqlite('the command and a key', {}, my => {
  const command = builtCommand()

  test('a key comes from the environment or a file of its owner, and goes to its own studio only', async () => {
    const admin = await setUpAdmin(my.studio)
    const key = await makeKey(my.studio, admin, ['images:read', 'generations:write'])
    const ATELIER_URL = my.studio.url

    expect(await command.run(['list'], { env: { ATELIER_URL } })).toMatchObject({ code: 3 })
    expect(await command.run(['list'], { env: { ATELIER_URL, ATELIER_KEY: 'atl_wrong' } })).toMatchObject({ code: 3 })
    expect(await command.run(['list'], { env: { ATELIER_URL, ATELIER_KEY: key.secret } })).toMatchObject({ code: 0 })
    expect(
      await command.run(['import', 'atelier.js'], { env: { ATELIER_URL, ATELIER_KEY: key.secret } }),
    ).toMatchObject({ code: 3 })

    const wrong = await command.run(['login', '--url', ATELIER_URL], { input: 'atl_wrong\n' })
    expect(wrong).toMatchObject({ code: 3 })
    const login = await command.run(['login', '--url', ATELIER_URL, '--json'], { input: `${key.secret}\n` })
    expect(login).toMatchObject({ code: 0 })
    const [told] = linesOf(login)
    const file = String(told?.['file'])
    expect(login.stdout + login.stderr).not.toContain(key.secret)
    expect((await stat(file)).mode & 0o777).toBe(0o600)
    expect(await command.run(['list'])).toMatchObject({ code: 0 })

    // Whoever has the file of an earlier login open does not read the key of a later one.
    const before = await open(file)
    onTestFinished(() => before.close())
    const other = await makeKey(my.studio, admin, ['images:read'])
    const again = await command.run(['login', '--url', ATELIER_URL], { input: `${other.secret}\n` })
    expect(again).toMatchObject({ code: 0 })
    expect(await before.readFile('utf8')).not.toContain(other.secret)
    expect((await stat(file)).mode & 0o777).toBe(0o600)
    expect(await readdir(dirname(file))).toEqual(['login.json'])

    // Another server is not told the key.
    const seen: (string | undefined)[] = []
    const stranger = createServer(({ headers }, response) => {
      seen.push(headers.authorization)
      response.writeHead(404).end()
    })
    await new Promise<void>(resolve => void stranger.listen(0, '127.0.0.1', resolve))
    onTestFinished(() => void stranger.close())
    const address = stranger.address()
    const port = typeof address === 'object' && address ? address.port : 0
    expect(await command.run(['list', '--url', `http://127.0.0.1:${port}`])).toMatchObject({ code: 4 })
    expect(seen).toEqual([undefined])
  })
})
