import { parentPort, workerData } from 'node:worker_threads'
import SqliteClient from 'better-sqlite3'
import { faultOf } from './sqlite-damage.ts'

/** A thread of its own for what reads a whole database file. */
const client = new SqliteClient(String(workerData), { readonly: true, fileMustExist: true })
try {
  parentPort?.postMessage(faultOf(client), [])
} finally {
  client.close()
}
