import { defineConfig } from 'vitest/config'

const project = (root: string, needsPostgres: boolean) => ({
  test: {
    name: root,
    include: [`${root}/**/*.test.ts`],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    ...(needsPostgres && { globalSetup: './packages/db/src/testing/setup.ts' }),
  },
})

export default defineConfig({
  test: {
    projects: [
      project('packages/contracts', false),
      project('packages/db', true),
      project('packages/imaging', false),
      project('packages/providers', false),
      project('packages/storage', false),
      project('apps/api', true),
      project('apps/web', false),
    ],
  },
})
