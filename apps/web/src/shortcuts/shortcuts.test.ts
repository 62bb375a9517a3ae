import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, expect, test } from 'vitest'
import { useShortcutRegistry } from './shortcuts.ts'

beforeEach(() => setActivePinia(createPinia()))
const nothing = () => {}

test('what covers the page has the keys for itself, but for those that work everywhere', () => {
  const registry = useShortcutRegistry()
  const titles = () =>
    registry.heard.map(({ title, shortcuts }) => [title, shortcuts.flatMap(({ keys }) => keys).join()])
  registry.add({
    title: 'app',
    shortcuts: [
      { keys: ['?'], label: 'list', isEverywhere: true, run: nothing },
      { keys: ['g'], label: 'gallery', run: nothing },
    ],
  })
  registry.add({ title: 'page', shortcuts: [{ keys: ['Delete'], label: 'delete', run: nothing }] })
  const leave = registry.add({
    title: 'editor',
    isAlone: true,
    shortcuts: [{ keys: ['Escape'], label: 'back', run: nothing }],
  })
  registry.add({ title: 'tool', shortcuts: [{ keys: ['b'], label: 'brush', run: nothing }] })
  expect(titles()).toEqual([
    ['app', '?'],
    ['editor', 'Escape'],
    ['tool', 'b'],
  ])
  leave()
  expect(titles().map(([title]) => title)).toEqual(['app', 'page', 'tool'])
})
