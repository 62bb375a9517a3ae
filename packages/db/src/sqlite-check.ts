import SqliteClient from 'better-sqlite3'
import { answerOf } from './sqlite-damage.ts'

/** A process of its own for what reads a whole database file: one can be ended in the middle of that, and a thread cannot. */
process.send?.(answerOf(() => new SqliteClient(String(process.argv[2]), { readonly: true, fileMustExist: true })))
