import { expect, test } from 'vitest'
import { namesShown } from './style-names.ts'

const STYLES = [
  { id: 'a', name: 'Watercolour', names: { de: 'Aquarell' } },
  { id: 'b', name: 'My own' },
]

test.each([
  ['de', 'Aquarell'],
  ['en', 'Watercolour'],
] as const)('in %s a built-in style is %s, and one of somebody is what they call it', (language, name) => {
  const { byId, byName } = namesShown(STYLES, language)
  expect([byId.get('a'), byId.get('b')]).toEqual([name, 'My own'])
  expect([byName.get('Watercolour'), byName.get('My own')]).toEqual([name, 'My own'])
})
