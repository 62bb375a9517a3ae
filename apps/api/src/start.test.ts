import { chmod, mkdir, rm, stat, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { openDatabase } from '@atelier/db'
import { makePostgres } from '@atelier/db/testing'
import { pino } from 'pino'
import { describe, expect, onTestFinished, test } from 'vitest'
import { readConfig } from './config.ts'
import { openStudio } from './studio.ts'
import { storedSecret } from './platform/secrets.ts'
import { StartError } from './platform/start-error.ts'
import { mountDisk } from './testing/disks.ts'
import { makeDataDir, spawnStudio } from './testing/process.ts'

/** What the process tells when it does not start: the one sentence on stderr. */
async function toldBy(env: Record<string, string>): Promise<string> {
  const { code, stderr, stdout } = await spawnStudio({ LOG_LEVEL: 'silent', DATA_DIR: await makeDataDir(), ...env })
    .ended
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
  expect(stderr).toMatch(/^Atelier cannot start: [A-Z][^\n]*\.\n$/)
  return stderr
}

/** The same sentence without a process: why nothing can be opened. */
async function refusalOf(env: Record<string, string>): Promise<string> {
  const opened = openStudio(
    readConfig({ DATA_DIR: env['DATA_DIR'] ?? (await makeDataDir()), ...env }),
    pino({ level: 'silent' }),
  )
  const error = await opened.then(
    deps => deps.close(),
    (thrown: unknown) => thrown,
  )
  expect(error).toBeInstanceOf(StartError)
  const { message } = error as StartError
  expect(message).toMatch(/^[A-Z][^\n]*\.$/)
  return message
}

async function makePostgresUrl(): Promise<URL> {
  const { url, drop } = await makePostgres()
  onTestFinished(drop)
  return new URL(url)
}

const changed = (url: URL, changes: Partial<Pick<URL, 'hostname' | 'port' | 'password' | 'pathname' | 'username'>>) =>
  Object.assign(new URL(url), changes).href

async function listenSomewhere(): Promise<string> {
  const server = createServer()
  onTestFinished(() => void server.close())
  await new Promise<void>(resolve => void server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  return String(typeof address === 'object' && address ? address.port : 0)
}

describe('a process that cannot start says why in one sentence and ends with 1', () => {
  test('when a setting makes no sense', async () => {
    expect(await toldBy({ SECRET_KEY: 'short' })).toMatch(/SECRET_KEY .* at least 16 characters/)
  })

  test('when the port is in use', async () => {
    const port = await listenSomewhere()
    expect(await toldBy({ PORT: port })).toMatch(new RegExp(`Port ${port} is in use.* set PORT`))
  })

  test('when the host is not this machine', async () => {
    expect(await toldBy({ HOST: '192.0.2.1' })).toMatch(/HOST=192\.0\.2\.1 is not an address of this machine/)
  })

  test('when PostgreSQL refuses the password, which is not repeated', async () => {
    const told = await toldBy({ DATABASE_URL: changed(await makePostgresUrl(), { password: 'wrong-secret' }) })
    expect(told).toMatch(/the password is wrong/)
    expect(told).not.toMatch(/wrong-secret/)
  })
})

describe('the folder of the data', () => {
  test('cannot be below a file', async () => {
    const folder = await makeDataDir()
    await writeFile(join(folder, 'file'), '')
    expect(await refusalOf({ DATA_DIR: join(folder, 'file', 'data') })).toMatch(
      /data folder .*file\/data cannot be made or used.* DATA_DIR/,
    )
  })

  test('must be one that may be written to', async () => {
    const disk = await mountDisk('size=4m,ro')
    // Where nothing can be mounted: what should become a file is a folder.
    const folder = disk?.folder ?? (await makeDataDir())
    if (!disk) await mkdir(join(folder, 'secret.key'))
    expect(await refusalOf({ DATA_DIR: folder })).toMatch(/secret key .* can be neither read nor made.* permissions/)
    await rm(join(folder, 'secret.key'), { recursive: true, force: true }).catch(() => {})
    if (!disk) await mkdir(join(folder, 'atelier.lock'))
    expect(await refusalOf({ DATA_DIR: folder, SECRET_KEY: 'sixteen letters!' })).toMatch(
      /data folder .* cannot be written to.* permissions/,
    )
  })

  test('must have its place for the storage free', async () => {
    const folder = await makeDataDir()
    await writeFile(join(folder, 'storage'), '')
    expect(await refusalOf({ DATA_DIR: folder })).toMatch(/data folder .* cannot be written to/)
  })

  test('must have room, and is as good as new once it has', async () => {
    const disk = await mountDisk('size=64k')
    const told = disk ? await refusalOf({ DATA_DIR: disk.folder }) : 'nothing can be mounted here; the disk is full'
    expect(told).toMatch(/the disk is full|space on its disk/)
    disk?.remount('size=16m')
    const deps = await openStudio(
      readConfig({ DATA_DIR: disk?.folder ?? (await makeDataDir()) }),
      pino({ level: 'silent' }),
    )
    await expect(deps.checks.database()).resolves.toBeUndefined()
    await expect(deps.checks.storage()).resolves.toBeUndefined()
    await deps.close()
  })
})

describe('the database', () => {
  test('must not be a file of something else', async () => {
    const folder = await makeDataDir()
    await writeFile(join(folder, 'atelier.db'), "somebody's notes; ".repeat(200))
    expect(await refusalOf({ DATA_DIR: folder })).toMatch(
      /atelier\.db cannot be opened: the file is not a SQLite database\.$/,
    )
  })

  test('must be in a folder that there is', async () => {
    expect(await refusalOf({ DATABASE_URL: '/no/such/folder/studio.db' })).toMatch(
      /\/no\/such\/folder\/studio\.db cannot be written to/,
    )
  })

  test('must not belong to a newer version', async () => {
    const url = (await makePostgresUrl()).href
    const db = openDatabase(url)
    await db.migrate()
    if (db.dialect === 'postgresql')
      await db.query("insert into drizzle.__drizzle_migrations (hash, created_at) values ('later', 9000000000000)")
    await db.close()
    expect(await refusalOf({ DATABASE_URL: url })).toMatch(/newer version of Atelier, so start that one\.$/)
  })

  test('is of one studio alone when it is a file, wherever it lies', async () => {
    const path = join(await makeDataDir(), 'shared.db')
    const first = await openStudio(
      readConfig({ DATA_DIR: await makeDataDir(), DATABASE_URL: path }),
      pino({ level: 'silent' }),
    )
    expect(await refusalOf({ DATABASE_URL: path })).toMatch(
      /Another Atelier is using the folder of the database .*shared\.db/,
    )
    await first.close()
    await (
      await openStudio(readConfig({ DATA_DIR: await makeDataDir(), DATABASE_URL: path }), pino({ level: 'silent' }))
    ).close()
  })

  test('has to let the studio in', async () => {
    const url = await makePostgresUrl()
    expect(await refusalOf({ DATABASE_URL: changed(url, { pathname: '/nowhere' }) })).toMatch(
      /there is no such database\.$/,
    )
    expect(await refusalOf({ DATABASE_URL: changed(url, { port: '1' }) })).toMatch(/nothing listens there\.$/)
    expect(await refusalOf({ DATABASE_URL: changed(url, { hostname: 'nowhere.invalid' }) })).toMatch(
      /there is no such host|cannot be looked up/,
    )
    expect(await refusalOf({ DATABASE_URL: changed(url, { password: '' }) })).toMatch(
      /asks for a password|password is wrong/,
    )
    expect(await refusalOf({ DATABASE_URL: changed(url, { username: 'stranger' }) })).toMatch(
      /password is wrong|may not log in/,
    )
  })
})

describe('what a studio writes', () => {
  test('is for its own user alone, unless a proxy sends pictures from the folder', async () => {
    const modesOf = async (env: Record<string, string>) => {
      const folder = await makeDataDir()
      await chmod(folder, 0o755)
      const studio = spawnStudio({ DATA_DIR: folder, ...env })
      await studio.ready
      return Promise.all(
        ['.', 'storage', 'atelier.db', 'secret.key'].map(async name =>
          ((await stat(join(folder, name))).mode & 0o777).toString(8),
        ),
      )
    }
    expect(await modesOf({})).toEqual(['700', '700', '600', '600'])
    expect((await modesOf({ X_ACCEL_REDIRECT: '/stored/' }))[0]).toBe('755')
  })
})

describe('the secret key', () => {
  test('that a full disk left empty is made anew, and kept from then on', async () => {
    const folder = await makeDataDir()
    await writeFile(join(folder, 'secret.key'), '')
    const made = await storedSecret(folder)
    expect(made).toMatch(/^[\w-]{43}$/)
    expect(await storedSecret(folder)).toBe(made)
  })

  test('is one for all processes that start at the same time', async () => {
    const folder = await makeDataDir()
    const made = await Promise.all(Array.from({ length: 8 }, () => storedSecret(folder)))
    expect(new Set(made).size).toBe(1)
  })
})
