import { expect, test } from 'vitest'
import type { Shortcut } from '../../shortcuts/shortcuts.ts'
import { availableOf } from './available.ts'

const shortcut = (label: string, keys: readonly string[], when?: () => boolean): Shortcut => ({
  label,
  keys,
  run: () => {},
  ...(when && { when }),
})
const keysOf = (...groups: readonly (readonly Shortcut[])[]) =>
  [...availableOf(groups.map(shortcuts => ({ title: '', shortcuts }))).values()].map(one => [
    one.shortcut.label,
    one.keys.join(),
  ])

test('only what makes sense just now can be done, and what does not takes no key from others', () => {
  expect(
    keysOf([
      shortcut('select nothing', ['Escape'], () => false),
      shortcut('back', ['Escape'], () => true),
      shortcut('open', ['Enter']),
    ]),
  ).toEqual([
    ['back', 'Escape'],
    ['open', 'Enter'],
  ])
})

test('a page that was opened later has a key for itself, and what has no key left is not offered', () => {
  expect(
    keysOf(
      [shortcut('hide', ['h', 'mod+.']), shortcut('import', ['u'])],
      [shortcut('here', ['h']), shortcut('up', ['u'])],
    ),
  ).toEqual([
    ['here', 'h'],
    ['up', 'u'],
    ['hide', 'mod+.'],
  ])
})
