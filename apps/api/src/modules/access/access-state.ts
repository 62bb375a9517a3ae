import type { Access } from '@atelier/contracts'
import { run, send, type Database, type Orm, type Work } from '@atelier/db'
import { eq } from 'drizzle-orm'
import type { Clock } from '../../platform/clock.ts'

/** In the table of settings, under a name that none of them has. */
const KEY = 'accessVersion'
/** Milliseconds between two looks at what other processes have changed. */
const LOOK_MS = 400
/** Milliseconds for which a look holds: with that, what has ended is out within a second. */
const FRESH_MS = 900

interface AccessStateDependencies {
  readonly db: Database
  readonly clock: Clock
  /** Whether nobody is asked who they are while there are no accounts. */
  readonly mayBeAlone: boolean
}

/**
 * Whether there are accounts, and a number that counts up with every change of who may come in. Each process looks at it, so
 * that what it remembers of sessions and keys is forgotten in time; whoever changes something looks at once.
 */
export function createAccessState({ db, clock, mayBeAlone }: AccessStateDependencies) {
  const {
    orm,
    tables: { settings, users },
  } = db
  const listeners = new Set<() => void>()
  let seen: { version: number; hasAccounts: boolean; atMs: number } = {
    version: -1,
    hasAccounts: false,
    atMs: -Infinity,
  }
  let timer: NodeJS.Timeout | undefined
  let looking: Promise<void> | undefined

  async function lookOnce(): Promise<void> {
    const atMs = performance.now()
    const [row] = await orm.select({ value: settings.value }).from(settings).where(eq(settings.key, KEY))
    const version = Number(row?.value ?? 0)
    if (version === seen.version) {
      seen = { ...seen, atMs }
      return
    }
    const [account] = await orm.select({ id: users.id }).from(users).limit(1)
    seen = { version, hasAccounts: account !== undefined, atMs }
    for (const listener of listeners) listener()
  }

  const look = (): Promise<void> =>
    (looking ??= lookOnce().finally(() => {
      looking = undefined
    }))

  return {
    look,
    /** After a change was committed: one that was under way may have begun before it. */
    async refresh(): Promise<void> {
      await looking?.catch(() => {})
      await look()
    },
    /** Part of every atomic write that changes who may come in, or what they may do. */
    *changed(tx: Orm): Work<void> {
      const [row] = yield* run(tx.select({ value: settings.value }).from(settings).where(eq(settings.key, KEY)))
      const value = Number(row?.value ?? 0) + 1
      const updatedAt = clock.now()
      yield* send(
        tx
          .insert(settings)
          .values({ key: KEY, value, updatedAt })
          .onConflictDoUpdate({ target: settings.key, set: { value, updatedAt } }),
      )
    },
    studio: (): Access['studio'] => (seen.hasAccounts ? 'shared' : mayBeAlone ? 'alone' : 'setup'),
    version: () => seen.version,
    /** False where the database was not looked at lately: it is away, or this process stood still. */
    isFresh: () => performance.now() - seen.atMs < FRESH_MS,
    onChange: (listener: () => void) => void listeners.add(listener),
    start() {
      // A database that is away is told of by those who need it; until it is back nothing that is remembered is believed.
      timer = setInterval(() => void look().catch(() => {}), LOOK_MS).unref()
    },
    close: () => clearInterval(timer),
  }
}
export type AccessState = ReturnType<typeof createAccessState>
