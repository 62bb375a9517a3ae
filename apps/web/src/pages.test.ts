import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { PAGES } from './pages.ts'

test('every page has a component, and an address and a name of its own', () => {
  const fileOf = (component: string) => fileURLToPath(new URL(`features/${component}.vue`, import.meta.url))
  expect(PAGES.filter(({ component }) => !existsSync(fileOf(component)))).toEqual([])
  expect(new Set(PAGES.map(({ path }) => path)).size).toBe(PAGES.length)
  expect(new Set(PAGES.map(({ name }) => name)).size).toBe(PAGES.length)
})
