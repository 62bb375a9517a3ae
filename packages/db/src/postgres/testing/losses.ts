import { setTimeout as sleep } from 'node:timers/promises'
import type { Sql, TransactionSql } from 'postgres'

export interface Stage {
  /** Connections of their own, at most that many. */
  readonly open: (max: number) => Sql
  readonly admin: Sql
  /** Ends all connections that `open` made, and waits until they are gone. */
  readonly cut: () => Promise<unknown>
  readonly restart: () => Promise<void>
}

/** Plays one way to lose connections, and tells what a driver does wrong then. */
type Loss = (stage: Stage) => Promise<string[]>

const HANG_MS = 8000
/** Until the driver has heard of what happened to its connections. */
const HEARD_MS = 150

const settled = (work: PromiseLike<unknown>, ms = HANG_MS): Promise<string> =>
  Promise.race([
    Promise.resolve(work).then(
      () => 'resolves',
      () => 'rejects',
    ),
    sleep(ms, 'hangs'),
  ])

const faultsIn = (found: Readonly<Record<string, readonly [was: string, expected: string]>>): string[] =>
  Object.entries(found).flatMap(([what, [was, expected]]) => (was === expected ? [] : [`${what} ${was}`]))

/** How a transaction ends, once its work has too: that goes on when the connection is lost. */
async function outcomeOf(sql: Sql, work: (tx: TransactionSql) => Promise<unknown>): Promise<string> {
  let working: Promise<unknown> = Promise.resolve()
  const outcome = await settled(
    sql.begin(tx => {
      working = work(tx)
      return working
    }),
  )
  await settled(working)
  return outcome
}

const insert = (sql: Pick<Sql, 'unsafe'>, key: string) => sql.unsafe('insert into lost values ($1)', [key])

export const losses = {
  'between two statements of a transaction': async ({ open, cut }) => {
    const sql = open(2)
    const transaction = await outcomeOf(sql, async tx => {
      await insert(tx, '1a')
      await cut()
      await sleep(HEARD_MS)
      await insert(tx, '1b')
    })
    return faultsIn({
      'the transaction': [transaction, 'rejects'],
      'the query behind it': [await settled(sql`select 1`), 'resolves'],
    })
  },

  'while a statement of a transaction runs': async ({ open, cut }) => {
    const sql = open(2)
    const transaction = outcomeOf(sql, async tx => {
      await insert(tx, '2a')
      await tx`select pg_sleep(2)`
    })
    await sleep(HEARD_MS)
    await cut()
    return faultsIn({
      'the transaction': [await transaction, 'rejects'],
      'the query behind it': [await settled(sql`select 1`), 'resolves'],
    })
  },

  'in a transaction, while the connection is opened again for somebody else': async ({ open, cut, admin }) => {
    const sql = open(1)
    const transaction = await outcomeOf(sql, async tx => {
      await insert(tx, '3a')
      const other = sql`select 1`.catch(() => {})
      await cut()
      await sleep(500)
      await insert(tx, '3b')
      await other
    })
    await sleep(500)
    const left = await admin`select key from lost where key like '3%'`
    return faultsIn({
      'the transaction': [transaction, 'rejects'],
      'rows of the transaction that stay:': [String(left.length), '0'],
    })
  },

  'of a connection that was reserved': async ({ open, cut }) => {
    const sql = open(2)
    const reserved = await sql.reserve()
    await reserved.unsafe('begin; select pg_advisory_xact_lock(1)')
    await cut()
    await sleep(HEARD_MS)
    const rollback = await settled(reserved`rollback`)
    reserved.release()
    return faultsIn({
      'the rollback': [rollback, 'rejects'],
      'the query behind it': [await settled(sql`select 1`), 'resolves'],
    })
  },

  'when the server restarts under eight writers': async ({ open, restart, admin }) => {
    const sql = open(8)
    let writing = true
    let written = 0
    const write = async (writer: number): Promise<void> => {
      for (let n = 0; writing; n += 1)
        await sql
          .begin(async tx => {
            await tx`select pg_advisory_xact_lock(7)`
            await insert(tx, `5-${writer}-${n}-a`)
            await insert(tx, `5-${writer}-${n}-b`)
            written += 1
          })
          .catch(() => sleep(20))
    }
    const writers = Promise.all(Array.from({ length: 8 }, (_, writer) => write(writer)))
    await sleep(500)
    await restart()
    const before = written
    for (let waitedMs = 0; written < before + 80 && waitedMs < HANG_MS; waitedMs += 50) await sleep(50)
    writing = false
    const [counted] = await admin`select count(*)::int as halves from (
      select left(key, -2) from lost where key like '5%' group by 1 having count(*) = 1) as pairs`
    return faultsIn({
      'writing after the restart': [written >= before + 80 ? 'goes on' : 'stops', 'goes on'],
      'the writers': [await settled(writers), 'resolves'],
      'transactions that were done by half:': [String(counted?.halves), '0'],
    })
  },
} satisfies Record<string, Loss>
