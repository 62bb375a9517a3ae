import type { ReservedSql, Sql } from 'postgres'
import type { Orm, Work } from '../database.ts'
import { createConversation, type Conversation } from './conversation.ts'
import { createLine } from './line.ts'
import { ormOf } from './orm.ts'
import { createPreparing } from './prepared.ts'

/** Milliseconds. A connection that has rested for longer may be dead without anybody having said so. */
const RESTED_MS = 1000

/**
 * One writer at a time, as SQLite has it: sequences then follow the order of commits, so a reader that remembers the
 * last number it saw misses nothing, and a guard that was read holds until the commit. The lock is for other processes;
 * the writes of this one stand in line, for the one connection of `sql`.
 *
 * While a write holds the lock nobody else writes, so it waits for the server only where it needs an answer: beginning and
 * the lock go out with the first statement, what is only sent with whatever comes behind it, if it is the commit.
 */
export function createWriter(sql: Sql, { begin, waitMs }: { begin: string; waitMs: number }) {
  const line = createLine(waitMs)
  const issuer = createIssuer()
  let heardAt = -RESTED_MS

  async function converse<T>(work: (orm: Orm) => Work<T>): Promise<{ result: T; said: Conversation }> {
    const said = createConversation({ sql, begin, waitMs, issue: issuer.issue })
    try {
      await said.open()
      if (performance.now() - heardAt > RESTED_MS) await said.hear()
      const statements = work(issuer.orm)
      let step = statements.next()
      while (!step.done) {
        await said.tell(step.value)
        step = statements.next(step.value.awaited ? await said.hear() : undefined)
      }
      await said.commit()
      return { result: step.value, said }
    } catch (error) {
      await said.rollback()
      throw error
    } finally {
      said.close()
    }
  }

  /** Until it is done. One that only spoke has left the line when it hears that its turn never came. */
  async function hearOut({ hear, mayTryAgain, repeat, close }: Conversation): Promise<void> {
    for (;;) {
      try {
        await hear()
        return
      } catch (error) {
        if (!mayTryAgain(error)) throw error
        await line.enter()
        await repeat().finally(() => {
          close()
          line.leave()
        })
      }
    }
  }

  return async function atomic<T>(work: (orm: Orm) => Work<T>): Promise<T> {
    await line.enter()
    // The next one begins when this one has said that it is done: the server hears them in that order.
    const { result, said } = await converse(work).finally(line.leave)
    await hearOut(said)
    heardAt = performance.now()
    return result
  }
}

/** An ORM whose statements go over whichever connection the write under way has. */
function createIssuer() {
  const isWorthPreparing = createPreparing()
  let connection: ReservedSql | undefined
  let issued = Promise.withResolvers<void>()

  const orm = ormOf({
    unsafe(text, values = []) {
      if (!connection) throw new Error('A statement of an atomic write was run outside of it.')
      // It goes out in the order of the calls, and not when its answer is asked for.
      const query = connection.unsafe(text, values as never[], { prepare: isWorthPreparing(text) }).execute()
      issued.resolve()
      return query
    },
  })

  async function issue(over: ReservedSql, statement: PromiseLike<unknown>): Promise<{ answer: Promise<unknown> }> {
    connection = over
    issued = Promise.withResolvers()
    const answer = Promise.resolve(statement)
    await Promise.race([issued.promise, answer.catch(() => {})])
    return { answer }
  }

  return { orm, issue }
}
