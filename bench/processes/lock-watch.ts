import { openDatabase } from '@atelier/db'

/** Milliseconds between two looks at who holds the lock of all writers. */
const LOOK_MS = 10

/** Counts commits, and looks at what the one who may write is doing. */
export async function watchLock(url: string) {
  const db = openDatabase(url)
  if (db.dialect !== 'postgresql') throw new Error(`${url} is no PostgreSQL`)
  const { query, close } = db
  const commits = async () => {
    const [row] = await query<{ commits: number }>(
      'select xact_commit::float as commits from pg_stat_database where datname = current_database()',
    )
    return row?.commits ?? 0
  }
  const before = await commits()
  let [looks, held, idle, waiting] = [0, 0, 0, 0]
  let looking: Promise<unknown> = Promise.resolve()
  const timer = setInterval(() => {
    looking = look().catch(() => {})
  }, LOOK_MS)

  async function look(): Promise<void> {
    const rows = await query<{ granted: boolean; state: string }>(
      `select granted, state from pg_locks join pg_stat_activity using (pid)
       where locktype = 'advisory' and objid = 7261002`,
    )
    looks += 1
    waiting += rows.filter(({ granted }) => !granted).length
    const holder = rows.find(({ granted }) => granted)
    if (holder) held += 1
    if (holder?.state.startsWith('idle in transaction')) idle += 1
  }

  return {
    async stop() {
      clearInterval(timer)
      await looking
      const counted = (await commits()) - before - looks
      await close()
      return {
        commits: counted,
        heldPart: held / looks,
        idlePart: held === 0 ? 0 : idle / held,
        waiting: waiting / looks,
      }
    },
  }
}
