import { randomUUID } from 'node:crypto'
import { readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { homedir } from 'node:os'
import { dirname, join } from 'node:path'
import { makeFolder } from './files.ts'
import { UsageError } from './usage-error.ts'

const DEFAULT_URL = 'http://127.0.0.1:3000'
/** For its owner alone. */
const MODE = 0o600

export interface Settings {
  readonly url: string
  readonly key: string | undefined
  /** Where a login is kept. */
  readonly file: string
}

type Environment = Readonly<Record<string, string | undefined>>

export const environment = (): Environment => process.env

const fileIn = (env: Environment) =>
  join(env['XDG_CONFIG_HOME'] || join(env['HOME'] || homedir(), '.config'), 'atelier', 'login.json')

/** A flag comes before the environment, that before the file. A key is for the address that it was stored with, and for no other. */
export async function readSettings(env: Environment, url: string | undefined): Promise<Settings> {
  const file = fileIn(env)
  const asked = url ?? (env['ATELIER_URL'] || undefined)
  const isAllSaid = asked !== undefined && Boolean(env['ATELIER_KEY'])
  const stored = isAllSaid ? undefined : await readStored(file)
  const chosen = checked(asked ?? stored?.url ?? DEFAULT_URL)
  const key = env['ATELIER_KEY'] || (stored && sameOrigin(stored.url, chosen) ? stored.key : undefined)
  return { url: chosen, key: key || undefined, file }
}

function checked(url: string): string {
  if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol))
    throw new UsageError(`"${url}" is not an address such as ${DEFAULT_URL}.`)
  return url
}

const sameOrigin = (one: string, other: string) => new URL(one).origin === new URL(other).origin

interface Stored {
  readonly url: string
  readonly key?: string
}

async function readStored(file: string): Promise<Stored | undefined> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined
    throw error
  })
  if (text === undefined) return undefined
  if (process.platform !== 'win32' && ((await stat(file)).mode & 0o077) !== 0)
    throw new UsageError(`${file} can be read by others. Run: chmod 600 ${file}`)
  try {
    const { url, key } = JSON.parse(text) as Partial<Record<string, unknown>>
    if (typeof url === 'string') return { url: checked(url), ...(typeof key === 'string' && { key }) }
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
  }
  throw new UsageError(`${file} is not what "atelier login" wrote. Log in again, or remove it.`)
}

export async function storeLogin(file: string, login: Stored): Promise<void> {
  await makeFolder(dirname(file), 0o700)
  // Made anew, with its mode from the first byte, and in its place at once: a file that was there may be open to others.
  const part = `${file}.${randomUUID()}`
  try {
    await writeFile(part, `${JSON.stringify(login)}\n`, { mode: MODE, flag: 'wx' })
    await rename(part, file)
  } catch (error) {
    await rm(part, { force: true })
    throw error
  }
}
