import { defineConfig } from 'drizzle-kit'

const dialect = process.env['DIALECT'] === 'postgresql' ? 'postgresql' : 'sqlite'

export default defineConfig({
  dialect,
  schema: './src/drizzle-kit.ts',
  out: `./migrations/${dialect}`,
  casing: 'snake_case',
})
