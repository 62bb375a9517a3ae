import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'

/** The tests wait for databases and sockets more than they compute: on two cores one worker takes twice as long as three. */
const MIN_WORKERS = 3

const project = (root: string, needsPostgres: boolean) => ({
  test: {
    name: root,
    include: [`${root}/**/*.test.ts`],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    ...(needsPostgres && { globalSetup: './packages/db/src/testing/setup.ts' }),
    // Each file opens what it needs and closes it; loading the studio anew for each of forty files takes longer than most of them.
    isolate: false,
  },
})

export default defineConfig({
  test: {
    maxWorkers: Math.max(MIN_WORKERS, availableParallelism() - 1),
    projects: [
      project('scripts', false),
      project('packages/client', true),
      project('packages/contracts', false),
      project('packages/db', true),
      project('packages/imaging', false),
      project('packages/providers', false),
      project('packages/sketch', false),
      project('packages/storage', false),
      project('apps/api', true),
      project('apps/cli', false),
      project('apps/mcp-stdio', false),
      project('apps/web', false),
      project('bench', false),
    ],
  },
})
