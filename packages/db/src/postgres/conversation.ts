import type { ReservedSql, Sql } from 'postgres'
import { isLostConnection } from '../trouble.ts'
import type { Answer } from './orm.ts'
import { isWaiting } from './waiting.ts'

/** How often a connection that turned out to be lost is replaced before a write has begun. */
const MAX_CONNECTIONS = 10

interface ConversationOptions {
  readonly sql: Sql
  /** What every write begins with. */
  readonly begin: string
  /** Sends a statement over a connection, and gives its answer once it is on its way. */
  readonly issue: (connection: ReservedSql, statement: PromiseLike<unknown>) => Promise<{ answer: Promise<unknown> }>
}

/**
 * What one write says to the server and hears from it. It speaks without waiting, and listens when somebody wants an
 * answer. A connection that is lost before it said a word is replaced, and all of it is said again: nothing was done yet.
 */
export function createConversation({ sql, begin, issue }: ConversationOptions) {
  const answers: PromiseLike<unknown>[] = []
  /** What was said and must be said again on another connection; undefined once the server has answered. */
  let unheard: PromiseLike<unknown>[] | undefined = []
  let connection: ReservedSql | undefined
  let connectionsLeft = MAX_CONNECTIONS

  async function open(): Promise<ReservedSql> {
    connectionsLeft -= 1
    connection = await sql.reserve()
    void answers.splice(0, Infinity, expected(connection.unsafe(begin)))
    return connection
  }

  async function tell(statement: PromiseLike<unknown>): Promise<void> {
    unheard?.push(statement)
    const { answer } = await issue(connection ?? (await open()), statement)
    answers.push(answer)
  }

  async function reopen(): Promise<void> {
    const again = unheard ?? []
    unheard = []
    await open()
    for (const statement of again) await tell(statement)
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
        return last
      } catch (error) {
        if (!unheard || connectionsLeft <= 0 || !isLostConnection(error)) throw error
        connection?.release()
        await reopen()
      }
    }
  }

  return {
    open,
    tell,
    hear,
    /** Says that it is done, without waiting for the answer. From here on nobody knows whether it is, until it is heard. */
    async commit(): Promise<void> {
      unheard = undefined
      const commit = expected((connection ?? (await open())).unsafe('commit'))
      answers.push(commit)
      // The driver holds back what comes behind a statement that it has to ask about first.
      await Promise.resolve()
      if (isWaiting(commit)) await hear()
    },
    async rollback(): Promise<void> {
      // Where the connection was lost, the server takes it back by itself.
      await connection?.unsafe('rollback').catch(() => {})
    },
    close(): void {
      connection?.release()
    },
  }
}

/** On its way now; its failure is heard by whoever asks for the answer, if anybody does. */
function expected(query: Answer): Answer {
  query.catch(() => {})
  return query
}
