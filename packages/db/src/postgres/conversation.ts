import type { ReservedSql, Sql } from 'postgres'
import type { Step } from '../database.ts'
import { isLockTimeout, isLostConnection } from '../trouble.ts'
import type { Answer } from './orm.ts'
import { isWaiting } from './waiting.ts'

/** How often a connection that turned out to be lost is replaced before a write has begun. */
const MAX_CONNECTIONS = 10

interface ConversationOptions {
  readonly sql: Sql
  /** What every write begins with. */
  readonly begin: string
  /** Milliseconds that a write may wait for its turn. */
  readonly waitMs: number
  /** Sends a statement over a connection, and gives its answer once it is on its way. */
  readonly issue: (connection: ReservedSql, statement: PromiseLike<unknown>) => Promise<{ answer: Promise<unknown> }>
}

/**
 * What one write says to the server and hears from it. It speaks without waiting, and listens when somebody wants an
 * answer. A connection that is lost before it said a word is replaced, and all of it is said again: nothing was done yet.
 * The same where the server let it wait for its turn for too long.
 */
export function createConversation({ sql, begin, waitMs, issue }: ConversationOptions) {
  const giveUpAt = performance.now() + waitMs
  const answers: PromiseLike<unknown>[] = []
  /** What was said and can be said again; undefined once the server has answered. */
  let unheard: Pick<Step, 'statement' | 'judge'>[] | undefined = []
  /** Whether an answer that is still to come may fail the write. */
  let isJudging = false
  let committing = false
  let connection: ReservedSql | undefined
  let connectionsLeft = MAX_CONNECTIONS

  function sayBegin(over: ReservedSql): ReservedSql {
    void answers.splice(0, Infinity, expected(over.unsafe(begin)))
    return over
  }

  function held(): ReservedSql {
    if (!connection) throw new Error('A write that has no connection said something.')
    return connection
  }

  async function open(): Promise<ReservedSql> {
    connectionsLeft -= 1
    connection = await sql.reserve()
    return sayBegin(connection)
  }

  async function tell({ statement, judge }: Pick<Step, 'statement' | 'judge'>): Promise<void> {
    unheard?.push({ statement, ...(judge && { judge }) })
    isJudging ||= judge !== undefined
    const { answer } = await issue(connection ?? (await open()), statement)
    answers.push(judge ? judged(answer, judge) : answer)
  }

  async function sayAgain(): Promise<void> {
    const again = unheard ?? []
    unheard = []
    for (const step of again) await tell(step)
  }

  const mayTryAgain = (error: unknown) => unheard !== undefined && isLockTimeout(error) && performance.now() < giveUpAt

  function sayCommit() {
    committing = true
    const said = expected(held().unsafe('commit'))
    answers.push(said)
    return said
  }

  /** What failed is over, for the server too, before it is said again. */
  async function beginAgain(failure: unknown): Promise<void> {
    if (unheard && !committing && isLostConnection(failure) && connectionsLeft > 0) {
      connection?.release()
      await open()
    } else if (connection && mayTryAgain(failure)) {
      await connection.unsafe('rollback').catch(() => {})
      sayBegin(connection)
    } else throw failure
    await sayAgain()
    if (committing) void sayCommit()
  }

  /** The answer to what was said last, when all that was said before went well too. */
  async function hear(): Promise<unknown> {
    for (;;) {
      try {
        let last: unknown
        for (let next = answers.shift(); next; next = answers.shift()) {
          last = await next
          unheard = undefined
        }
        isJudging = false
        return last
      } catch (error) {
        await beginAgain(error)
      }
    }
  }

  /** Says that it is done, without waiting for the answer. From here on nobody knows whether it is, until it is heard. */
  async function commit(): Promise<void> {
    if (isJudging) await hear()
    const said = sayCommit()
    // The driver holds back what comes behind a statement that it has to ask about first.
    await Promise.resolve()
    if (isWaiting(said)) await hear()
  }

  return {
    open,
    tell,
    hear,
    commit,
    /** Whether it never had its turn, and may ask for another one: then nothing of it was done, the commit neither. */
    mayTryAgain,
    /** All of it once more, as far as it was said. */
    async repeat(): Promise<void> {
      await open()
      await sayAgain()
      await commit()
    },
    async rollback(): Promise<void> {
      // Where the connection was lost, the server takes it back by itself.
      await connection?.unsafe('rollback').catch(() => {})
    },
    close(): void {
      connection?.release()
      connection = undefined
    },
  }
}

export type Conversation = ReturnType<typeof createConversation>

/** The failure is heard by whoever asks for the answer, if anybody does. */
function judged(answer: Promise<unknown>, judge: (answer: unknown) => void): Promise<unknown> {
  const result = answer.then(judge)
  result.catch(() => {})
  return result
}

/** On its way now; its failure is heard by whoever asks for the answer, if anybody does. */
function expected(query: Answer): Answer {
  query.catch(() => {})
  return query
}
