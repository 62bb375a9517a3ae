import type { Role } from '@atelier/contracts'
import type { Database } from '@atelier/db'
import { and, eq, gt, isNull, or } from 'drizzle-orm'
import type { Actor } from '../../../platform/actor.ts'
import type { Clock } from '../../../platform/clock.ts'
import { createLru } from '../../../platform/lru.ts'
import type { AccessState } from '../access-state.ts'
import { usernameKeyOf } from '../accounts/username.ts'
import { isKeySecret } from '../keys/keys.service.ts'
import { permissionsOf, permissionsOfKey } from '../roles.ts'
import type { SessionCookie } from '../sessions/cookie.ts'
import { digestOf, SESSION_MS } from '../sessions/sessions.service.ts'

/** Who is remembered; a person has a browser or two, and a few programs. */
const MAX_REMEMBERED = 2000
/** Milliseconds between two notes of when something was last used. */
const USE_NOTED_MS = 5 * 60 * 1000

interface CredentialsDependencies {
  readonly db: Database
  readonly clock: Clock
  readonly state: AccessState
  readonly cookie: SessionCookie
  /** An account for somebody whom the proxy vouches for, and who has none yet. */
  readonly admit: (username: string) => Promise<void>
}

export interface Known {
  readonly actor: Actor
  /** Milliseconds since 1970; Infinity where it does not end by itself. */
  readonly endsAt: number
}

interface Remembered {
  known: Known
  readonly noteUse?: (now: Date) => Promise<{ endsAt?: number }>
  usedAt: number
}

/** At once where it is remembered, which it is nearly always. */
type Answer = Known | undefined | Promise<Known | undefined>

interface Person {
  readonly id: string
  readonly username: string
  readonly role: Role
}

const actorOf = ({ id, username, role }: Person): Actor => ({
  id,
  role,
  name: username,
  permissions: permissionsOf(role),
})

/** Who somebody is, by what they show. What is remembered is forgotten with any change of who may come in. */
export function createCredentials({ db, clock, state, cookie, admit }: CredentialsDependencies) {
  const {
    orm,
    tables: { users, sessions, accessKeys: keys },
  } = db
  const remembered = createLru<string, Remembered>(MAX_REMEMBERED)
  state.onChange(() => remembered.clear())
  const person = { id: users.id, username: users.username, role: users.role }

  async function findSession(digest: string): Promise<Remembered | undefined> {
    const [row] = await orm
      .select({ ...person, session: sessions.id, expiresAt: sessions.expiresAt, usedAt: sessions.usedAt })
      .from(sessions)
      .innerJoin(users, eq(users.id, sessions.userId))
      .where(and(eq(sessions.digest, digest), gt(sessions.expiresAt, clock.now()), eq(users.disabled, false)))
    if (!row) return undefined
    const actor: Actor = { ...actorOf(row), through: { kind: 'session', id: row.session } }
    return {
      known: { actor, endsAt: row.expiresAt.getTime() },
      usedAt: row.usedAt.getTime(),
      async noteUse(usedAt) {
        const expiresAt = new Date(usedAt.getTime() + SESSION_MS)
        await orm.update(sessions).set({ usedAt, expiresAt }).where(eq(sessions.id, row.session))
        return { endsAt: expiresAt.getTime() }
      },
    }
  }

  async function findKey(digest: string): Promise<Remembered | undefined> {
    const [row] = await orm
      .select({ ...person, key: keys.id, scopes: keys.scopes, expiresAt: keys.expiresAt, usedAt: keys.usedAt })
      .from(keys)
      .innerJoin(users, eq(users.id, keys.userId))
      .where(
        and(
          eq(keys.digest, digest),
          or(isNull(keys.expiresAt), gt(keys.expiresAt, clock.now())),
          eq(users.disabled, false),
        ),
      )
    if (!row) return undefined
    const permissions = permissionsOfKey(row.role, row.scopes)
    const actor: Actor = { ...actorOf(row), permissions, through: { kind: 'key', id: row.key } }
    return {
      known: { actor, endsAt: row.expiresAt?.getTime() ?? Infinity },
      usedAt: row.usedAt?.getTime() ?? 0,
      async noteUse(usedAt) {
        await orm.update(keys).set({ usedAt }).where(eq(keys.id, row.key))
        return {}
      },
    }
  }

  async function findName(usernameKey: string): Promise<Remembered | undefined> {
    const [row] = await orm
      .select({ ...person, disabled: users.disabled })
      .from(users)
      .where(eq(users.usernameKey, usernameKey))
    if (!row || row.disabled) return undefined
    return {
      known: { actor: { ...actorOf(row), through: { kind: 'proxy' } }, endsAt: Infinity },
      usedAt: clock.now().getTime(),
    }
  }

  /** In the background: whoever asks does not wait for it, and the next use notes what this one could not. */
  async function noteUse(entry: Remembered, now: Date): Promise<void> {
    if (!entry.noteUse) return
    entry.usedAt = now.getTime()
    try {
      const { endsAt = entry.known.endsAt } = await entry.noteUse(now)
      entry.known = { ...entry.known, endsAt }
    } catch {
      entry.usedAt = 0
    }
  }

  function used(entry: Remembered | undefined): Known | undefined {
    const now = clock.now()
    if (!entry || entry.known.endsAt <= now.getTime()) return undefined
    if (now.getTime() - entry.usedAt >= USE_NOTED_MS) void noteUse(entry, now)
    return entry.known
  }

  async function look(place: string, find: () => Promise<Remembered | undefined>): Promise<Known | undefined> {
    if (!state.isFresh()) await state.look()
    const version = state.version()
    const entry = await find()
    // What was read before a change is not remembered after it.
    if (entry && version === state.version()) remembered.set(place, entry)
    return used(entry)
  }

  function by(place: string, find: () => Promise<Remembered | undefined>): Answer {
    const entry = state.isFresh() ? remembered.get(place) : undefined
    return entry ? used(entry) : look(place, find)
  }

  return {
    /** By a `Cookie` header. What was remembered needs no signature: it had one. */
    byCookie(header: string, { isSecure }: { isSecure: boolean }): Answer {
      const value = cookie.valueIn(header, { isSecure })
      if (value === undefined) return undefined
      return by(`cookie:${digestOf(value)}`, async () => {
        const token = cookie.tokenOf(value)
        return token === undefined ? undefined : findSession(digestOf(token))
      })
    },
    byKey(secret: string): Answer {
      if (!isKeySecret(secret)) return undefined
      const digest = digestOf(secret)
      return by(`key:${digest}`, () => findKey(digest))
    },
    /** By the word of a proxy. */
    byName(username: string): Answer {
      const usernameKey = usernameKeyOf(username)
      const find = () => findName(usernameKey)
      return by(`name:${usernameKey}`, async () => {
        const found = await find()
        if (found) return found
        await admit(username)
        return find()
      })
    },
  }
}
