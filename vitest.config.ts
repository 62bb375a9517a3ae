import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    projects: ['packages/*', 'apps/*'].map(root => ({
      test: { name: root, include: [`${root}/**/*.test.ts`] },
    })),
  },
})
