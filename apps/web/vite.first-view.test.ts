import { expect, test } from 'vitest'
import { firstView } from './vite.first-view.ts'

test('every piece that is named by a function has a name for the bundler, which warns at the first start otherwise', () => {
  const named = firstView().filter(({ name }) => typeof name === 'function')
  expect(named.length).toBeGreaterThan(0)
  expect(named.filter(({ debugName }) => !debugName)).toEqual([])
})
