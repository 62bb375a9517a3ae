import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'

/** The tests wait for databases and sockets more than they compute: on two cores one worker takes twice as long as three. */
const MIN_WORKERS = 3

const project = (root: string, { needsPostgres = false, isOfVite = false } = {}) => ({
  test: {
    name: root,
    include: [`${root}/**/*.test.ts`],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    ...(needsPostgres && { globalSetup: './packages/db/src/testing/setup.ts' }),
    // Each file opens what it needs and closes it; loading the studio anew for each of forty files takes longer than most of them.
    isolate: false,
    // What Node runs by itself is loaded by it here, too: nothing is transformed, and the tests see the modules that the studio does.
    ...(!isOfVite && { experimental: { viteModuleRunner: false, nodeLoader: false } }),
  },
})

export default defineConfig({
  test: {
    maxWorkers: Math.max(MIN_WORKERS, availableParallelism() - 1),
    projects: [
      project('scripts'),
      project('packages/client', { needsPostgres: true }),
      project('packages/contracts'),
      project('packages/db', { needsPostgres: true }),
      project('packages/imaging'),
      project('packages/providers'),
      project('packages/sketch'),
      project('packages/storage'),
      project('apps/api', { needsPostgres: true }),
      project('apps/cli'),
      project('apps/mcp-stdio'),
      project('apps/web', { isOfVite: true }),
      project('bench'),
    ],
  },
})
