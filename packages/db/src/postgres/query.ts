import type { Sql } from 'postgres'
import type { Client } from './orm.ts'

/** Rows of what an SQL text gives; of several statements, those of the last one that gives any. */
export type Query = <T = Record<string, unknown>>(text: string, values?: readonly unknown[]) => Promise<T[]>

/** SQL as it is, for what speaks to the database by itself. */
export function createQuery(sql: Sql, reader: Client): Query {
  /** A script with a transaction of its own needs one connection from its beginning to its end. */
  async function script(text: string): Promise<Answered> {
    const connection = await sql.reserve()
    try {
      return await connection.unsafe(text)
    } catch (error) {
      await connection.unsafe('rollback').catch(() => {})
      throw error
    } finally {
      connection.release()
    }
  }

  return async <T>(text: string, values: readonly unknown[] = []) =>
    // The caller knows what its text gives.
    rowsOf(await (/^\s*begin\b/i.test(text) ? script(text) : reader.unsafe(text, [...values]))) as T[]
}

/** The answer to one statement says which one that was; that to several is a list of such. */
const rowsOf = (answer: Answered): object[] =>
  withDates('columns' in answer ? answer : (answer as Answered[]).findLast(rows => rows.length > 0))

type Answered = object[] & { readonly columns?: readonly { readonly name: string; readonly type: number }[] }

const TIMES = new Set([1082, 1114, 1184])

/** The connections leave times as text, for Drizzle; whoever asks here expects what JavaScript has for them. */
function withDates(answer: Answered = []): object[] {
  const times = answer.columns?.filter(({ type }) => TIMES.has(type)) ?? []
  const dated = (row: object) => times.map(({ name }) => [name, dateOf(row[name as keyof typeof row])])
  return answer.map(row => (times.length > 0 ? { ...row, ...Object.fromEntries(dated(row)) } : row))
}

const dateOf = (text: string | null) => (text === null ? null : new Date(text))
