import type { TestProject } from 'vitest/node'
import { startPostgres } from './postgres-server.ts'

/** Vitest's global set-up: one server for all test files; each takes databases of its own in it. */
export async function setup(project: TestProject) {
  const server = await startPostgres()
  project.provide('postgresUrl', server.url())
  return () => server.stop()
}
