import { access } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { ROLES, type Role, type User } from '@atelier/contracts'
import { isPostgresUrl, openDatabase, type Database } from '@atelier/db'
import { ROOT, type Config } from '../config.ts'
import { createAccessModule, NOBODY, randomGroups, type AccessModule } from '../modules/access/module.ts'
import { systemClock } from '../platform/clock.ts'
import { AppError } from '../platform/errors.ts'
import { randomIds } from '../platform/ids.ts'
import { StartError } from '../platform/start-error.ts'

export const USAGE = `Usage:
  npm run studio -- users list
  npm run studio -- users create NAME [--role admin|member|viewer]
  npm run studio -- users reset-password NAME
  npm run studio -- users set-role NAME admin|member|viewer

The studio may run meanwhile; what is changed here holds there within a second.`

const BY_COMMAND = { actor: NOBODY }
/** No browser logs in here, so nothing is signed or sealed, and nothing told in a log. */
const NOTHING = { secret: '', providers: [], log: { warn: () => {} } }

/** No command deletes anybody. */
const UNTOUCHED = { handOver: async () => {}, remove: async () => {} }

/** Five groups of four have 96 bits. */
const makePassword = () => randomGroups(5, 4)

const isRole = (word: string | undefined): word is Role => ROLES.some(role => role === word)

/** Says what was done; undefined where the words make no sense. Throws `StartError` for what a person can do something about. */
export async function runUsersCommand(config: Config, words: readonly string[]): Promise<string | undefined> {
  const { values, positionals } = parseArgs({
    args: [...words],
    options: { role: { type: 'string' } },
    allowPositionals: true,
    strict: false,
  })
  const [verb, name, role] = positionals
  const wanted = values.role ?? 'member'
  if (verb === 'list' && name === undefined) return inStudio(config, listUsers)
  if (name === undefined) return undefined
  if (verb === 'create' && typeof wanted === 'string' && isRole(wanted))
    return inStudio(config, people => createUser(people, name, wanted))
  if (verb === 'reset-password') return inStudio(config, people => resetPassword(people, name))
  if (verb === 'set-role' && isRole(role)) return inStudio(config, people => setRole(people, name, role))
  return undefined
}

async function inStudio(config: Config, work: (people: AccessModule) => Promise<string>): Promise<string> {
  const dataDir = resolve(ROOT, config.dataDir)
  const db = await openAsItIs(config.databaseUrl, dataDir)
  try {
    const parts = { db, clock: systemClock, ids: randomIds, dataDir, mayBeAlone: false, admin: undefined }
    const people = createAccessModule({ ...parts, ...NOTHING, belongings: UNTOUCHED })
    await people.state.look()
    return await work(people)
  } catch (error) {
    if (error instanceof AppError) throw new StartError(error.message, { cause: error })
    throw error
  } finally {
    await db.close()
  }
}

/** Neither locked nor brought up to date: the studio may be at work on it. */
async function openAsItIs(databaseUrl: string | null, dataDir: string): Promise<Database> {
  if (databaseUrl !== null && isPostgresUrl(databaseUrl)) return openDatabase(databaseUrl)
  const path =
    databaseUrl === null
      ? join(dataDir, 'atelier.db')
      : resolve(ROOT, databaseUrl.replace(/^(file|sqlite):(\/\/)?/, ''))
  await access(path).catch((error: unknown) => {
    throw new StartError(`There is no studio at ${path}. Start it once, or set DATA_DIR.`, { cause: error })
  })
  return openDatabase(path)
}

async function listUsers({ accounts }: AccessModule): Promise<string> {
  const users = await accounts.list()
  if (users.length === 0) return 'There are no accounts.'
  const width = Math.max(...users.map(({ username }) => username.length))
  return users.map(user => `${user.username.padEnd(width)}  ${user.role.padEnd(6)}  ${conditionOf(user)}`).join('\n')
}

const conditionOf = ({ disabled, joinedAt, seenAt }: User) =>
  disabled ? 'disabled' : joinedAt === null ? 'invited' : seenAt === null ? 'never logged in' : `last login ${seenAt}`

async function createUser(
  { accounts, firstAccount, state }: AccessModule,
  username: string,
  role: Role,
): Promise<string> {
  const password = makePassword()
  if (state.studio() === 'shared') {
    await accounts.create(BY_COMMAND, { username, role, password })
    return `Made the account ${username} (${role}). Its password: ${password}`
  }
  if (role !== 'admin') throw new StartError('The first account has to be an admin: add --role admin.')
  await firstAccount.make(BY_COMMAND, { username, password })
  return `Made the first account, ${username} (admin). Its password: ${password}`
}

async function findUser({ accounts }: AccessModule, username: string): Promise<User> {
  const found = (await accounts.list()).find(user => user.username.toLowerCase() === username.toLowerCase())
  if (!found) throw new StartError(`There is no account "${username}". "users list" shows those there are.`)
  return found
}

async function resetPassword(people: AccessModule, username: string): Promise<string> {
  const user = await findUser(people, username)
  const password = makePassword()
  await people.accounts.setPassword(BY_COMMAND, user.id, password)
  return `The new password of ${user.username}: ${password}\nAll sessions of the account have ended, its passkeys are removed, and no second factor is asked for.`
}

async function setRole(people: AccessModule, username: string, role: Role): Promise<string> {
  const user = await findUser(people, username)
  await people.accounts.update(BY_COMMAND, user.id, { role })
  return `${user.username} is ${role} now.`
}
